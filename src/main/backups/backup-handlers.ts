import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import type { BackupReason } from '#shared/host'
import { DeskError } from '#shared/messages/catalogue'
import type { IpcHandlers } from '../ipc/handlers'
import { BackupWriter, listBackups, readPart, removeBackups } from './backup-file'

type BackupCalls = Pick<
  IpcHandlers,
  'backup.begin' | 'backup.part' | 'backup.finish' | 'backup.abandon' | 'backup.list' | 'backup.read' | 'backup.remove'
>

/** Copies of stores, one folder for each store in `folder`; what they hold was sealed by the page's worker. */
export function backupHandlers(folder: string, now: () => Date = () => new Date()): BackupCalls {
  const open = new Map<string, BackupWriter>()
  const writer = (id: string): BackupWriter => {
    const found = open.get(id)
    if (!found) throw new DeskError('desktop.backupNotWritten', { reason: 'not open' })
    return found
  }
  const leave = new Map<string, () => void>()
  const forget = (id: string) => {
    open.delete(id)
    leave.get(id)?.()
    leave.delete(id)
  }
  const begin = async (name: string, reason: BackupReason): Promise<string> => {
    const id = randomUUID()
    open.set(id, await attempt(BackupWriter.begin(join(folder, name), reason, now())))
    return id
  }
  const abandon = async (id: string): Promise<undefined> => {
    const abandoned = open.get(id)
    forget(id)
    await abandoned?.abandon()
    return undefined
  }
  return {
    'backup.begin': async ({ name, reason }, caller) => {
      const id = await begin(name, reason)
      leave.set(
        id,
        caller.onGone(() => void abandon(id).catch(() => undefined)),
      )
      return id
    },
    'backup.part': async ({ id, part }) => {
      await attempt(writer(id).add(part))
      return undefined
    },
    'backup.finish': async ({ id }) => {
      const file = await attempt(writer(id).finish())
      forget(id)
      return file
    },
    'backup.abandon': ({ id }) => abandon(id),
    'backup.list': ({ name }) => listBackups(join(folder, name)),
    'backup.read': ({ name, id, offset }) => readPart(join(folder, name), id, offset),
    'backup.remove': async ({ name, keep }) => {
      await removeBackups(join(folder, name), keep)
      return undefined
    },
  }
}

async function attempt<T>(work: Promise<T>): Promise<T> {
  return work.catch((error: unknown) => {
    if (error instanceof DeskError) throw error
    const reason = (error as NodeJS.ErrnoException).code ?? 'unknown'
    throw new DeskError('desktop.backupNotWritten', { reason }, { cause: error })
  })
}
