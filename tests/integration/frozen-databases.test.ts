import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { readAudit } from '#server/audit/read-audit'
import { AuditVerifier } from '#server/audit/verify-audit'
import type { Db } from '#server/storage/db'
import { migrate } from '#server/storage/migrate'
import { hotlineOrders } from '#server/storage/migrations/0013-hotline-orders'
import { migrations } from '#server/storage/migrations/migrations'
import { openPglite } from '#server/storage/pglite-db'
import { push, type RawCommand, type SyncDeps } from '#server/sync/push'
import { ReferenceCache } from '#server/sync/reference-cache'
import { scopesNow } from '#server/sync/retention'
import { sqlStore } from '#server/sync/sql/sql-store'
import { commandRegistry } from '#shared/commands/registry'
import { testOrder } from '#shared/commands/testing/test-order'
import { testRows } from '#shared/commands/testing/test-reference'
import { referenceTypes } from '#shared/domain/entities'
import { columnsOf, type FrozenDatabase, freezeDatabase, thawDatabase } from '../support/frozen-database'
import { freshDataDir } from '../support/pglite-template'

const folder = join(import.meta.dirname, '../fixtures/frozen')
const frozen = readdirSync(folder).filter((name) => /^server-v\d+\.json$/.test(name))
const newest = migrations.at(-1)?.id ?? 0
/** Before people watched over personal data, before own matters left one's sight, before orders were asked for. */
const EARLY = 6

const now = new Date('2026-11-23T01:30:00Z')
const zhang = { userId: 'zhang', name: '张伟', roles: ['officer'], organId: 'bureau', region: '411700' } as const
const caseId = '01900000-0000-7000-8000-000000000001'

function depsOf(db: Db): SyncDeps {
  const onBug = (error: unknown) => {
    throw error
  }
  return { store: sqlStore(db), registry: commandRegistry, reference: new ReferenceCache(), now: () => now, onBug }
}

function command(seq: number, type: string, input: object): RawCommand {
  const id = `01900000-0000-7000-8000-0000000001${String(seq).padStart(2, '0')}`
  return { id, seq, type, version: 1, input, deviceAt: now.toISOString(), seen: [], after: [] }
}

/** What every fixture holds: people, two orders, a numbered case that somebody must avoid, a refused and a put-aside command. */
async function fill(db: Db): Promise<void> {
  const deps = depsOf(db)
  for (const { id, name, roles, organId, region } of testRows.userProfile)
    await db.query(
      `INSERT INTO users (id, login, name, password_hash, password_changed_at, roles, organ_id, region, created_at)
       VALUES ($1, $1, $2, 'hash', $3, $4, $5, $6, $3)`,
      [id, name, now.toISOString(), roles, organId, region],
    )
  await db.query(
    `INSERT INTO client (id, user_id, device, last_seen, created_at) VALUES ('c1', 'zhang', '办公室', $1, $1)`,
    [now.toISOString()],
  )
  const rows = [
    ...referenceTypes.flatMap((type) => testRows[type].map((doc) => ({ type, doc }))),
    ...['o1', 'o2'].map((id) => ({ type: 'workOrder' as const, doc: testOrder(id, { region: '411700' }) })),
  ]
  await deps.store.write(async (tx) => {
    const { v, head } = await tx.lockClock()
    const { world } = await deps.reference.read(tx)
    const grants = ['region:411700', 'ref'].map((scope) => ({ userId: 'zhang', scope, op: 'add' as const }))
    const hotline = { userId: 'zhou', scope: 'hotline', op: 'add' as const }
    const entities = rows.map(({ type, doc }) => ({ type, id: doc.id, doc, marks: {} }))
    const scopes = rows.flatMap(({ type, doc }) =>
      scopesNow(type, doc as never, world, now, () => true).map((entry) => ({ ...entry, type, id: doc.id })),
    )
    const facts = [{ at: now.toISOString(), userId: 'system', role: 'system', type: 'fixture', touched: [] }]
    const none = { series: [], docNos: [], voids: [] }
    const change = { v: v + 1, head, entities, scopes, grants: [...grants, hotline], facts, ...none }
    await tx.save({ at: now.toISOString(), receipts: [], quarantine: [], change })
  })
  await push(deps, zhang, {
    clientId: 'c1',
    commands: [
      command(1, 'case.accept', { caseId, orderIds: ['o1'], title: '拖移车辆案' }),
      command(2, 'lead.decline', { orderId: 'o1', ground: 'duplicate' }),
      command(3, 'case.invented', { caseId }),
    ],
  })
  // As a reviewer's decision of that day left it; no scope stood for it yet.
  await db.query(
    `UPDATE entity SET doc = doc || '{"recusals":[{"personId":"li","reason":"亲属","decidedBy":"wang","at":"2026-11-23T01:30:00.000Z"}]}'
     WHERE type = 'supervisionCase'`,
  )
}

