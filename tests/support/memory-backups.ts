import { v7 as uuidv7 } from 'uuid'
import type { BackupFile, HostBackups } from '#shared/host'
import { allOf } from '../../src/renderer/worker/testing/all-of'

interface Kept {
  readonly file: BackupFile
  readonly parts: readonly Uint8Array[]
}

/** Copies of the stores of one machine, in memory: they outlive its desks. */
export class MemoryBackups implements HostBackups {
  readonly copies = new Map<string, readonly Kept[]>()

  async write(name: string, reason: BackupFile['reason'], given: AsyncIterable<Uint8Array>): Promise<BackupFile> {
    const parts = (await allOf(given)).map((part) => part.slice())
    const bytes = parts.reduce((sum, part) => sum + part.length, 0)
    const file = { id: uuidv7(), at: new Date().toISOString(), reason, bytes }
    this.copies.set(name, [{ file, parts }, ...this.of(name)])
    return file
  }

  async list(name: string): Promise<readonly BackupFile[]> {
    return this.of(name).map(({ file }) => file)
  }

  async *read(name: string, id: string): AsyncGenerator<Uint8Array> {
    yield* this.of(name).find(({ file }) => file.id === id)?.parts ?? []
  }

  async remove(name: string, keep: readonly string[]): Promise<void> {
    this.copies.set(
      name,
      this.of(name).filter(({ file }) => keep.includes(file.id)),
    )
  }

  private of(name: string): readonly Kept[] {
    return this.copies.get(name) ?? []
  }
}
