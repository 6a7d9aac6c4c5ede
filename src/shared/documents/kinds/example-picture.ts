import { zlibSync } from 'fflate'

/** A small picture for examples and tests: bands of grey, as a data address. */
export function examplePicture(width = 480, height = 300): string {
  const rows = new Uint8Array(height * (width + 1))
  for (let y = 0; y < height; y += 1) {
    // The first byte of a row names its filter, none.
    for (let x = 0; x < width; x += 1) rows[y * (width + 1) + 1 + x] = shade(x / width, y / height)
  }
  const head = new Uint8Array(13)
  const view = new DataView(head.buffer)
  view.setUint32(0, width)
  view.setUint32(4, height)
  // Eight bits a pixel, grey.
  head[8] = 8
  const signature = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  const parts = [signature, chunk('IHDR', head), chunk('IDAT', zlibSync(rows)), chunk('IEND', new Uint8Array())]
  return `data:image/png;base64,${btoa(parts.map((part) => String.fromCharCode(...part)).join(''))}`
}

/** A frame, and in it four bars of growing height. */
function shade(x: number, y: number): number {
  if (x < 0.01 || y < 0.016 || x > 0.99 || y > 0.984) return 60
  const bar = Math.floor((x - 0.1) / 0.2)
  const inBar = bar >= 0 && bar < 4 && (x - 0.1) % 0.2 < 0.13
  return inBar && y > 0.8 - bar * 0.18 && y < 0.9 ? 90 + bar * 30 : 245
}

function chunk(name: string, data: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(12 + data.length)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, data.length)
  for (let at = 0; at < 4; at += 1) bytes[4 + at] = name.charCodeAt(at)
  bytes.set(data, 8)
  view.setUint32(8 + data.length, crc32(bytes.subarray(4, 8 + data.length)))
  return bytes
}

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1
  }
  return (crc ^ 0xffffffff) >>> 0
}
