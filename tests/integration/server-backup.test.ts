import { createHash } from 'node:crypto'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readAudit } from '#server/audit/read-audit'
import { AuditVerifier } from '#server/audit/verify-audit'
import { checkBackup, restoreBackup } from '#server/backup/restore-backup'
import { writeBackup } from '#server/backup/write-backup'
import type { Db } from '#server/storage/db'
import { openDb } from '#server/storage/open-db'
import { databases, type TestLocation } from '../support/databases'
import { FieldClient } from '../support/sync/field-client'
import { registered, takeIn } from '../support/sync/take-in'
import { startTestServer, type TestServer } from '../support/test-server'

async function verdict(db: Db) {
  const verifier = new AuditVerifier()
  for await (const entry of readAudit(db)) verifier.take(entry)
  return verifier.finish()
}

describe.each(databases)('a backup of the server on $name', (database) => {
  let folder: string
  let file: string
  let server: TestServer
  let zhang: FieldClient
  let location: TestLocation | undefined
  const caseId = uuidv7()
  const later = uuidv7()

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'desk-backup-'))
    file = join(folder, 'night.deskbackup')
    server = await startTestServer({ database })
    const orders = Array.from({ length: 3 }, (_, n) => registered(`B${n}`, { region: '411702' }))
    await takeIn(server.services.db, () => server.clock.now(), orders)
    zhang = new FieldClient(await server.client('zhangwei'))
    await zhang.bootstrap()
  })
  afterAll(async () => {
    await server.remove()
    await location?.remove()
    await rm(folder, { recursive: true, force: true })
  })
  const orderId = (orderNo: string) => zhang.all('workOrder').find((order) => order.orderNo === orderNo)?.id

  it('holds every row, appears only when complete, and tells clients what they need not keep', async () => {
    await zhang.act('case.accept', { caseId, orderIds: [orderId('B0')], title: '备份前' })
    const { v, rows } = await writeBackup(server.services.db, file, server.clock.now())
    expect(rows).toBeGreaterThan(100)
    expect(await checkBackup(file)).toMatchObject({ v })
    const [page] = await zhang.pull()
    expect(page?.backedUp).toBe(v)
    await expect(writeBackup(server.services.db, file, server.clock.now())).rejects.toMatchObject({
      code: 'cli.backupExists',
    })
  })

  it('is refused when a single byte of it is another', async () => {
    const text = gunzipSync(await readFile(file)).toString()
    const broken = join(folder, 'broken')
    for (const spoilt of [
      text.replace('备份前', '备份后'),
      text.slice(0, text.length * 0.6),
      text.replace(/\n.*\n/, '\n'),
    ]) {
      await writeFile(broken, gzipSync(spoilt))
      await expect(checkBackup(broken)).rejects.toMatchObject({ code: 'cli.backupBroken' })
    }
    await writeFile(broken, 'not gzipped')
    await expect(checkBackup(broken)).rejects.toMatchObject({ code: 'cli.backupBroken' })
    await expect(checkBackup(join(folder, 'missing'))).rejects.toMatchObject({ code: 'cli.fileUnreadable' })
  })

  it('restores to another epoch; the client re-sends what it lacks, under the number that was given', async () => {
    const accept = zhang.author('case.accept', { caseId: later, orderIds: [orderId('B1')], title: '备份后' })
    const { receipts } = await zhang.pushed(accept)
    expect(receipts[0]?.series).toMatchObject({ no: 2 })
    const before = await verdict(server.services.db)

    await restoreBackup(server.services.db, file, server.clock.now())
    const renewed = new FieldClient(await server.client('zhangwei'))
    const stale = await renewed.ask('/sync/v1/pull', { clientId: renewed.http.clientId, cursor: zhang.cursor })
    expect(JSON.parse(stale.text).error.code).toBe('sync.cursorStale')
    const tooEarly = await renewed.ask('/sync/v1/push', {
      clientId: renewed.http.clientId,
      epoch: 'of the lost days',
      commands: [accept],
    })
    expect(JSON.parse(tooEarly.text).error.code).toBe('sync.cursorStale')

    await renewed.bootstrap()
    expect(renewed.get('supervisionCase', caseId)?.title).toBe('备份前')
    expect(renewed.get('supervisionCase', later)).toBeUndefined()
    // Somebody else is faster: he must not get the number that is already on paper.
    const others = renewed.author('case.accept', { caseId: uuidv7(), orderIds: [orderId('B2')], title: '恢复后' })
    const again = { ...accept, seq: 1, after: [], given: receipts[0]?.series }
    const answer = await renewed.pushed(again, { ...others, seq: 2 })
    expect(answer.receipts.map(({ status, number }) => [status, number])).toEqual([
      ['applied', receipts[0]?.number],
      ['applied', '驻司执监案〔2026〕3号'],
    ])
    const after = await verdict(server.services.db)
    expect(after.problems).toEqual([])
    expect(before.problems).toEqual([])
  })

  it('moves a city from one kind of database to the other', async () => {
    const other = databases.find(({ name }) => name !== database.name) ?? database
    location = await other.locate()
    const db = await openDb(location)
    await restoreBackup(db, file, new Date())
    const rows = await db.query<{ n: number }>('SELECT count(*) AS n FROM entity')
    const digest = async (q: Db) => {
      const docs = await q.query<{ doc: string }>(
        `SELECT doc::text AS doc FROM entity WHERE type IN ('organ', 'dictionary') ORDER BY type, id`,
      )
      return createHash('sha256')
        .update(docs.map(({ doc }) => doc).join('\n'))
        .digest('hex')
    }
    expect(rows[0]?.n).toBeGreaterThan(20)
    expect(await digest(db)).toBe(await digest(server.services.db))
    expect((await verdict(db)).problems).toEqual([])
    await db.close()
  })
})
