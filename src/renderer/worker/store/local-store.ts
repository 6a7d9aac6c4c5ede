import type { EntityRef } from '#shared/domain/entities'
import { openDexieRecords } from './dexie-records'
import { memoryRecords } from './memory-records'
import type { RecordStore } from './records'
import { keySealer, noSealer, type Sealer } from './sealer'
import { sealingAhead } from './sealing-ahead'
import { StoreReadTx } from './store-read-tx'
import { rowPlace, StoreTx } from './store-tx'
import type { SuiteName } from './suites/cipher-suite'

/** One user's rows, outbox and the rest: sealed on the disk of an enrolled machine, in memory anywhere else. */
export interface LocalStore {
  readonly onDisk: boolean
  /** How many writes were begun so far; they are carried out in this order, and reads see those begun before them. */
  readonly writes: number
  /** All of one moment. */
  read<T>(work: (tx: StoreReadTx) => Promise<T>): Promise<T>
  /** All or nothing, and durable when it resolves. Inside, wait for nothing but the transaction itself. */
  write<T>(work: (tx: StoreTx) => Promise<T>): Promise<T>
  /** Seals rows beforehand that a transaction will write soon, so that it is short. */
  sealAhead(rows: readonly RowToSeal[]): void
  /** Forgets the key; nothing can be read any more. */
  close(): void
}

type RowToSeal = EntityRef & { readonly doc?: object | undefined }

/** @throws NewerStoreError */
export async function openDiskStore(name: string, dataKey: Uint8Array, suite?: SuiteName): Promise<LocalStore> {
  return storeOver(await openDexieRecords(name), await keySealer(dataKey, suite), true)
}

export function openMemoryStore(): LocalStore {
  return storeOver(memoryRecords(), noSealer, false)
}

export function storeOver(records: RecordStore, given: Sealer, onDisk: boolean): LocalStore {
  const sealer = sealingAhead(given)
  let writes = 0
  return {
    onDisk,
    get writes() {
      return writes
    },
    read: (work) => records.read((tx) => work(new StoreReadTx(tx, sealer))),
    write(work) {
      writes += 1
      return records.write((tx) => work(new StoreTx(tx, sealer)))
    },
    sealAhead(rows) {
      for (const { type, id, doc } of rows) if (doc) sealer.ahead(rowPlace(type, id), doc)
    },
    close() {
      records.close()
      sealer.wipe()
    },
  }
}
