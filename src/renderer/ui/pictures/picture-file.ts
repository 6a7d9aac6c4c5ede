import { PICTURE_LIMITS } from '#shared/documents/pictures/limits'
import { type PictureProblem, type PictureResult, readPicture } from '#shared/documents/pictures/picture'
import { drawnOnPaper } from './drawn-on-paper'

/** On paper a line of text is 156 mm long: more pixels than these nobody sees, and everybody's machine carries them. */
const MOST_SIDE = 1600
/** Up to here a file stays as it is. */
const SMALL_BYTES = 400 * 1024
/** A drawing compresses well as PNG; a photograph does not and becomes a JPEG. */
const MOST_PNG_BYTES = 600 * 1024
const QUALITY = 0.85

/**
 * A picture for a document from a file of any kind the browser can show: upright, no larger than paper shows, without
 * what a camera writes beside it (place, device).
 */
export async function pictureFromFile(file: Blob): Promise<PictureResult> {
  if (file.size > 4 * PICTURE_LIMITS.bytes) return { problem: 'pictureLarge' }
  const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' }).catch(() => undefined)
  if (!bitmap) return { problem: kindOfUnreadable(file) }
  try {
    if (bitmap.width * bitmap.height > PICTURE_LIMITS.pixels) return { problem: 'pictureLarge' }
    const isSmall = file.size <= SMALL_BYTES && Math.max(bitmap.width, bitmap.height) <= MOST_SIDE
    const kept = isSmall && file.type === 'image/png'
    return readPicture(await dataAddress(kept ? file : await redrawn(bitmap, file.type)))
  } finally {
    bitmap.close()
  }
}

async function redrawn(bitmap: ImageBitmap, type: string): Promise<Blob> {
  const { canvas } = drawnOnPaper(bitmap, MOST_SIDE)
  if (type !== 'image/jpeg') {
    const png = await canvas.convertToBlob({ type: 'image/png' })
    if (png.size <= MOST_PNG_BYTES) return png
  }
  return canvas.convertToBlob({ type: 'image/jpeg', quality: QUALITY })
}

/** Something that calls itself a picture and is broken, or none at all. */
function kindOfUnreadable(file: Blob): PictureProblem {
  return /^image\/(png|jpeg)$/.test(file.type) ? 'pictureUnreadable' : 'pictureKind'
}

function dataAddress(file: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result))
    reader.onerror = () => reject(reader.error)
    reader.readAsDataURL(file)
  })
}
