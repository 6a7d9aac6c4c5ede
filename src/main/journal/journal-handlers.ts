import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { DeskError, type MessageCode } from '#shared/messages/catalogue'
import type { Caller, IpcHandlers } from '../ipc/handlers'
import type { MainLog } from '../log'
import { JournalFile } from './journal-file'

type JournalCalls = Pick<
  IpcHandlers,
  'journal.open' | 'journal.append' | 'journal.read' | 'journal.truncate' | 'journal.close'
>

/** What one answer of `journal.read` carries at most; a page never gets a whole journal at once. */
const SLICE_BYTES = 4 * 1024 * 1024

/** The journals of this machine's stores, one file each in `folder`. */
export function journalHandlers(folder: string, log: MainLog): JournalCalls {
  const opened = new Map<string, Promise<JournalFile>>()
  const leave = new Map<string, () => void>()

  const journal = async (name: string): Promise<JournalFile> => {
    const file = opened.get(name)
    if (!file) throw new DeskError('desktop.journalNotOpened', { reason: 'not open' })
    return file
  }
  const close = async (name: string): Promise<undefined> => {
    const file = opened.get(name)
    opened.delete(name)
    leave.get(name)?.()
    leave.delete(name)
    await file?.then((journal) => journal.close())
    return undefined
  }
  const open = async (name: string): Promise<JournalFile> => {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    const file = await JournalFile.open(join(folder, `${name}.journal`))
    if (file.found.setAside) log.warn('journal tail set aside', { journal: name, damaged: file.found.damaged })
    return file
  }
  return {
    'journal.open': async ({ name }, caller: Caller) => {
      // A page that crashed and came back finds its journal closed first, if larger than it need be on a full disk.
      await close(name).catch((error: unknown) => log.error('journal not closed', error))
      const opening = open(name)
      opened.set(name, opening)
      const file = await opening.catch((error: unknown) => {
        opened.delete(name)
        throw failure('desktop.journalNotOpened', error)
      })
      const gone = () => {
        if (opened.get(name) === opening) close(name).catch((error: unknown) => log.error('journal not closed', error))
      }
      leave.set(name, caller.onGone(gone))
      return { damaged: file.found.setAside }
    },
    'journal.append': async ({ name, record }) => {
      const file = await journal(name)
      return file.append(record).catch((error: unknown) => {
        throw failure('desktop.journalNotWritten', error)
      })
    },
    'journal.read': async ({ name, after }) => (await journal(name)).after(after, SLICE_BYTES),
    'journal.truncate': async ({ name, upTo }) => {
      await (await journal(name)).truncate(upTo)
      return undefined
    },
    'journal.close': ({ name }) => close(name),
  }
}

/** The code alone (`ENOSPC`, `EROFS`): the full message holds the path. */
function failure(code: MessageCode, error: unknown): DeskError {
  return new DeskError(code, { reason: (error as NodeJS.ErrnoException).code ?? 'unknown' }, { cause: error })
}
