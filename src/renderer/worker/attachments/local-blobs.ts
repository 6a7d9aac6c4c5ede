import { createSHA256 } from 'hash-wasm'
import { DeskError } from '#shared/messages/catalogue'
import type { LocalStore } from '../store/local-store'
import type { BlobRecord } from '../store/store-types'
import { isQuotaError } from '../sync/failure-of'

/** Small enough to seal within a frame, large enough that a film is no thousand records. */
export const PART_BYTES = 1024 * 1024

/** The same file read twice gave two contents. */
export class FileChangedError extends Error {}

/** Files whose bytes lie on this machine, sealed in parts; their records are at hand, their bytes never all at once. */
export class LocalBlobs {
  private readonly records = new Map<string, BlobRecord>()

  constructor(
    private readonly store: LocalStore,
    private readonly now: () => Date,
  ) {}

  /** Takes up what is there; what was being written when the program ended is gone over. */
  async load(): Promise<void> {
    const found = await this.store.read((tx) => tx.blobs())
    for (const record of found) {
      if (record.state === 'writing') await this.remove(record)
      else this.records.set(record.sha256, record)
    }
  }

  /** A device that was shut out has erased its files without asking here. */
  async forgetErased(): Promise<void> {
    const there = new Set((await this.store.read((tx) => tx.blobs())).map(({ sha256 }) => sha256))
    for (const sha256 of this.records.keys()) if (!there.has(sha256)) this.records.delete(sha256)
  }

  get(sha256: string): BlobRecord | undefined {
    return this.records.get(sha256)
  }

  all(): readonly BlobRecord[] {
    return [...this.records.values()]
  }

  /**
   * Keeps a file of this hash; durable when it resolves. Keeping it again changes nothing.
   * @throws FileChangedError; what the store throws when it is full, and then nothing of the file stays
   */
  async keep(file: Blob, sha256: string, state: 'kept' | 'cached'): Promise<void> {
    const known = this.records.get(sha256)
    if (known) {
      if (state === 'kept' && known.state === 'cached') await this.set({ ...known, state })
      return
    }
    const parts = Math.ceil(file.size / PART_BYTES)
    const record: BlobRecord = { sha256, size: file.size, parts, state: 'writing', usedAt: this.now().toISOString() }
    try {
      await this.store.write((tx) => tx.putBlob(record))
      const hash = await createSHA256()
      for (let part = 0; part < parts; part += 1) {
        const bytes = await bytesOf(file.slice(part * PART_BYTES, (part + 1) * PART_BYTES))
        hash.update(bytes)
        await this.withRoom(() => this.store.write((tx) => tx.putBlobPart(sha256, part, bytes)))
      }
      if (hash.digest('hex') !== sha256) throw new FileChangedError()
      await this.set({ ...record, state })
    } catch (error) {
      await this.remove(record).catch(() => undefined)
      throw error
    }
  }

  /** Bytes `start` to before `end`. @throws DeskError `attachments.partMissing` */
  async read(sha256: string, start: number, end: number): Promise<Uint8Array> {
    const first = Math.floor(start / PART_BYTES)
    const last = Math.floor(Math.max(start, end - 1) / PART_BYTES)
    const found = new Uint8Array(end - start)
    for (let part = first; part <= last; part += 1) {
      const bytes = await this.store.read((tx) => tx.blobPart(sha256, part))
      if (!bytes) throw new DeskError('attachments.partMissing')
      const at = part * PART_BYTES
      found.set(bytes.subarray(Math.max(0, start - at), Math.min(bytes.length, end - at)), Math.max(0, at - start))
    }
    return found
  }

  /** The whole file; the browser decides where it holds it. */
  async file(sha256: string, type: string): Promise<Blob | undefined> {
    const record = this.records.get(sha256)
    if (!record) return undefined
    const parts: BlobPart[] = []
    for (let part = 0; part < record.parts; part += 1) {
      const end = Math.min(record.size, (part + 1) * PART_BYTES)
      parts.push((await this.read(sha256, part * PART_BYTES, end)) as Uint8Array<ArrayBuffer>)
    }
    await this.set({ ...record, usedAt: this.now().toISOString() })
    return new Blob(parts, { type })
  }

  async set(record: BlobRecord): Promise<void> {
    await this.store.write((tx) => tx.putBlob(record))
    this.records.set(record.sha256, record)
  }

  async remove(record: BlobRecord): Promise<void> {
    await this.store.write((tx) => tx.deleteBlob(record))
    this.records.delete(record.sha256)
  }

  /** When the disk is full, what the server has anyway makes room, longest unused first. */
  private async withRoom(write: () => Promise<void>): Promise<void> {
    for (;;) {
      try {
        return await write()
      } catch (error) {
        const oldest = this.all()
          .filter(isSpare)
          .sort((a, b) => (a.usedAt < b.usedAt ? -1 : 1))[0]
        if (!isQuotaError(error) || !oldest) throw error
        await this.remove(oldest)
      }
    }
  }
}

/** The server has it too, and nobody has asked for it to be here. */
export function isSpare({ state, packUntil }: BlobRecord): boolean {
  return state === 'cached' && !packUntil
}

export async function bytesOf(blob: Blob): Promise<Uint8Array> {
  return new Uint8Array(await blob.arrayBuffer())
}

/** In pieces, so that a film is never in memory as a whole. */
export async function sha256Of(file: Blob): Promise<string> {
  const hash = await createSHA256()
  for (let at = 0; at < file.size; at += PART_BYTES) hash.update(await bytesOf(file.slice(at, at + PART_BYTES)))
  return hash.digest('hex')
}
