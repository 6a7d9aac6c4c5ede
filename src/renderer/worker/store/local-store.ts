import { openDexieRecords } from './dexie-records'
import { memoryRecords } from './memory-records'
import type { RecordStore } from './records'
import { keySealer, noSealer, type Sealer } from './sealer'
import { StoreReadTx } from './store-read-tx'
import { StoreTx } from './store-tx'
import type { SuiteName } from './suites/cipher-suite'

/** One user's rows, outbox and the rest: sealed on the disk of an enrolled machine, in memory anywhere else. */
export interface LocalStore {
  readonly onDisk: boolean
  /** All of one moment. */
  read<T>(work: (tx: StoreReadTx) => Promise<T>): Promise<T>
  /** All or nothing, and durable when it resolves. Inside, wait for nothing but the transaction itself. */
  write<T>(work: (tx: StoreTx) => Promise<T>): Promise<T>
  /** Forgets the key; nothing can be read any more. */
  close(): void
}

/** @throws NewerStoreError */
export async function openDiskStore(name: string, dataKey: Uint8Array, suite?: SuiteName): Promise<LocalStore> {
  return storeOver(await openDexieRecords(name), keySealer(dataKey, suite), true)
}

export function openMemoryStore(): LocalStore {
  return storeOver(memoryRecords(), noSealer, false)
}

export function storeOver(records: RecordStore, sealer: Sealer, onDisk: boolean): LocalStore {
  return {
    onDisk,
    read: (work) => records.read((tx) => work(new StoreReadTx(tx, sealer))),
    write: (work) => records.write((tx) => work(new StoreTx(tx, sealer))),
    close() {
      records.close()
      sealer.wipe()
    },
  }
}
