import { spawn } from 'node:child_process'
import fs from 'node:fs'
import { rm } from 'node:fs/promises'
import { createRequire, syncBuiltinESMExports } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, describe, expect, it } from 'vitest'
import { openDb } from '#server/storage/open-db'
import { freshDataDir } from '../support/pglite-template'

const root = join(import.meta.dirname, '..', '..')
const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href

describe('What the embedded store has acknowledged', () => {
  const realFsync = fs.fsyncSync
  let dataDir = ''

  afterEach(async () => {
    fs.fsyncSync = realFsync
    syncBuiltinESMExports()
    await rm(dataDir, { recursive: true, force: true })
  })

  it('is flushed to the disk once per commit, and reading flushes nothing', async () => {
    dataDir = await freshDataDir()
    const flushed: string[] = []
    fs.fsyncSync = (descriptor) => {
      flushed.push(fs.readlinkSync(`/proc/self/fd/${descriptor}`))
      realFsync(descriptor)
    }
    syncBuiltinESMExports()
    const db = await openDb({ dataDir })
    await db.exec('CREATE TABLE probe (n integer)')
    flushed.length = 0
    for (let n = 0; n < 25; n++) await db.tx(async (q) => q.query('INSERT INTO probe VALUES ($1)', [n]))
    expect(flushed).toHaveLength(25)
    expect(flushed.every((path) => path.startsWith(join(dataDir, 'pgdata', 'pg_wal')))).toBe(true)
    await db.query('SELECT * FROM probe')
    expect(flushed).toHaveLength(25)
    await db.close()
  })

  it('is there after kill -9 in the middle of writing, again and again', async () => {
    dataDir = await freshDataDir()
    for (const enough of [40, 80, 160]) {
      const acknowledged = await killAfter(dataDir, enough)
      const db = await openDb({ dataDir })
      const rows = await db.query<{ n: number; size: number }>(
        'SELECT n, length(text) AS size FROM acknowledged ORDER BY n',
      )
      // Committed but not yet told is allowed; told but missing, or a gap, is not.
      expect(rows.length).toBeGreaterThanOrEqual(acknowledged)
      expect(rows.map((row) => row.n)).toEqual(rows.map((_, index) => index + 1))
      expect(rows.every((row) => row.size === 400)).toBe(true)
      await db.close()
    }
  })
})

/** Lets the program commit until it has told `enough`, kills it, returns the last number it told. */
function killAfter(dataDir: string, enough: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const program = join(root, 'tests', 'support', 'commit-until-killed.ts')
    const child = spawn(process.execPath, ['--import', tsx, program, dataDir], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let told = ''
    let trouble = ''
    child.stderr.on('data', (chunk: Buffer) => {
      trouble += chunk.toString()
    })
    child.stdout.on('data', (chunk: Buffer) => {
      told += chunk.toString()
      if (last(told) >= enough) child.kill('SIGKILL')
    })
    child.on('exit', (_code, signal) => {
      if (signal === 'SIGKILL') resolve(last(told))
      else reject(new Error(`ended by itself: ${trouble}`))
    })
  })
}

/** Only whole lines count: the kill may have cut the last one. */
function last(told: string): number {
  return Number(told.slice(0, told.lastIndexOf('\n')).split('\n').at(-1) ?? 0)
}
