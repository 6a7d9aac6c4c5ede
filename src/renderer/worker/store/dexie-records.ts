import Dexie, { type Table } from 'dexie'
import { type StoreMigration, storeMigrations } from './migrations'
import type { RecordKey, RecordReadTx, RecordStore, RecordTx, StoredRecord, TableName } from './records'

/** The store on this disk was written by a newer version of the product; opening it could lose what it added. */
export class NewerStoreError extends Error {
  constructor(found: number, known: number) {
    super(`store has schema ${found}, this version knows ${known}`)
    this.name = 'NewerStoreError'
  }
}

/** Dexie keeps its own version times ten in IndexedDB. */
const DEXIE_FACTOR = 10

/**
 * Opens a store on the disk, brought to the newest schema. Every write is flushed to the disk before it resolves.
 * @throws NewerStoreError (Dexie 4 would open a newer store silently)
 */
export async function openDexieRecords(
  name: string,
  migrations: readonly StoreMigration[] = storeMigrations,
): Promise<RecordStore> {
  const db = new Dexie(name, { chromeTransactionDurability: 'strict', cache: 'disabled' })
  for (const { version, tables, upgrade } of migrations) {
    const declared = db.version(version).stores(tables)
    if (upgrade) declared.upgrade(upgrade)
  }
  const known = knownSchema(migrations)
  const found = await schemaOf(name)
  if (found > known) throw new NewerStoreError(found, known)
  await db.open()
  // Another window with a newer version wants to migrate: its wait must not last until this window is closed.
  db.on('versionchange', () => db.close())
  return {
    // Dexie follows `await` only in functions that are declared async.
    read: (work) => db.transaction('r', db.tables, async () => work(readTx(db))),
    write: (work) => db.transaction('rw', db.tables, async () => work(writeTx(db))),
    close: () => db.close(),
  }
}

/** The schema that an earlier version of the product left a database with; `undefined` where there is nothing to migrate. */
export async function earlierSchema(name: string): Promise<number | undefined> {
  const found = await schemaOf(name)
  return found > 0 && found < knownSchema(storeMigrations) ? found : undefined
}

/** A database as it lies there, for reading only: nothing of it is migrated. */
export async function openDexieAsFound(name: string): Promise<Pick<RecordStore, 'read' | 'close'>> {
  const db = await new Dexie(name, { cache: 'disabled' }).open()
  return { read: (work) => db.transaction('r', db.tables, async () => work(readTx(db))), close: () => db.close() }
}

/** Whether a newer version of the product has written this database; none of it is opened for that. */
export async function isOfNewerVersion(name: string): Promise<boolean> {
  return (await schemaOf(name)) > knownSchema(storeMigrations)
}

export async function deleteDatabase(name: string): Promise<void> {
  await Dexie.delete(name)
}

function knownSchema(migrations: readonly StoreMigration[]): number {
  return Math.max(...migrations.map(({ version }) => version))
}

async function schemaOf(name: string): Promise<number> {
  const { version = 0 } = (await indexedDB.databases()).find((found) => found.name === name) ?? {}
  return version / DEXIE_FACTOR
}

function tableOf(db: Dexie, name: TableName): Table<StoredRecord, RecordKey> {
  return db.table(name)
}

function readTx(db: Dexie): RecordReadTx {
  return {
    getMany: (name, ids) => tableOf(db, name).bulkGet([...ids]),
    all: (name) => tableOf(db, name).toArray(),
    keys: (name) => tableOf(db, name).toCollection().primaryKeys(),
    where: (name, column, value) => tableOf(db, name).where(column).equals(value).toArray(),
    page: (name, after, limit) =>
      after === undefined
        ? tableOf(db, name).orderBy(':id').limit(limit).toArray()
        : tableOf(db, name).where(':id').above(after).limit(limit).toArray(),
    count: (name) => tableOf(db, name).count(),
  }
}

function writeTx(db: Dexie): RecordTx {
  return {
    ...readTx(db),
    putMany: async (name, records) => {
      if (records.length > 0) await tableOf(db, name).bulkPut([...records])
    },
    deleteMany: async (name, ids) => {
      if (ids.length > 0) await tableOf(db, name).bulkDelete([...ids])
    },
  }
}
