import { createHash, randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { createGunzip } from 'node:zlib'
import { DeskError } from '#shared/messages/catalogue'
import { appendAudit, lockClock, storeClock } from '../audit/audit-chain'
import { type Db, onlyRow, type Queryable } from '../storage/db'
import { applyMigration, migrationLedgerSql } from '../storage/migrate'
import { migrations } from '../storage/migrations/migrations'
import { type BackupManifest, backupManifest, endLine, tableLine } from './backup-format'

/**
 * Far beyond what the days since the backup can have used: no revision of the lost days is ever given a second time,
 * so that what a client saw then is never mistaken for what comes now.
 */
const EPOCH_STEP = 1_000_000_000
const ROWS_AT_ONCE = 500

export interface Restored {
  readonly at: string
  readonly rows: number
  readonly v: number
}

/** Reads a backup from end to end without taking anything of it. @throws DeskError `cli.backupBroken`, `cli.backupNewer` */
export async function checkBackup(file: string): Promise<BackupManifest> {
  let manifest: BackupManifest | undefined
  for await (const line of backupLines(file)) if (line.kind === 'manifest') manifest = line.manifest
  if (!manifest) throw new DeskError('cli.backupBroken', { file, detail: '没有开头' })
  const newest = migrations.at(-1)?.id ?? 0
  if (manifest.migration > newest)
    throw new DeskError('cli.backupNewer', { backup: manifest.migration, program: newest })
  return manifest
}

/**
 * Puts a backup in the place of all that the store holds, in one transaction. It begins another epoch: clients of the
 * lost days bootstrap again and re-send what the backup does not hold. The audit chain goes on with an entry about it.
 */
export async function restoreBackup(db: Db, file: string, now: Date): Promise<Restored> {
  const manifest = await checkBackup(file)
  return db.tx(async (q) => {
    await q.exec('DROP SCHEMA public CASCADE; CREATE SCHEMA public')
    await q.exec(migrationLedgerSql)
    for (const step of migrations) if (step.id <= manifest.migration) await applyMigration(q, step)
    const rows = await loadRows(q, file)
    for (const step of migrations) if (step.id > manifest.migration) await applyMigration(q, step)
    const v = await beginEpoch(q, manifest, now)
    return { at: manifest.at, rows, v }
  })
}

async function loadRows(q: Queryable, file: string): Promise<number> {
  let table = ''
  let waiting: string[] = []
  let rows = 0
  const flush = async () => {
    if (waiting.length === 0) return
    const sql = `INSERT INTO "${table}" SELECT * FROM jsonb_populate_recordset(null::"${table}", $1::jsonb)`
    await q.query(sql, [`[${waiting.join(',')}]`])
    rows += waiting.length
    waiting = []
  }
  for await (const line of backupLines(file)) {
    if (line.kind === 'table') {
      await flush()
      table = line.table
      // Some tables are born with a row.
      await q.exec(`DELETE FROM "${table}"`)
    } else if (line.kind === 'row') {
      waiting.push(line.text)
      if (waiting.length >= ROWS_AT_ONCE) await flush()
    }
  }
  await flush()
  return rows
}

async function beginEpoch(q: Queryable, manifest: BackupManifest, now: Date): Promise<number> {
  const clock = await lockClock(q)
  const epoch = randomUUID()
  const v = clock.v + EPOCH_STEP
  const fact = {
    at: now.toISOString(),
    userId: 'operator',
    role: 'admin',
    type: 'system.restore',
    touched: [{ type: 'epoch', id: manifest.at, before: manifest.epoch, after: epoch }],
  }
  const head = await appendAudit(q, clock.head, [fact])
  await q.query('UPDATE sync_clock SET epoch = $1, backed_up = $2::bigint', [epoch, manifest.v])
  await storeClock(q, v, head)
  return onlyRow(await q.query<{ v: number }>('SELECT v FROM sync_clock')).v
}

type BackupLine =
  | { readonly kind: 'manifest'; readonly manifest: BackupManifest }
  | { readonly kind: 'table'; readonly table: string }
  | { readonly kind: 'row'; readonly text: string }

/** @throws DeskError `cli.backupBroken` when anything is missing or another than it was written, at the latest at its end */
async function* backupLines(file: string): AsyncGenerator<BackupLine> {
  const broken = (detail: string, cause?: unknown) => new DeskError('cli.backupBroken', { file, detail }, { cause })
  const digest = createHash('sha256')
  let rows = 0
  let number = 0
  let isEnded = false
  const source = createReadStream(file)
  const unzipped = createGunzip()
  // An error of the file has to reach the reader of the lines.
  source.on('error', (error) => unzipped.destroy(error))
  source.pipe(unzipped)
  try {
    for await (const text of createInterface({ input: unzipped, crlfDelay: Number.POSITIVE_INFINITY })) {
      if (isEnded) throw broken('结尾之后还有内容')
      number += 1
      const value: unknown = JSON.parse(text)
      const end = endLine.strict().safeParse(value)
      if (number > 1 && end.success) {
        isEnded = true
        if (end.data.rows !== rows || end.data.sha256 !== digest.digest('hex')) throw broken('内容与校验值不符')
        continue
      }
      digest.update(`${text}\n`)
      if (number === 1) {
        const manifest = backupManifest.safeParse(value)
        if (!manifest.success) throw broken('不是本系统的备份，或者格式更新')
        yield { kind: 'manifest', manifest: manifest.data }
        continue
      }
      const table = tableLine.strict().safeParse(value)
      if (table.success) {
        if (!/^[a-z_]+$/.test(table.data.table)) throw broken(`表名 ${table.data.table}`)
        yield { kind: 'table', table: table.data.table }
        continue
      }
      rows += 1
      yield { kind: 'row', text }
    }
  } catch (error) {
    if (error instanceof DeskError) throw error
    const { code, syscall } = error as NodeJS.ErrnoException
    if (syscall) throw new DeskError('cli.fileUnreadable', { file, reason: code ?? syscall }, { cause: error })
    throw broken(`第 ${number + 1} 行`, error)
  }
  if (!isEnded) throw broken('文件不完整')
}
