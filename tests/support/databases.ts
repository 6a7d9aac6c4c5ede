import { rm } from 'node:fs/promises'
import pg from 'pg'
import { inject } from 'vitest'
import type { Db } from '#server/storage/db'
import { type DbLocation, openDb } from '#server/storage/open-db'
import { freshDataDir } from './pglite-template'

export interface TestLocation extends DbLocation {
  /** Removes the files and the database; the store must be closed. */
  readonly remove: () => Promise<void>
}

export interface TestDatabase {
  readonly name: 'PGlite' | 'PostgreSQL'
  readonly locate: () => Promise<TestLocation>
}

/** For what itself opens a cluster (killed backends, several processes). */
async function postgresUrl(): Promise<string> {
  const answer = await fetch(inject('postgresStarter'))
  const text = await answer.text()
  if (!answer.ok) throw new Error(text)
  return text
}

let count = 0

async function freshDatabaseUrl(): Promise<{ url: string; drop: () => Promise<void> }> {
  const cluster = await postgresUrl()
  const name = `desk_${process.pid}_${count++}_${Date.now().toString(36)}`
  const run = async (sql: string) => {
    const client = new pg.Client({ connectionString: `${cluster}/postgres` })
    await client.connect()
    await client.query(sql)
    await client.end()
  }
  await run(`CREATE DATABASE ${name}`)
  return { url: `${cluster}/${name}`, drop: () => run(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`) }
}

/** Both stores the server runs on: `describe.each(databases)('… on $name', ({ locate }) => …)`. */
export const databases: readonly TestDatabase[] = [
  {
    name: 'PGlite',
    locate: async () => {
      const dataDir = await freshDataDir()
      return { dataDir, remove: () => rm(dataDir, { recursive: true, force: true }) }
    },
  },
  {
    name: 'PostgreSQL',
    locate: async () => {
      const dataDir = await freshDataDir()
      const { url, drop } = await freshDatabaseUrl()
      return {
        dataDir,
        databaseUrl: url,
        remove: async () => {
          await drop()
          await rm(dataDir, { recursive: true, force: true })
        },
      }
    },
  },
]

/** An open, migrated store and how to end it. */
export async function openTestDb(database: TestDatabase): Promise<{ db: Db; close: () => Promise<void> }> {
  const location = await database.locate()
  const db = await openDb(location)
  return {
    db,
    close: async () => {
      await db.close()
      await location.remove()
    },
  }
}
