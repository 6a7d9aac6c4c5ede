import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Db } from '#server/storage/db'
import { SqlIntakeStore } from '#server/sync/intake-store'
import type { WorkOrder } from '#shared/domain/work-order'
import { databases, openTestDb } from '../support/databases'
import { registered } from '../support/sync/take-in'

describe.each(databases)('orders taken into the store on $name', (database) => {
  let db: Db
  let close: () => Promise<void>
  let store: SqlIntakeStore

  const orderOf = async (orderNo: string) => {
    const [row] = await db.query<{ doc: WorkOrder; rev: number }>(
      `SELECT e.doc, e.rev FROM entity e JOIN work_order_key k ON k.id = e.id AND e.type = 'workOrder' WHERE k.order_no = $1`,
      [orderNo],
    )
    return row
  }
  const v = async () => (await db.query<{ v: number }>('SELECT v FROM sync_clock'))[0]?.v

  beforeAll(async () => {
    ;({ db, close } = await openTestDb(database))
    store = new SqlIntakeStore(db, () => new Date('2026-11-23T01:30:00Z'))
  })
  afterAll(() => close())

  it('creates, then finds nothing to do, then updates what the source changed', async () => {
    const orders = [registered('1'), registered('2')]
    expect(await store.upsertOrders('12345', orders)).toEqual({ created: 2, updated: 0, unchanged: 0 })
    const before = await v()
    expect(await store.upsertOrders('12345', orders)).toEqual({ created: 0, updated: 0, unchanged: 2 })
    expect(await v()).toBe(before)
    const replied = registered('2', { reply: '已处理', process: 'replied' })
    expect(await store.upsertOrders('12345', [registered('1'), replied])).toEqual({
      created: 0,
      updated: 1,
      unchanged: 1,
    })
    expect((await orderOf('2'))?.doc).toMatchObject({ reply: '已处理', createdBy: 'intake:12345' })
    expect((await orderOf('2'))?.rev).toBe(await v())
    expect((await orderOf('1'))?.rev).toBe(before)
  })

  it('never takes back what an officer decided', async () => {
    await store.upsertOrders('12345', [registered('3')])
    const decided = { flaggedBy: 'rules', state: 'declined', reasons: [], ground: 'duplicate' }
    await db.query(
      `UPDATE entity SET doc = doc || jsonb_build_object('lead', $2::jsonb)
       WHERE id = (SELECT id FROM work_order_key WHERE order_no = $1)`,
      ['3', JSON.stringify(decided)],
    )
    await store.upsertOrders('12345', [registered('3', { reply: '新答复' })])
    expect((await orderOf('3'))?.doc).toMatchObject({ reply: '新答复', lead: decided })
  })

  it('keeps the call and the ruling of an order whose source sends it again without them', async () => {
    await store.upsertOrders('12345', [registered('4')])
    const at = '2026-11-22T01:00:00.000Z'
    const call = { id: 'c', reached: true, satisfaction: 'dissatisfied', note: '', by: 'u', at }
    const ruling = { organId: 'traffic', coOrganIds: [], reason: '', basis: '', at, by: 'u', late: false }
    const dispute = { id: 'd', organId: 'urban', reason: '', at, by: 'u', dueAt: at, state: 'ruled', ruling }
    const worked = {
      callbacks: [call],
      satisfaction: 'dissatisfied',
      disputes: { d: dispute },
      handlingOrganId: 'traffic',
      field: 'traffic',
      reply: '已退还',
      process: 'replied',
    }
    await db.query(
      `UPDATE entity SET doc = doc || $2::jsonb WHERE id = (SELECT id FROM work_order_key WHERE order_no = $1)`,
      ['4', JSON.stringify(worked)],
    )
    const again = {
      ...registered('4', { title: '更正', handlingOrganId: 'urban' }),
      assumed: new Set(['process'] as const),
    }
    expect(await store.upsertOrders('12345', [again])).toMatchObject({ updated: 1 })
    expect((await orderOf('4'))?.doc).toMatchObject({ ...worked, title: '更正' })
  })

  it('creates each order once when two imports run at the same time', async () => {
    const orders = Array.from({ length: 30 }, (_, n) => registered(`P${n}`))
    const counts = await Promise.all([1, 2, 3].map(() => store.upsertOrders('12345', orders)))
    expect(counts.reduce((sum, { created }) => sum + created, 0)).toBe(30)
    expect(counts.reduce((sum, { unchanged }) => sum + unchanged, 0)).toBe(60)
  })

  it('leaves one audit entry a batch, and puts the orders into their scopes', async () => {
    const [entry] = await db.query<{ touched: unknown[] }>(
      `SELECT touched FROM audit WHERE type = 'intake.orders' AND jsonb_array_length(touched) = 30`,
    )
    expect(entry?.touched).toHaveLength(30)
    const scopes = await db.query(
      `SELECT DISTINCT s.scope FROM scope_entity s JOIN work_order_key k ON k.id = s.id WHERE k.order_no = 'P1' ORDER BY 1`,
    )
    expect(scopes).toEqual([{ scope: 'asked:hotline' }, { scope: 'region:411702' }])
  })

  it('keeps an old order on the clients of its region only while its case is open', async () => {
    const [opened, closed, none] = ['R1', 'R2', 'R3']
    const old = new SqlIntakeStore(db, () => new Date('2024-01-10T01:30:00Z'))
    await old.upsertOrders(
      '12345',
      [opened, closed, none].map((no) => registered(no)),
    )
    for (const [orderNo, caseId, stage] of [
      [opened, 'case-open', 'investigating'],
      [closed, 'case-closed', 'closed'],
    ]) {
      await db.query(`INSERT INTO entity (type, id, doc, rev) VALUES ('supervisionCase', $1, $2::jsonb, 1)`, [
        caseId,
        JSON.stringify({ id: caseId, stage }),
      ])
      const lead = { flaggedBy: 'rules', state: 'accepted', reasons: [], caseId }
      await db.query(
        `UPDATE entity SET doc = doc || jsonb_build_object('lead', $2::jsonb)
         WHERE id = (SELECT id FROM work_order_key WHERE order_no = $1)`,
        [orderNo, JSON.stringify(lead)],
      )
    }
    await store.upsertOrders(
      '12345',
      [opened, closed, none].map((no) => registered(no, { reply: '补充答复' })),
    )
    const kept = await db.query(
      `SELECT k.order_no AS "orderNo" FROM scope_entity s JOIN work_order_key k ON k.id = s.id
       WHERE s.scope = 'region:411702' AND s.op = 'put' AND k.order_no LIKE 'R%' ORDER BY 1`,
    )
    expect(kept).toEqual([{ orderNo: opened }])
  })

  it('finds the repeats among two sources that send at the same time', async () => {
    const people = Array.from({ length: 20 }, (_, n) => ({ name: '', phone: `1390000${1000 + n}`, anonymous: false }))
    const batch = (source: string, day: number) =>
      people.map((reporter, n) =>
        registered(`${source}${n}`, {
          source,
          reporter,
          receivedAt: `2026-11-${day}T01:00:00.000Z`,
        } as Partial<WorkOrder>),
      )
    await Promise.all([store.upsertOrders('甲', batch('甲', 10)), store.upsertOrders('乙', batch('乙', 12))])
    for (let n = 0; n < people.length; n++)
      expect((await orderOf(`乙${n}`))?.doc.repeatOf).toBe((await orderOf(`甲${n}`))?.doc.id)
  })
})
