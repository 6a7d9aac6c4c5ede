import type { HostJournal, Journal, JournalRecord } from '#shared/host'
import { journalFrame, journalHeader, scanJournal } from '#shared/journal/journal-frames'
import { DeskError } from '#shared/messages/catalogue'

const FOLDER = 'journals'
/** Rewriting costs more than reading some records once too often. */
const REWRITE_AFTER_BYTES = 1024 * 1024
/** A page that was reloaded may still be letting go of its files. */
const TRIES = 30
const BETWEEN_TRIES_MS = 100

/** The part of a sync access handle that is used; its `flush` is an fdatasync. */
export interface JournalSlot {
  getSize(): number
  read(buffer: Uint8Array, options: { at: number }): number
  write(buffer: Uint8Array, options: { at: number }): number
  truncate(size: number): void
  flush(): void
  close(): void
}

/** Where slots lie; nothing is made on the disk before something is written. */
export interface SlotFolder {
  has(name: string): Promise<boolean>
  open(name: string): Promise<JournalSlot>
}

/** The journals of a browser, in its own file system. Only a worker may write there; elsewhere there is none. */
export function browserJournal(): HostJournal | undefined {
  const writable =
    typeof FileSystemFileHandle === 'function' && 'createSyncAccessHandle' in FileSystemFileHandle.prototype
  return writable ? journalIn(opfsFolder()) : undefined
}

export function journalIn(folder: SlotFolder): HostJournal {
  return {
    async open(name) {
      try {
        return await SlotJournal.open(folder, name)
      } catch (error) {
        throw new DeskError('desktop.journalNotOpened', { reason: reasonOf(error) }, { cause: error })
      }
    },
  }
}

/**
 * Two slots take turns, because a file here cannot be replaced in one step: what is kept is written whole into the empty
 * slot and flushed before the other one is emptied. Found both filled, the longer one holds everything.
 */
class SlotJournal implements Journal {
  damaged = false
  private records: JournalRecord[] = []
  private last = 0
  private length = 0
  private beginning: Promise<void> | undefined

  private constructor(
    private readonly folder: SlotFolder,
    private readonly name: string,
    private slots: readonly [JournalSlot, JournalSlot] | undefined,
  ) {}

  static async open(folder: SlotFolder, name: string): Promise<SlotJournal> {
    const journal = new SlotJournal(folder, name, undefined)
    if (await folder.has(slotName(name, 0))) await journal.begin()
    return journal
  }

  async append(bytes: Uint8Array): Promise<number> {
    try {
      await this.ready()
      // Asked for once more: a rewrite may have changed their turns.
      const [slot] = this.slots as readonly [JournalSlot, JournalSlot]
      const record = { position: this.last + 1, bytes: bytes.slice() }
      const frame = journalFrame(record)
      try {
        writeAll(slot, frame, this.length)
        slot.flush()
      } catch (error) {
        slot.truncate(this.length)
        throw error
      }
      this.length += frame.length
      this.last = record.position
      this.records.push(record)
      return record.position
    } catch (error) {
      throw new DeskError('desktop.journalNotWritten', { reason: reasonOf(error) }, { cause: error })
    }
  }

  async *replay(): AsyncIterable<JournalRecord> {
    yield* [...this.records]
  }

  async truncate(upTo: number): Promise<void> {
    this.records = this.records.filter(({ position }) => position > upTo)
    const needed = this.records.reduce((sum, { bytes }) => sum + bytes.length, 0)
    if (this.length - needed > REWRITE_AFTER_BYTES) this.rewrite()
  }

  async close(): Promise<void> {
    if (!this.slots) return
    try {
      this.rewrite()
    } finally {
      for (const slot of this.slots) slot.close()
      this.slots = undefined
    }
  }

  /** Begins once for all who ask; after a failure, a full disk say, anew for the next. */
  private async ready(): Promise<void> {
    if (this.slots) return
    this.beginning ??= this.begin().finally(() => {
      this.beginning = undefined
    })
    await this.beginning
  }

  private async begin(): Promise<void> {
    const opened: JournalSlot[] = []
    try {
      for (const turn of [0, 1] as const) opened.push(await openedSlot(this.folder, slotName(this.name, turn)))
      this.takeUp(opened)
    } catch (error) {
      // A slot that stays open could not be opened again.
      for (const slot of opened) slot.close()
      throw error
    }
  }

  /** What the slots hold: the fuller one goes on, the other is emptied. */
  private takeUp(slots: readonly JournalSlot[]): void {
    const found = slots.map((slot) => {
      const bytes = readAll(slot)
      return { slot, size: bytes.length, scan: scanJournal(bytes) }
    })
    found.sort((a, b) => b.scan.records.length - a.scan.records.length || b.scan.goodLength - a.scan.goodLength)
    const [full, spare] = found as [(typeof found)[0], (typeof found)[0]]
    this.records = full.scan.records.filter(({ bytes }) => bytes.length > 0)
    this.last = Math.max(0, ...found.flatMap(({ scan }) => scan.records.at(-1)?.position ?? 0))
    this.length = full.scan.goodLength
    this.damaged = full.scan.damaged > 0 || this.length < full.size
    if (this.length === 0) {
      full.slot.truncate(0)
      writeAll(full.slot, journalHeader(), 0)
      this.length = journalHeader().length
    } else full.slot.truncate(this.length)
    full.slot.flush()
    spare.slot.truncate(0)
    spare.slot.flush()
    this.slots = [full.slot, spare.slot]
  }

  private rewrite(): void {
    if (!this.slots) return
    const [full, spare] = this.slots
    // An empty record carries the last position, so that none is given twice after everything was truncated.
    const counted = this.records.at(-1)?.position === this.last || this.last === 0
    const tail = counted ? [] : [{ position: this.last, bytes: new Uint8Array(0) }]
    const frames = [journalHeader(), ...[...this.records, ...tail].map(journalFrame)]
    let at = 0
    spare.truncate(0)
    for (const frame of frames) at = writeAll(spare, frame, at)
    spare.flush()
    full.truncate(0)
    full.flush()
    this.slots = [spare, full]
    this.length = at
  }
}

const slotName = (name: string, slot: 0 | 1) => `${name}.${slot}`

function writeAll(slot: JournalSlot, bytes: Uint8Array, at: number): number {
  for (let done = 0; done < bytes.length; ) {
    const written = slot.write(bytes.subarray(done), { at: at + done })
    if (written === 0) throw new DOMException('nothing was written', 'QuotaExceededError')
    done += written
  }
  return at + bytes.length
}

function readAll(slot: JournalSlot): Uint8Array {
  const bytes = new Uint8Array(slot.getSize())
  slot.read(bytes, { at: 0 })
  return bytes
}

async function openedSlot(folder: SlotFolder, name: string): Promise<JournalSlot> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await folder.open(name)
    } catch (error) {
      if (reasonOf(error) !== 'NoModificationAllowedError' || tries === TRIES) throw error
      await new Promise((resolve) => setTimeout(resolve, BETWEEN_TRIES_MS))
    }
  }
}

function opfsFolder(): SlotFolder {
  const folder = async (create: boolean) =>
    (await navigator.storage.getDirectory()).getDirectoryHandle(FOLDER, { create })
  return {
    has: async (name) => {
      try {
        await (await folder(false)).getFileHandle(name)
        return true
      } catch {
        return false
      }
    },
    open: async (name) => {
      const file = await (await folder(true)).getFileHandle(name, { create: true })
      return (file as unknown as { createSyncAccessHandle(): Promise<JournalSlot> }).createSyncAccessHandle()
    },
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error || error instanceof DOMException ? error.name : 'unknown'
}
