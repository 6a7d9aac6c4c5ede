import { randomUUID } from 'node:crypto'
import { access, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { basename, extname, join } from 'node:path'
import { app, type BrowserWindow, dialog, shell } from 'electron'
import type { FileFilter, OpenedFile, SavedFile, SaveRequest } from '#shared/host'
import { DeskError } from '#shared/messages/catalogue'
import { MAX_OPENED_BYTES, safeFileName } from '#shared/security/file-rules'
import { recoveryRequestFile } from '#shared/security/recovery-file'
import type { IpcHandlers } from './ipc/handlers'

type FileCalls = Pick<
  IpcHandlers,
  'files.save' | 'files.saveRecovery' | 'files.open' | 'files.reveal' | 'files.openSaved'
>

/** What a saved file may be opened as: papers, nothing that could run. */
const papers = new Set(['.docx', '.xlsx', '.pdf', '.ofd'])

/** Files go where the user points in a dialog; the page learns names, never paths. */
export function fileHandlers(windowOf: (callerId: number) => BrowserWindow | undefined, exports = true): FileCalls {
  const saved = new Map<string, string>()
  const savedPath = async (id: string): Promise<string> => {
    const path = saved.get(id)
    if (!path || !(await exists(path))) throw new DeskError('desktop.fileGone')
    return path
  }
  const save = async (request: SaveRequest, callerId: number): Promise<SavedFile | undefined> => {
    const path = await askWhere(request, windowOf(callerId))
    if (!path) return undefined
    await writeWhole(path, request.bytes)
    const revealId = randomUUID()
    saved.set(revealId, path)
    return { name: basename(path), revealId }
  }
  return {
    'files.save': async (request, caller) => {
      if (!exports) throw new DeskError('desktop.exportsOff')
      return save(request, caller.id)
    },
    // Keys and a name, no case: where it cannot leave, nobody opens the store again.
    'files.saveRecovery': (request, caller) => save(recoveryRequestFile(request), caller.id),
    'files.open': async ({ filter, multiple }, caller) => {
      const properties = multiple ? (['openFile', 'multiSelections'] as const) : (['openFile'] as const)
      const options = { properties: [...properties], filters: [dialogFilter(filter)] }
      const window = windowOf(caller.id)
      const chosen = await (window ? dialog.showOpenDialog(window, options) : dialog.showOpenDialog(options))
      return Promise.all(chosen.filePaths.map(readChosen))
    },
    'files.reveal': async (revealId) => {
      shell.showItemInFolder(await savedPath(revealId))
      return undefined
    },
    'files.openSaved': async (revealId) => {
      const path = await savedPath(revealId)
      const name = basename(path)
      if (!papers.has(extname(path).toLowerCase())) throw new DeskError('desktop.fileNotOpened', { name })
      // Word or WPS, whichever the system has for it; the answer is empty when it went well.
      if ((await shell.openPath(path)) !== '') throw new DeskError('desktop.fileNotOpened', { name })
      return undefined
    },
  }
}

async function askWhere({ name, filter }: SaveRequest, window: BrowserWindow | undefined): Promise<string | undefined> {
  const options = {
    defaultPath: join(app.getPath('documents'), safeFileName(name)),
    filters: [dialogFilter(filter)],
    properties: ['showOverwriteConfirmation' as const],
  }
  const { canceled, filePath } = await (window
    ? dialog.showSaveDialog(window, options)
    : dialog.showSaveDialog(options))
  if (canceled || !filePath) return undefined
  // Linux dialogs do not add the extension, and Word opens nothing without it.
  return extname(filePath) === '' ? `${filePath}.${filter.extensions[0]}` : filePath
}

/** Beside the target first, then moved over it: a full disk leaves the earlier file whole. */
async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const unfinished = `${path}.${randomUUID().slice(0, 8)}.part`
  try {
    await writeFile(unfinished, bytes, { flush: true })
    await rename(unfinished, path)
  } catch (error) {
    await rm(unfinished, { force: true })
    throw new DeskError('desktop.fileNotSaved', { name: basename(path), reason: reasonOf(error) }, { cause: error })
  }
}

async function readChosen(path: string): Promise<OpenedFile> {
  const name = basename(path)
  try {
    const { size } = await stat(path)
    if (size > MAX_OPENED_BYTES)
      throw new DeskError('desktop.fileTooLarge', { name, limit: `${MAX_OPENED_BYTES / 1024 / 1024} MB` })
    return { name, bytes: new Uint8Array(await readFile(path)) }
  } catch (error) {
    if (error instanceof DeskError) throw error
    throw new DeskError('desktop.fileNotRead', { name, reason: reasonOf(error) }, { cause: error })
  }
}

function dialogFilter({ name, extensions }: FileFilter) {
  return { name, extensions: [...extensions] }
}

/** The code alone (`EBUSY`, `ENOSPC`): the full message holds the path. */
function reasonOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? String(error)
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}
