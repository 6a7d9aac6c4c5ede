import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, renameSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import type { SharePush } from '#shared/domain/share-push'
import { failed, type Outcome } from './outcome'
import { type OutgoingPush, pushFile, pushFileName } from './push-file'
import type { ShareRecipient } from './share-recipients'

/** Where the notes of the store say how far a file got. */
export interface StagedNote {
  readonly staged: string | undefined
  note(staged: string): Promise<void>
}

export const folders = { out: 'out', staging: '.staging', receipts: 'receipts' } as const

/**
 * Writes a push as a file into the folder that the other side takes from. The file is first made whole beside it, which is
 * noted; then it is moved, in one step. Whatever moment the server dies in, the next start knows from the note and from
 * whether the file still stands there if it has been moved: the other side never gets it twice, nor half of it.
 */
export async function sendByFolder(to: ShareRecipient, out: OutgoingPush, note: StagedNote): Promise<Outcome> {
  const name = pushFileName(out.push, out.push.format)
  const key = sendingOf(out.push)
  const staging = join(to.address, folders.staging)
  const staged = join(staging, name)
  try {
    for (const folder of Object.values(folders)) mkdirSync(join(to.address, folder), { recursive: true })
    if (note.staged !== key) {
      writeWhole(staging, name, await pushFile(out, out.push.format))
      await note.note(key)
    } else if (!existsSync(staged)) return { kind: 'sent' }
    renameSync(staged, join(to.address, folders.out, name))
    flushFolder(join(to.address, folders.out))
    return { kind: 'sent' }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === undefined) throw error
    const waits = code === 'ENOSPC' || code === 'EIO' || code === 'EBUSY'
    return failed('push.folderUnwritable', { code }, { hopeless: !waits })
  }
}

/** Each sending that an officer asked for is one of its own. */
function sendingOf({ revision, steps }: SharePush): string {
  return `${revision}@${steps.findLast(({ what }) => what === 'resent')?.at ?? ''}`
}

function writeWhole(folder: string, name: string, content: Uint8Array): void {
  const unfinished = join(folder, `${name}.tmp`)
  const file = openSync(unfinished, 'w', 0o640)
  try {
    for (let at = 0; at < content.length; ) at += writeSync(file, content, at)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
  renameSync(unfinished, join(folder, name))
  flushFolder(folder)
}

/** A name is on the disk only when its folder is; Windows flushes folders by itself and lets nobody else. */
function flushFolder(folder: string): void {
  if (process.platform === 'win32') return
  const handle = openSync(folder, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
