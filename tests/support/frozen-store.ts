import Dexie from 'dexie'

/** A local store as it lay on a disk: its IndexedDB version, tables with their indexes, and every record. */
export interface FrozenStore {
  readonly version: number
  readonly tables: Readonly<Record<string, { readonly indexes: string; readonly records: readonly unknown[] }>>
}

/** Everything of a store, for a fixture; bytes as base64. */
export async function freeze(name: string): Promise<FrozenStore> {
  const db = await new Dexie(name).open()
  const tables: Record<string, { indexes: string; records: unknown[] }> = {}
  for (const table of db.tables) {
    const { primKey, indexes } = table.schema
    tables[table.name] = {
      indexes: [primKey.src, ...indexes.map(({ src }) => src)].join(', '),
      records: (await table.toArray()).map((record) => JSON.parse(JSON.stringify(record, withBytes))),
    }
  }
  const version = db.verno
  db.close()
  return { version, tables }
}

/** Puts a frozen store onto this disk as the version that wrote it left it. */
export async function thaw(name: string, frozen: FrozenStore): Promise<void> {
  const db = new Dexie(name)
  const schema = Object.entries(frozen.tables).map(([table, { indexes }]) => [table, indexes])
  db.version(frozen.version).stores(Object.fromEntries(schema))
  await db.open()
  for (const [table, { records }] of Object.entries(frozen.tables))
    await db.table(table).bulkPut(records.map((record) => JSON.parse(JSON.stringify(record), toBytes)))
  db.close()
}

function withBytes(_key: string, value: unknown): unknown {
  return value instanceof Uint8Array ? { base64: Buffer.from(value).toString('base64') } : value
}

function toBytes(_key: string, value: unknown): unknown {
  const base64 = (value as { base64?: unknown } | null)?.base64
  return typeof base64 === 'string' ? new Uint8Array(Buffer.from(base64, 'base64')) : value
}
