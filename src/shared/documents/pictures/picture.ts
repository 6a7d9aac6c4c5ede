import { PICTURE_LIMITS } from './limits'

/** A picture ready to be placed: what kind of file it is and how many pixels it has. */
export interface Picture {
  readonly type: 'png' | 'jpg'
  /** `data:image/png;base64,…`: as content keeps it, as pages show it. */
  readonly source: string
  readonly bytes: Uint8Array
  readonly width: number
  readonly height: number
}

export type PictureProblem = 'pictureUnreadable' | 'pictureKind' | 'pictureLarge'

export type PictureResult = { readonly picture: Picture } | { readonly problem: PictureProblem }

const dataUri = /^data:image\/(png|jpe?g);base64,([A-Za-z0-9+/\s]*={0,2})$/

/** Reads a PNG or JPEG given as a data address. What the bytes say counts, not what the address claims. */
export function readPicture(source: string): PictureResult {
  // A base64 character holds six bits; nothing is decoded before its size is known.
  if (source.length * 0.75 > PICTURE_LIMITS.bytes + 100) return { problem: 'pictureLarge' }
  const [, , encoded] = dataUri.exec(source) ?? []
  if (encoded === undefined) return { problem: source.startsWith('data:image/') ? 'pictureKind' : 'pictureUnreadable' }
  const bytes = decode(encoded)
  if (!bytes) return { problem: 'pictureUnreadable' }
  const size = pngSize(bytes) ?? jpegSize(bytes)
  if (!size) return { problem: 'pictureKind' }
  if (size.width < 1 || size.height < 1) return { problem: 'pictureUnreadable' }
  if (size.width * size.height > PICTURE_LIMITS.pixels) return { problem: 'pictureLarge' }
  return { picture: { ...size, source: `data:image/${size.type === 'png' ? 'png' : 'jpeg'};base64,${encoded}`, bytes } }
}

function decode(base64: string): Uint8Array | undefined {
  try {
    return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
  } catch {
    return undefined
  }
}

type Size = Pick<Picture, 'type' | 'width' | 'height'>

function pngSize(bytes: Uint8Array): Size | undefined {
  const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
  if (bytes.length < 33 || signature.some((byte, at) => bytes[at] !== byte)) return undefined
  const view = new DataView(bytes.buffer, bytes.byteOffset)
  return { type: 'png', width: view.getUint32(16), height: view.getUint32(20) }
}

/** Walks the segments of a JPEG to its frame header. */
function jpegSize(bytes: Uint8Array): Size | undefined {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return undefined
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  let at = 2
  while (at + 9 < bytes.length) {
    if (bytes[at] !== 0xff) return undefined
    const marker = bytes[at + 1] ?? 0
    if (marker === 0xff) at += 1
    else if (isFrameHeader(marker))
      return { type: 'jpg', height: view.getUint16(at + 5), width: view.getUint16(at + 7) }
    else at += 2 + view.getUint16(at + 2)
  }
  return undefined
}

/** SOF0 to SOF15 without DHT, JPG and DAC, which share the range. */
function isFrameHeader(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc
}
