import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { fillOrderRows, saveOrderRows } from '#server/hotline/order-rows'
import type { Db } from '#server/storage/db'
import { databases, openTestDb } from '../support/databases'
import { registered, takeIn } from '../support/sync/take-in'

const postgres = databases.find(({ name }) => name === 'PostgreSQL')
if (!postgres) throw new Error('no PostgreSQL to test on')

let db: Db
let close: () => Promise<void>
beforeAll(async () => {
  ;({ db, close } = await openTestDb(postgres))
})
afterAll(() => close())

it('making the rows of all orders again does not put back what is written at the same moment', async () => {
  await takeIn(db, () => new Date('2026-11-23T01:30:00Z'), [registered('1', { title: '旧标题' })])
  let commit = () => {}
  let written = () => {}
  const isWritten = new Promise<void>((resolve) => {
    written = resolve
  })
  const writing = db.tx(async (q) => {
    const [row] = await q.query<{ id: string }>(
      `UPDATE entity SET doc = doc || '{"title": "新标题"}' WHERE type = 'workOrder' RETURNING id`,
    )
    await saveOrderRows(q, [row?.id ?? ''])
    const mayCommit = new Promise<void>((resolve) => {
      commit = resolve
    })
    written()
    await mayCommit
  })
  await isWritten
  const filling = fillOrderRows(db, () => false)
  await vi.waitFor(
    async () =>
      expect(
        await db.query(
          `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
        ),
      ).toHaveLength(1),
    { timeout: 60_000, interval: 50 },
  )
  commit()
  await writing
  expect(await filling).toBe(1)
  expect(await db.query('SELECT title FROM hotline_order')).toEqual([{ title: '新标题' }])
  expect(await db.query('SELECT 1 FROM hotline_order_text WHERE words LIKE $1', ['%新标题%'])).toHaveLength(1)
})
