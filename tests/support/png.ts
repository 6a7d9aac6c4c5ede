import { inflateSync } from 'node:zlib'
import type { Bitmap } from './office'

/** Decodes a screenshot: eight bits a channel, RGB or RGBA, not interlaced; anything else is an error. */
export function readPng(bytes: Uint8Array): Bitmap {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  const width = view.getUint32(16)
  const height = view.getUint32(20)
  const channels = bytes[25] === 6 ? 4 : bytes[25] === 2 ? 3 : 0
  if (bytes[24] !== 8 || channels === 0 || bytes[28] !== 0) throw new Error('a PNG of another kind')
  const packed: Uint8Array[] = []
  for (let at = 8; at < bytes.length; at += 12 + view.getUint32(at)) {
    const name = String.fromCharCode(...bytes.subarray(at + 4, at + 8))
    if (name === 'IDAT') packed.push(bytes.subarray(at + 8, at + 8 + view.getUint32(at)))
  }
  return {
    width,
    height,
    pixels: withoutAlpha(unfiltered(inflateSync(Buffer.concat(packed)), width, channels), channels),
  }
}

/** Undoes the filter of each row (PNG specification, 9.2). */
function unfiltered(rows: Uint8Array, width: number, channels: number): Uint8Array {
  const stride = width * channels
  const pixels = new Uint8Array((rows.length / (stride + 1)) * stride)
  for (let from = 0, to = 0; to < pixels.length; from += stride + 1, to += stride) {
    const filter = rows[from] ?? 0
    for (let x = 0; x < stride; x += 1) {
      const left = x >= channels ? (pixels[to + x - channels] ?? 0) : 0
      const up = pixels[to + x - stride] ?? 0
      const corner = x >= channels ? (pixels[to + x - stride - channels] ?? 0) : 0
      pixels[to + x] = (rows[from + 1 + x] ?? 0) + predicted(filter, left, up, corner)
    }
  }
  return pixels
}

function predicted(filter: number, left: number, up: number, corner: number): number {
  if (filter === 1) return left
  if (filter === 2) return up
  if (filter === 3) return (left + up) >> 1
  return filter === 4 ? paeth(left, up, corner) : 0
}

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)]
  if (a <= b && a <= c) return left
  return b <= c ? up : corner
}

function withoutAlpha(pixels: Uint8Array, channels: number): Uint8Array {
  if (channels === 3) return pixels
  const rgb = new Uint8Array((pixels.length / 4) * 3)
  for (let from = 0, to = 0; from < pixels.length; from += 4, to += 3) rgb.set(pixels.subarray(from, from + 3), to)
  return rgb
}
