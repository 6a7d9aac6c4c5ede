import { join } from 'node:path'
import { assertDatabaseSecure } from './database-address'
import type { Db } from './db'
import { migrate } from './migrate'
import { openPglite } from './pglite-db'
import { openPostgres } from './postgres-db'

export interface DbLocation {
  /** A PostgreSQL address; without one the embedded database in `dataDir` is used. */
  readonly databaseUrl?: string | undefined
  readonly dataDir: string
}

/**
 * Opens the store and brings its tables up to date. The caller holds the data-directory lock.
 * @throws DeskError `cli.databaseInsecure`
 */
export async function openDb(location: DbLocation, onTrouble?: (error: Error) => void): Promise<Db> {
  if (location.databaseUrl) assertDatabaseSecure(location.databaseUrl)
  const db = location.databaseUrl
    ? await openPostgres(location.databaseUrl, onTrouble)
    : await openPglite(join(location.dataDir, 'pgdata'))
  try {
    await migrate(db)
    return db
  } catch (error) {
    await db.close()
    throw error
  }
}
