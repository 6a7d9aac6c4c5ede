import { copyFile, type FileHandle, open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { type JournalRecord, journalFrame, journalHeader, scanJournal } from '#shared/journal/journal-frames'
import { writeAll } from '../write-all'

/** Rewriting the file costs more than reading some records once too often. */
const REWRITE_AFTER_BYTES = 1024 * 1024

interface Waiting {
  readonly bytes: Uint8Array
  readonly done: (position: number) => void
  readonly failed: (error: unknown) => void
}

/**
 * One store's journal on the disk. Appends that come while another is being flushed share the next flush, so that many
 * commands at once cost little more than one.
 */
export class JournalFile {
  private waiting: Waiting[] = []
  private work: Promise<void> = Promise.resolve()
  private flushPlanned = false
  /** Where bytes that are not whole go before anything is written over them. */
  private owedTail: string | undefined
  /** The file in whose place this one was put may come back with a power failure. */
  private folderOwed = false

  private constructor(
    private readonly file: string,
    private handle: FileHandle,
    /** In memory too: few and small, because they are truncated when the server has them. */
    private kept: readonly JournalRecord[],
    private length: number,
    private last: number,
    /** What the scan found beyond the good bytes. */
    readonly found: { readonly setAside: boolean; readonly damaged: number },
  ) {}

  /** @throws the file system's errors */
  static async open(file: string, now: Date = new Date()): Promise<JournalFile> {
    // Not `a+`: a failed append is cut off again, and appending handles cannot be positioned on every system.
    const handle = await open(file, 'r+').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return open(file, 'w+', 0o600)
      throw error
    })
    try {
      const bytes = new Uint8Array(await handle.readFile())
      const scan = scanJournal(bytes)
      const setAside = scan.damaged > 0 || scan.goodLength < bytes.length
      const last = scan.records.at(-1)?.position ?? 0
      const kept = scan.records.filter(({ bytes }) => bytes.length > 0)
      const found = { setAside, damaged: scan.damaged }
      const journal = new JournalFile(file, handle, kept, scan.goodLength, last, found)
      if (setAside) journal.owedTail = `${file}.damaged-${now.toISOString().replace(/[:.]/g, '')}`
      await journal.putTailAside().catch((error: NodeJS.ErrnoException) => {
        // Whoever starts on a disk that is still full reads all the same; the tail stays until there is room for its copy.
        if (setAside && (error.code === 'ENOSPC' || error.code === 'EDQUOT')) return
        throw error
      })
      await handle.datasync()
      await syncFolder(dirname(file))
      return journal
    } catch (error) {
      await handle.close()
      throw error
    }
  }

  /** Resolves when the record is flushed. A failed append leaves the file as it was. */
  append(bytes: Uint8Array): Promise<number> {
    return new Promise((done, failed) => {
      this.waiting.push({ bytes, done, failed })
      if (this.flushPlanned) return
      this.flushPlanned = true
      void this.inTurn(() => this.flush())
    })
  }

  /** Records after a position, at most `maxBytes` of them but one at least. */
  after(position: number, maxBytes: number): readonly JournalRecord[] {
    const slice: JournalRecord[] = []
    let bytes = 0
    for (const record of this.kept) {
      if (record.position <= position) continue
      bytes += record.bytes.length
      if (slice.length > 0 && bytes > maxBytes) break
      slice.push(record)
    }
    return slice
  }

  truncate(upTo: number): Promise<void> {
    return this.inTurn(async () => {
      this.kept = this.kept.filter(({ position }) => position > upTo)
      const needed = this.kept.reduce((sum, { bytes }) => sum + bytes.length, 0)
      if (this.length - needed > REWRITE_AFTER_BYTES) await this.rewrite()
    })
  }

  async close(): Promise<void> {
    await this.inTurn(async () => {
      try {
        if (this.length > journalHeader().length) await this.rewrite()
      } finally {
        await this.handle.close()
      }
    })
  }

  private inTurn(step: () => Promise<void>): Promise<void> {
    const turn = this.work.then(step)
    this.work = turn.catch(() => undefined)
    return turn
  }

  private async flush(): Promise<void> {
    const batch = this.waiting
    this.waiting = []
    // Appends from now on go into the next flush.
    this.flushPlanned = false
    const records = batch.map(({ bytes }, index) => ({ position: this.last + 1 + index, bytes }))
    const frames = Buffer.concat(records.map(journalFrame))
    try {
      await this.syncName()
      await this.putTailAside()
      await writeAll(this.handle, frames, this.length)
      await this.handle.datasync()
    } catch (error) {
      if (this.owedTail === undefined) await this.handle.truncate(this.length).catch(() => undefined)
      for (const { failed } of batch) failed(error)
      return
    }
    this.length += frames.length
    this.last += records.length
    this.kept = [...this.kept, ...records]
    for (const [index, { done }] of batch.entries()) done((records[index] as JournalRecord).position)
  }

  /** Whoever looks for a lost record later finds every byte there was. @throws the file system's errors; all is as before then */
  private async putTailAside(): Promise<void> {
    const aside = this.owedTail
    if (aside !== undefined)
      await copyFile(this.file, aside).catch(async (error: unknown) => {
        await rm(aside, { force: true })
        throw error
      })
    if (aside !== undefined || this.length === 0) await this.handle.truncate(this.length)
    this.owedTail = undefined
    if (this.length > 0) return
    const header = journalHeader()
    await writeAll(this.handle, header, 0)
    this.length = header.length
  }

  /** Only what is kept, beside the old file and then in its place. The last record stays, for the count of positions. */
  private async rewrite(): Promise<void> {
    await this.putTailAside()
    const bytes = Buffer.concat([journalHeader(), ...this.kept.map(journalFrame), this.countFrame()])
    const unfinished = `${this.file}.part`
    const next = await open(unfinished, 'w+', 0o600)
    try {
      await writeAll(next, bytes, 0)
      await next.datasync()
      await this.giveWay(unfinished)
    } catch (error) {
      await next.close()
      await rm(unfinished, { force: true })
      throw error
    }
    this.handle = next
    this.length = bytes.length
    this.folderOwed = true
    await this.syncName()
  }

  /** Windows puts nothing in the place of a file that is open. @throws the file system's errors; the file is open again then */
  private async giveWay(to: string): Promise<void> {
    try {
      await this.handle.close()
      await rename(to, this.file)
    } catch (error) {
      this.handle = await open(this.file, 'r+')
      throw error
    }
  }

  private async syncName(): Promise<void> {
    if (this.folderOwed) await syncFolder(dirname(this.file))
    this.folderOwed = false
  }

  /** An empty record that carries the last position, so that none is given twice after everything was truncated. */
  private countFrame(): Uint8Array {
    return this.kept.at(-1)?.position === this.last || this.last === 0
      ? new Uint8Array(0)
      : journalFrame({ position: this.last, bytes: new Uint8Array(0) })
  }
}

/** A new name is on the disk when its folder is; Windows has no such thing and needs none. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  await handle.sync().finally(() => handle.close())
}
