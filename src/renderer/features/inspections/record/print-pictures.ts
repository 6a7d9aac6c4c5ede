import type { Attachment } from '#shared/domain/attachment'
import type { DeskWorker } from '../../../data/desk-worker-api'
import { markedCopy } from '../photos/watermark'

/** Half a page wide at 200 dots an inch: sharp on paper, and sixty of them still make a file that opens. */
const PRINT_SIDE = 1280

export interface PrintPictures {
  /** Data addresses by attachment. */
  readonly pictures: ReadonlyMap<string, string>
  readonly done: number
  readonly total: number
  /** Those whose originals are not on this machine: their small pictures stand in. */
  readonly missing: number
}

interface Wanted {
  readonly photos: readonly Attachment[]
  readonly signatures: readonly Attachment[]
  /** Lines printed onto each photo. */
  readonly marked: (photo: Attachment) => readonly string[]
}

/** Pictures of the record in the size they print in, one after another; `step` is told of each. Stops when told to. */
export async function printPictures(
  desk: DeskWorker,
  { photos, signatures, marked }: Wanted,
  step: (state: PrintPictures) => void,
  stopped: () => boolean,
): Promise<void> {
  const pictures = new Map<string, string>()
  let [done, missing] = [0, 0]
  const total = photos.length
  const tell = () => step({ pictures: new Map(pictures), done, total, missing })
  for (const signature of signatures) {
    const answer = await desk.openAttachment(signature.sha256)
    const found = answer.ok ? await dataAddress(answer.file) : thumbnailOf(signature)
    if (found) pictures.set(signature.id, found)
  }
  tell()
  for (const photo of photos) {
    if (stopped()) return
    const answer = await desk.openAttachment(photo.sha256)
    const found = answer.ok
      ? await dataAddress(await markedCopy(answer.file, marked(photo), PRINT_SIDE))
      : thumbnailOf(photo)
    if (found) pictures.set(photo.id, found)
    if (!answer.ok) missing += 1
    done += 1
    tell()
  }
}

export function thumbnailOf({ thumbnail }: Attachment): string | undefined {
  return thumbnail && `data:image/jpeg;base64,${thumbnail}`
}

function dataAddress(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result))
    reader.onerror = () => reject(reader.error ?? new Error('unreadable'))
    reader.readAsDataURL(blob)
  })
}
