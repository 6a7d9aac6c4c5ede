import { DeskError } from '#shared/messages/catalogue'
import type { Db, Queryable } from './db'
import type { Migration } from './migrations/migration'
import { migrations } from './migrations/migrations'

/** Any number; it only has to be the same in all server processes of one database. */
const advisoryLock = 7_410_017_00

export const migrationLedgerSql = `CREATE TABLE IF NOT EXISTS schema_migration (
  id integer PRIMARY KEY,
  name text NOT NULL,
  applied_at timestamptz NOT NULL DEFAULT now()
)`

async function appliedVersion(q: Queryable): Promise<number> {
  const [row] = await q.query<{ version: number | null }>('SELECT max(id) AS version FROM schema_migration')
  return row?.version ?? 0
}

export async function applyMigration(q: Queryable, { id, name, sql }: Migration): Promise<void> {
  await q.exec(sql)
  await q.query('INSERT INTO schema_migration (id, name) VALUES ($1, $2)', [id, name])
}

/**
 * Applies what is missing, each migration in its own transaction. Forward only.
 * @throws DeskError `cli.storeNewer` when a newer program has already changed this store: an older one
 *   reading it could hide or damage work.
 */
export async function migrate(db: Db, known: readonly Migration[] = migrations): Promise<number> {
  const newest = known.at(-1)?.id ?? 0
  for (;;) {
    const version = await db.tx(async (q) => {
      // Several server processes may start at once on one PostgreSQL.
      await q.query('SELECT pg_advisory_xact_lock($1)', [advisoryLock])
      await q.exec(migrationLedgerSql)
      const version = await appliedVersion(q)
      const next = known.find((migration) => migration.id > version)
      if (!next) return version
      await applyMigration(q, next)
      return next.id
    })
    if (version > newest) throw new DeskError('cli.storeNewer', { store: version, program: newest })
    if (version === newest) return version
  }
}
