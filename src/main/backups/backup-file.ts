import { type FileHandle, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { BackupFile, BackupReason } from '#shared/host'
import { journalFrame, journalHeader, scanJournal } from '#shared/journal/journal-frames'
import { DeskError } from '#shared/messages/catalogue'
import { writeAll } from '../write-all'

const ENDING = '.deskbackup'
const KEPT = 5
const HEAD_BYTES = 20
/** The last frame: without it a file is half a backup. */
const END = new TextEncoder().encode('end of backup')
const nameForm = /^(\d{4}-\d{2}-\d{2}T\d{6}Z)-(daily|beforeRebuild|beforeUpdate)$/

/** Frames as in a journal, beside their place until the last byte is flushed. */
export class BackupWriter {
  private length = 0
  private parts = 0

  private constructor(
    private readonly folder: string,
    private readonly id: string,
    private readonly handle: FileHandle,
  ) {}

  static async begin(folder: string, reason: BackupReason, now: Date): Promise<BackupWriter> {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    const id = `${now.toISOString().slice(0, 19).replaceAll(':', '')}Z-${reason}`
    const writer = new BackupWriter(folder, id, await open(join(folder, `${id}.part`), 'w', 0o600))
    try {
      await writer.write(journalHeader())
      return writer
    } catch (error) {
      await writer.abandon()
      throw error
    }
  }

  async add(part: Uint8Array): Promise<void> {
    this.parts += 1
    await this.write(journalFrame({ position: this.parts, bytes: part }))
  }

  /** @throws DeskError `desktop.backupNotWritten`, and the file system's errors; there is no copy then */
  async finish(): Promise<BackupFile> {
    await this.add(END)
    await this.handle.sync()
    const { size } = await this.handle.stat()
    if (size !== this.length) throw new DeskError('desktop.backupNotWritten', { reason: 'incomplete' })
    await this.handle.close()
    await rename(join(this.folder, `${this.id}.part`), join(this.folder, `${this.id}${ENDING}`))
    await rotate(this.folder)
    const { at, reason } = named(this.id) as Pick<BackupFile, 'at' | 'reason'>
    return { id: this.id, at, reason, bytes: this.length }
  }

  async abandon(): Promise<void> {
    await this.handle.close().catch(() => undefined)
    await rm(join(this.folder, `${this.id}.part`), { force: true })
  }

  private async write(bytes: Uint8Array): Promise<void> {
    await writeAll(this.handle, bytes, this.length)
    this.length += bytes.length
  }
}

/** Newest first. */
export async function listBackups(folder: string): Promise<readonly BackupFile[]> {
  const names = await readdir(folder).catch(() => [])
  const found = await Promise.all(
    names
      .filter((name) => name.endsWith(ENDING))
      .map((name) => name.slice(0, -ENDING.length))
      .map(async (id) => {
        const facts = named(id)
        return facts && { id, ...facts, bytes: (await stat(join(folder, `${id}${ENDING}`))).size }
      }),
  )
  return found.flatMap((file) => file ?? []).sort((a, b) => b.at.localeCompare(a.at))
}

/** @throws DeskError `desktop.backupDamaged` */
export async function readPart(
  folder: string,
  id: string,
  offset: number,
): Promise<{ readonly part?: Uint8Array; readonly next: number }> {
  const header = journalHeader()
  const handle = await open(join(folder, `${id}${ENDING}`), 'r').catch(() => {
    throw new DeskError('desktop.backupDamaged')
  })
  try {
    const at = offset === 0 ? header.length : offset
    if (offset === 0 && !Buffer.from(await bytesAt(handle, 0, header.length)).equals(header))
      throw new DeskError('desktop.backupDamaged')
    const head = await bytesAt(handle, at, HEAD_BYTES)
    const body = await bytesAt(handle, at + HEAD_BYTES, new DataView(head.buffer, head.byteOffset).getUint32(0))
    const [record] = scanJournal(Buffer.concat([header, head, body])).records
    if (!record) throw new DeskError('desktop.backupDamaged')
    const next = at + HEAD_BYTES + body.length
    return Buffer.from(record.bytes).equals(END) ? { next } : { part: record.bytes, next }
  } finally {
    await handle.close()
  }
}

async function bytesAt(handle: FileHandle, at: number, length: number): Promise<Uint8Array> {
  const { size } = await handle.stat()
  if (at + length > size) throw new DeskError('desktop.backupDamaged')
  const bytes = new Uint8Array(length)
  await handle.read(bytes, 0, length, at)
  return bytes
}

/** All copies of a store but those named: what they hold may not stay on this machine. Halves of a crash go as well. */
export async function removeBackups(folder: string, keep: readonly string[]): Promise<void> {
  const names = await readdir(folder).catch(() => [])
  const kept = new Set(keep.map((id) => `${id}${ENDING}`))
  for (const name of names) if (!kept.has(name)) await rm(join(folder, name), { force: true })
}

/** The newest ones stay, and the newest of each reason. Halves of a crash go. */
async function rotate(folder: string): Promise<void> {
  const files = await listBackups(folder)
  const reasons = new Set<BackupReason>()
  for (const [at, { id, reason }] of files.entries()) {
    const newestOfReason = !reasons.has(reason)
    reasons.add(reason)
    if (at >= KEPT && !newestOfReason) await rm(join(folder, `${id}${ENDING}`), { force: true })
  }
  for (const name of await readdir(folder)) if (name.endsWith('.part')) await rm(join(folder, name), { force: true })
}

function named(id: string): Pick<BackupFile, 'at' | 'reason'> | undefined {
  const [, at = '', reason] = nameForm.exec(id) ?? []
  if (!reason) return undefined
  return { at: at.replace(/T(\d\d)(\d\d)(\d\d)Z/, 'T$1:$2:$3.000Z'), reason: reason as BackupReason }
}
