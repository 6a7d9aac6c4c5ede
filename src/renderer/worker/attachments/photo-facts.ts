import { parse } from 'exifr/dist/lite.esm.mjs'
import { type FileFacts, MAX_THUMBNAIL_CHARS } from '#shared/domain/attachment'

const SIDE = 240
const QUALITIES = [0.72, 0.5, 0.3]

type PhotoFacts = Pick<FileFacts, 'takenAt' | 'geo' | 'thumbnail'>

/** What a photo says of itself, and its small picture; nothing for other files, and for photos that say nothing. */
export async function photoFacts(file: Blob): Promise<PhotoFacts> {
  if (!file.type.startsWith('image/')) return {}
  const [camera, thumbnail] = await Promise.all([cameraFacts(file), thumbnailOf(file)])
  return { ...camera, ...(thumbnail ? { thumbnail } : {}) }
}

const HEADS: readonly (readonly [number, readonly number[]])[] = [
  [0, [0xff, 0xd8, 0xff]],
  [0, [0x89, 0x50, 0x4e, 0x47]],
  [8, [0x57, 0x45, 0x42, 0x50]],
]

/** A JPEG, PNG or WebP by its first bytes, whatever it is called, that can be drawn where drawing is possible. */
export async function isPicture(file: Blob): Promise<boolean> {
  const head = new Uint8Array(await file.slice(0, 12).arrayBuffer())
  const known = HEADS.some(([at, bytes]) => bytes.every((byte, index) => head[at + index] === byte))
  if (!known || typeof createImageBitmap !== 'function') return known
  try {
    const picture = await createImageBitmap(file)
    picture.close()
    return true
  } catch {
    return false
  }
}

/** Named block by block: the lite reader knows no `interop` block and fails on one list for all (`pick`). */
const cameraTags = {
  exif: { pick: ['DateTimeOriginal', 'OffsetTimeOriginal'] },
  gps: { pick: ['GPSLatitudeRef', 'GPSLatitude', 'GPSLongitudeRef', 'GPSLongitude'] },
  reviveValues: false,
}

async function cameraFacts(file: Blob): Promise<PhotoFacts> {
  try {
    const found = await parse(await file.arrayBuffer(), cameraTags)
    if (!found) return {}
    const takenAt = takenAtOf(found.DateTimeOriginal, found.OffsetTimeOriginal)
    const { latitude: lat, longitude: lon } = found
    const geo = Number.isFinite(lat) && Number.isFinite(lon) ? { geo: { lat, lon } } : {}
    return { ...(takenAt ? { takenAt } : {}), ...geo }
  } catch {
    // A photo with a broken header is still a photo.
    return {}
  }
}

/** `2026:11:23 09:30:00`; a camera that does not say where it is stands in this country. */
export function takenAtOf(text: unknown, offset: unknown): string | undefined {
  const [, date, time] = /^(\d{4}:\d{2}:\d{2})[ T](\d{2}:\d{2}:\d{2})/.exec(String(text)) ?? []
  if (!date || !time) return undefined
  const zone = /^[+-]\d{2}:\d{2}$/.test(String(offset)) ? String(offset) : '+08:00'
  const at = new Date(`${date.replaceAll(':', '-')}T${time}${zone}`)
  return Number.isNaN(at.getTime()) ? undefined : at.toISOString()
}

/** Drawn upright, whatever way the camera was held. */
async function thumbnailOf(file: Blob): Promise<string | undefined> {
  if (typeof createImageBitmap !== 'function' || typeof OffscreenCanvas !== 'function') return undefined
  let picture: ImageBitmap | undefined
  try {
    picture = await createImageBitmap(file, { imageOrientation: 'from-image' })
    const scale = Math.min(1, SIDE / Math.max(picture.width, picture.height))
    const canvas = new OffscreenCanvas(
      Math.max(1, Math.round(picture.width * scale)),
      Math.max(1, Math.round(picture.height * scale)),
    )
    const context = canvas.getContext('2d')
    if (!context) return undefined
    context.fillStyle = '#fff'
    context.fillRect(0, 0, canvas.width, canvas.height)
    context.imageSmoothingQuality = 'high'
    context.drawImage(picture, 0, 0, canvas.width, canvas.height)
    for (const quality of QUALITIES) {
      const text = base64Of(await canvas.convertToBlob({ type: 'image/jpeg', quality }))
      if ((await text).length <= MAX_THUMBNAIL_CHARS) return text
    }
    return undefined
  } catch {
    // Not every file that calls itself a picture can be drawn.
    return undefined
  } finally {
    picture?.close()
  }
}

async function base64Of(blob: Blob): Promise<string> {
  const bytes = new Uint8Array(await blob.arrayBuffer())
  let text = ''
  for (const byte of bytes) text += String.fromCharCode(byte)
  return btoa(text)
}