/** Lets today's program write what an early one did: without the hotline's list, its orders in a scope that was synced. */
async function asEarly(db: Db, write: () => Promise<void>): Promise<void> {
  const list = hotlineOrders.sql.slice(hotlineOrders.sql.indexOf('CREATE TABLE'))
  await db.exec(list)
  await write()
  await db.exec(`DROP TABLE hotline_order, hotline_order_text;
    UPDATE scope_entity SET scope = 'hotline' WHERE scope = 'asked:hotline'`)
}

describe('databases that earlier versions wrote', () => {
  const opened: { db: Db; dataDir: string }[] = []
  afterEach(async () => {
    for (const { db, dataDir } of opened.splice(0)) {
      await db.close()
      await rm(dataDir, { recursive: true, force: true })
    }
  })

  async function at(version: number): Promise<Db> {
    const dataDir = await freshDataDir()
    const db = await openPglite(join(dataDir, 'pgdata'))
    opened.push({ db, dataDir })
    await migrate(
      db,
      migrations.filter(({ id }) => id <= version),
    )
    return db
  }

  // `FREEZE=1 npx vitest run tests/integration/frozen-databases.test.ts` writes the fixture of an early and of the newest schema.
  if (process.env.FREEZE)
    it('leave a fixture', { timeout: 300_000 }, async () => {
      for (const version of [EARLY, newest]) {
        const db = await at(version)
        if (version === newest) await fill(db)
        else await asEarly(db, () => fill(db))
        writeFileSync(join(folder, `server-v${version}.json`), `${JSON.stringify(await freezeDatabase(db))}\n`)
      }
    })

  it('have one of an early schema', () => expect(frozen).toContain(`server-v${EARLY}.json`))

  it.each(frozen)(
    '%s comes to the newest schema with all it held, and work goes on',
    { timeout: 120_000 },
    async (file) => {
      const stored: FrozenDatabase = JSON.parse(readFileSync(join(folder, file), 'utf8'))
      const db = await at(stored.version)
      // A migration that was released is not changed any more.
      const columns = Object.entries(stored.tables).map(([name, table]) => [name, table.columns])
      expect([...(await columnsOf(db))]).toEqual(columns)
      await thawDatabase(db, stored)
      expect(await migrate(db)).toBe(newest)

      const docs = 'SELECT type, id, rev::int AS rev, doc FROM entity ORDER BY type, id'
      const before = stored.tables.entity?.rows as { type: string; id: string; rev: number; doc: object }[]
      const byKey = (a: { type: string; id: string }, b: { type: string; id: string }) =>
        `${a.type}/${a.id}` < `${b.type}/${b.id}` ? -1 : 1
      const wanted = before.map(({ type, id, rev, doc }) => ({ type, id, rev, doc })).sort(byKey)
      expect((await db.query<{ type: string; id: string }>(docs)).sort(byKey)).toEqual(wanted)

      const verifier = new AuditVerifier()
      for await (const entry of readAudit(db)) verifier.take(entry)
      expect(verifier.finish().problems).toEqual([])

      const held = async (userId: string) =>
        (
          await db.query<{ scope: string }>(
            `SELECT scope FROM user_scope WHERE user_id = $1 AND op = 'add' ORDER BY 1`,
            [userId],
          )
        ).map(({ scope }) => scope)
      expect(await held('zhang')).toEqual([`case:${caseId}`, 'ref', 'region:411700'])
      expect(
        await db.query(`SELECT id FROM scope_entity WHERE scope = 'asked:hotline' AND type = 'workOrder' ORDER BY id`),
      ).toEqual([{ id: 'o1' }, { id: 'o2' }])
      if (stored.version === EARLY) {
        expect(await held('zhou')).toEqual(['asked:hotline', 'hotline'])
        expect(await held('wang')).toEqual(['privacy:411700'])
        const barred = await db.query(`SELECT id FROM scope_entity WHERE scope = 'barred:user:li' AND op = 'put'`)
        expect(barred).toEqual([{ id: caseId }])
      }

      // What was sent before is answered as it was; the number after the first is the second.
      const again = command(1, 'case.accept', { caseId, orderIds: ['o1'], title: '拖移车辆案' })
      const other = '01900000-0000-7000-8000-000000000002'
      const next = command(4, 'case.accept', { caseId: other, orderIds: ['o2'], title: '另一案' })
      const { receipts } = await push(depsOf(db), zhang, { clientId: 'c1', commands: [again] })
      expect(receipts).toMatchObject([{ status: 'applied', duplicate: true, number: expect.stringMatching(/1号$/) }])
      expect((await push(depsOf(db), zhang, { clientId: 'c1', commands: [next] })).receipts).toMatchObject([
        { status: 'applied', number: expect.stringMatching(/2号$/) },
      ])
      const states = await db.query('SELECT status FROM receipt ORDER BY seq')
      expect(states.map(({ status }) => status)).toEqual(['applied', 'rejected', 'quarantined', 'applied'])
      expect(
        await db.query("SELECT type, state FROM (SELECT command ->> 'type' AS type, state FROM quarantine) q"),
      ).toEqual([{ type: 'case.invented', state: 'open' }])
    },
  )
})
