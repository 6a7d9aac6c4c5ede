import type { Db } from '#server/storage/db'

/** A server's database as a version of its schema left it: what its tables were made of, and every row. */
export interface FrozenDatabase {
  readonly version: number
  readonly tables: Readonly<Record<string, { readonly columns: readonly string[]; readonly rows: readonly object[] }>>
}

/** Everything of a database but the ledger of its migrations, which their own test covers. */
export async function freezeDatabase(db: Db): Promise<FrozenDatabase> {
  const [ledger] = await db.query<{ version: number }>('SELECT max(id) AS version FROM schema_migration')
  const tables: Record<string, { columns: readonly string[]; rows: readonly object[] }> = {}
  for (const [name, columns] of await columnsOf(db)) {
    const found = await db.query<{ row: object }>(`SELECT to_jsonb(t) AS row FROM "${name}" t ORDER BY t::text`)
    tables[name] = { columns, rows: found.map(({ row }) => row) }
  }
  return { version: ledger?.version ?? 0, tables }
}

/** Puts the rows into tables that the migrations up to this version have made. */
export function thawDatabase(db: Db, { tables }: FrozenDatabase): Promise<void> {
  return db.tx(async (q) => {
    // The rows were whole when they were taken; in which order their tables come is no matter.
    await q.exec('SET LOCAL session_replication_role = replica')
    for (const [name, { rows }] of Object.entries(tables)) {
      await q.exec(`DELETE FROM "${name}"`)
      await q.query(`INSERT INTO "${name}" SELECT * FROM jsonb_populate_recordset(NULL::"${name}", $1::jsonb)`, [
        JSON.stringify(rows),
      ])
    }
  })
}

/** Tables with their columns and types, in a fixed order. */
export async function columnsOf(db: Db): Promise<ReadonlyMap<string, readonly string[]>> {
  const found = await db.query<{ table: string; columns: string[] }>(
    `SELECT table_name AS table, array_agg(column_name || ' ' || data_type ORDER BY ordinal_position) AS columns
     FROM information_schema.columns WHERE table_schema = 'public' AND table_name <> 'schema_migration'
     GROUP BY table_name ORDER BY table_name`,
  )
  return new Map(found.map(({ table, columns }) => [table, columns]))
}
