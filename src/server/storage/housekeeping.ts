import type { Db } from './db'

interface TableState {
  readonly name: string
  readonly dead: boolean
}

/** PostgreSQL's own thresholds (autovacuum_vacuum_threshold and _scale_factor), with a larger floor for small tables. */
const dueSql = `SELECT relname AS name, n_dead_tup > 1000 + 0.2 * n_live_tup AS dead
FROM pg_stat_user_tables
WHERE n_dead_tup > 1000 + 0.2 * n_live_tup OR n_mod_since_analyze > 1000 + 0.1 * n_live_tup
ORDER BY n_dead_tup DESC`

/**
 * What autovacuum does on PostgreSQL and the embedded database lacks: dead rows are reclaimed and the planner's
 * statistics follow the data. One table after another, and only those that changed much: requests wait for each.
 * @returns the tables that were tidied
 */
export async function tidyStore(db: Db): Promise<string[]> {
  if (db.dialect !== 'pglite') return []
  // Counts of the last second may not have been reported yet.
  await db.query('SELECT pg_stat_force_next_flush()')
  const due = await db.query<TableState>(dueSql)
  for (const { name, dead } of due) {
    await db.exec(dead ? `VACUUM (ANALYZE) ${name}` : `ANALYZE ${name}`)
    await new Promise((resolve) => setImmediate(resolve))
  }
  return due.map(({ name }) => name)
}
