import type { EntityType } from '#shared/domain/entities'

/**
 * Tables of a local store: one for each entity type (what the officer sees), `shadow` (the server's row of what unsent
 * commands have changed), `outbox`, `attention` (commands that were not applied), `meta`, `block` (list columns, 1 000
 * rows in each), `change` (rows whose block is older than they are), `blob` and `blobPart` (files, and their bytes),
 * `sent` (commands that no backup of the server holds yet).
 */
export type TableName =
  | EntityType
  | 'shadow'
  | 'outbox'
  | 'attention'
  | 'meta'
  | 'block'
  | 'change'
  | 'blob'
  | 'blobPart'
  | 'sent'

/** As it lies in the store: clear columns for keys and indexes, everything else in `sealed`. */
export interface StoredRecord {
  readonly id: string | number
  readonly sealed: unknown
  readonly [clear: string]: unknown
}

export type RecordKey = StoredRecord['id']

export interface RecordReadTx {
  getMany(table: TableName, ids: readonly RecordKey[]): Promise<readonly (StoredRecord | undefined)[]>
  all(table: TableName): Promise<readonly StoredRecord[]>
  keys(table: TableName): Promise<readonly RecordKey[]>
  /** Records whose clear column has this value; the column must have an index (migrations.ts). */
  where(table: TableName, column: string, value: string): Promise<readonly StoredRecord[]>
  /** In order of id, after the given one. */
  page(table: TableName, after: RecordKey | undefined, limit: number): Promise<readonly StoredRecord[]>
  count(table: TableName): Promise<number>
}

export interface RecordTx extends RecordReadTx {
  putMany(table: TableName, records: readonly StoredRecord[]): Promise<void>
  deleteMany(table: TableName, ids: readonly RecordKey[]): Promise<void>
}

/** The port of a local store: Dexie on an enrolled machine, memory elsewhere. One contract test holds for both. */
export interface RecordStore {
  /** All of one moment. */
  read<T>(work: (tx: RecordReadTx) => Promise<T>): Promise<T>
  /** All or nothing, and on the disk when it resolves. Inside, wait for nothing but the transaction itself. */
  write<T>(work: (tx: RecordTx) => Promise<T>): Promise<T>
  close(): void
}
