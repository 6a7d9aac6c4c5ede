import { randomBytes } from 'node:crypto'

interface PhotoFacts {
  /** `2026:11:26 09:12:00`, on the Shanghai clock. */
  readonly takenAt: string
  readonly lat: number
  readonly lon: number
  /** As EXIF counts: 6 is a telephone held upright. */
  readonly orientation?: number
  /** Of the whole file. */
  readonly bytes?: number
}

/** A photo as a telephone writes it: a drawn JPEG with time, place and orientation in its header, as large as asked for. */
export function sitePhoto(jpeg: Buffer, facts: PhotoFacts): Buffer {
  const exif = exifSegment(facts)
  const head = Buffer.concat([jpeg.subarray(0, 2), exif, jpeg.subarray(2)])
  const rest = Math.max(0, (facts.bytes ?? 0) - head.length)
  // What follows the end of the picture is read over by whoever draws it, and makes every file another one.
  return Buffer.concat([head, randomBytes(rest)])
}

const ASCII = 2
const SHORT = 3
const LONG = 4
const RATIONAL = 5

interface Tag {
  readonly tag: number
  readonly type: number
  readonly count: number
  readonly value: Buffer
}

function exifSegment({ takenAt, lat, lon, orientation = 1 }: PhotoFacts): Buffer {
  const text = (tag: number, words: string): Tag => {
    const value = Buffer.from(`${words}\0`, 'latin1')
    return { tag, type: ASCII, count: value.length, value }
  }
  const long = (tag: number, value: number): Tag => ({ tag, type: LONG, count: 1, value: uint32(value) })
  const degrees = (tag: number, value: number): Tag => {
    const minutes = (value % 1) * 60
    const parts = [Math.floor(value), 1, Math.floor(minutes), 1, Math.round((minutes % 1) * 60 * 1000), 1000]
    return { tag, type: RATIONAL, count: 3, value: Buffer.concat(parts.map(uint32)) }
  }
  const ifd0 = (exifAt: number, gpsAt: number): Tag[] => [
    { tag: 0x0112, type: SHORT, count: 1, value: uint32(orientation) },
    long(0x8769, exifAt),
    long(0x8825, gpsAt),
  ]
  const first = 8
  const exifAt = first + sizeOf(ifd0(0, 0))
  const exif = [text(0x9003, takenAt), text(0x9011, '+08:00')]
  const gpsAt = exifAt + sizeOf(exif)
  const gps = [text(0x0001, 'N'), degrees(0x0002, lat), text(0x0003, 'E'), degrees(0x0004, lon)]
  const tiff = Buffer.concat([
    Buffer.from('II*\0', 'latin1'),
    uint32(first),
    directory(ifd0(exifAt, gpsAt), first),
    directory(exif, exifAt),
    directory(gps, gpsAt),
  ])
  const body = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff])
  const head = Buffer.from([0xff, 0xe1, 0, 0])
  head.writeUInt16BE(body.length + 2, 2)
  return Buffer.concat([head, body])
}

const even = (size: number) => size + (size % 2)

function sizeOf(tags: readonly Tag[]): number {
  const apart = tags.filter(({ value }) => value.length > 4)
  return 6 + tags.length * 12 + apart.reduce((sum, { value }) => sum + even(value.length), 0)
}

function directory(tags: readonly Tag[], at: number): Buffer {
  const entries = Buffer.alloc(6 + tags.length * 12)
  entries.writeUInt16LE(tags.length, 0)
  const apart: Buffer[] = []
  let next = at + entries.length
  for (const [index, { tag, type, count, value }] of tags.entries()) {
    const entry = 2 + index * 12
    entries.writeUInt16LE(tag, entry)
    entries.writeUInt16LE(type, entry + 2)
    entries.writeUInt32LE(count, entry + 4)
    if (value.length <= 4) value.copy(entries, entry + 8)
    else {
      entries.writeUInt32LE(next, entry + 8)
      const padded = Buffer.alloc(even(value.length))
      value.copy(padded)
      apart.push(padded)
      next += padded.length
    }
  }
  return Buffer.concat([entries, ...apart])
}

function uint32(value: number): Buffer {
  const buffer = Buffer.alloc(4)
  buffer.writeUInt32LE(value)
  return buffer
}
