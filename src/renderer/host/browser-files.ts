import type { FileFilter, OpenedFile, SavedFile, SaveRequest } from '#shared/host'
import { DeskError } from '#shared/messages/catalogue'
import { MAX_OPENED_BYTES, safeFileName } from '#shared/security/file-rules'

/** Old kernels on plain PCs lack the save dialog of the File System Access API, and a policy may forbid it: then a download. */
type Picker = (options: {
  suggestedName: string
  types: { description: string; accept: Record<string, string[]> }[]
}) => Promise<FileSystemFileHandle>

export async function saveFile(request: SaveRequest): Promise<SavedFile | undefined> {
  const name = safeFileName(request.name)
  const pick = (window as { showSaveFilePicker?: Picker }).showSaveFilePicker
  if (!pick) return download(name, request.bytes)
  const handle = await pickPlace(pick, name, request.filter)
  if (handle === 'cancelled') return undefined
  if (handle === 'impossible') return download(name, request.bytes)
  try {
    const writable = await handle.createWritable()
    await writable.write(request.bytes as Uint8Array<ArrayBuffer>)
    await writable.close()
    return { name: handle.name }
  } catch (error) {
    throw new DeskError('desktop.fileNotSaved', { name: handle.name, reason: reasonOf(error) }, { cause: error })
  }
}

async function pickPlace(
  pick: Picker,
  suggestedName: string,
  filter: FileFilter,
): Promise<FileSystemFileHandle | 'cancelled' | 'impossible'> {
  try {
    const accept = { 'application/octet-stream': filter.extensions.map((extension) => `.${extension}`) }
    return await pick.call(window, { suggestedName, types: [{ description: filter.name, accept }] })
  } catch (error) {
    // SecurityError: no user gesture left after long work, or a policy. NotAllowedError: the enterprise forbids it.
    return error instanceof DOMException && error.name === 'AbortError' ? 'cancelled' : 'impossible'
  }
}

function download(name: string, bytes: Uint8Array): SavedFile {
  const url = URL.createObjectURL(new Blob([bytes as Uint8Array<ArrayBuffer>]))
  const anchor = document.createElement('a')
  anchor.href = url
  anchor.download = name
  anchor.click()
  // The download has taken hold of the bytes by then; at once would be too early for large files.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
  return { name }
}

export function openFiles(request: {
  readonly filter: FileFilter
  readonly multiple?: boolean
}): Promise<readonly OpenedFile[]> {
  return new Promise((resolve, reject) => {
    const input = document.createElement('input')
    input.type = 'file'
    input.multiple = request.multiple ?? false
    input.accept = request.filter.extensions.map((extension) => `.${extension}`).join(',')
    input.addEventListener('cancel', () => resolve([]))
    input.addEventListener('change', () => {
      Promise.all([...(input.files ?? [])].map(readFile)).then(resolve, reject)
    })
    input.click()
  })
}

async function readFile(file: File): Promise<OpenedFile> {
  if (file.size > MAX_OPENED_BYTES)
    throw new DeskError('desktop.fileTooLarge', { name: file.name, limit: `${MAX_OPENED_BYTES / 1024 / 1024} MB` })
  try {
    return { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) }
  } catch (error) {
    throw new DeskError('desktop.fileNotRead', { name: file.name, reason: reasonOf(error) }, { cause: error })
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
