import { createHash } from 'node:crypto'
import { createWriteStream, existsSync } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { DeskError } from '#shared/messages/catalogue'
import { storeKeyId } from '../secrets/stored-secrets'
import { type Db, onlyRow, type Queryable } from '../storage/db'
import { BACKUP_FORMAT, type BackupManifest, leftOut } from './backup-format'

const ROWS_AT_ONCE = 1000

export interface BackupWritten {
  readonly v: number
  readonly rows: number
}

/**
 * Writes the whole store as it is at one moment. The file appears under its name only when it is complete and on the
 * disk; only then does the server tell its clients that they need not keep what it holds.
 * @throws DeskError `cli.backupExists`, `cli.fileUnreadable` when the file cannot be written
 */
export async function writeBackup(db: Db, file: string, now: Date): Promise<BackupWritten> {
  if (existsSync(file)) throw new DeskError('cli.backupExists', { file })
  const unfinished = `${file}.unfinished`
  try {
    const written = { v: 0, rows: 0 }
    await db.tx(
      (q) =>
        pipeline(Readable.from(lines(q, now, written)), createGzip(), createWriteStream(unfinished, { mode: 0o600 })),
      { mode: 'snapshot' },
    )
    await flush(unfinished)
    await rename(unfinished, file)
    await db.query('UPDATE sync_clock SET backed_up = greatest(backed_up, $1::bigint)', [written.v])
    return written
  } catch (error) {
    await rm(unfinished, { force: true })
    const { code, syscall } = error as NodeJS.ErrnoException
    if (syscall) throw new DeskError('cli.fileUnreadable', { file, reason: code ?? syscall }, { cause: error })
    throw error
  }
}

async function flush(path: string): Promise<void> {
  const handle = await open(path, 'r+')
  await handle.sync()
  await handle.close()
}

async function* lines(q: Queryable, now: Date, written: { v: number; rows: number }): AsyncGenerator<string> {
  const digest = createHash('sha256')
  const line = (text: string) => {
    const whole = `${text}\n`
    digest.update(whole)
    return whole
  }
  const manifest = await readManifest(q, now)
  written.v = manifest.v
  yield line(JSON.stringify(manifest))
  for (const table of await tablesInOrder(q)) {
    yield line(JSON.stringify({ table }))
    await q.exec(`DECLARE backup_rows CURSOR FOR SELECT to_jsonb(t)::text AS row FROM "${table}" t`)
    for (;;) {
      const rows = await q.query<{ row: string }>(`FETCH ${ROWS_AT_ONCE} FROM backup_rows`)
      if (rows.length === 0) break
      written.rows += rows.length
      yield rows.map(({ row }) => line(row)).join('')
    }
    await q.exec('CLOSE backup_rows')
  }
  yield `${JSON.stringify({ rows: written.rows, sha256: digest.digest('hex') })}\n`
}

async function readManifest(q: Queryable, now: Date): Promise<BackupManifest> {
  const clock = onlyRow(
    await q.query<{ epoch: string; v: number; seq: number; hash: string; migration: number }>(
      `SELECT epoch, v, audit_seq AS seq, audit_hash AS hash, (SELECT max(id) FROM schema_migration) AS migration
       FROM sync_clock`,
    ),
  )
  const { epoch, v, seq, hash, migration } = clock
  const serverKey = await storeKeyId(q)
  return { deskBackup: BACKUP_FORMAT, migration, at: now.toISOString(), epoch, v, serverKey, audit: { seq, hash } }
}

/** All tables, those that others refer to before those that refer to them. */
async function tablesInOrder(q: Queryable): Promise<string[]> {
  const tables = await q.query<{ name: string; refers: boolean }>(
    `SELECT c.relname AS name, EXISTS (SELECT 1 FROM pg_constraint f WHERE f.conrelid = c.oid AND f.contype = 'f') AS refers
     FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE n.nspname = current_schema() AND c.relkind = 'r' ORDER BY refers, c.relname`,
  )
  return tables.map(({ name }) => name).filter((name) => !leftOut.has(name))
}
