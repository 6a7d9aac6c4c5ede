import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { listOrders } from '#server/hotline/list-orders'
import { fillOrderRows } from '#server/hotline/order-rows'
import type { Db } from '#server/storage/db'
import { openDb } from '#server/storage/open-db'
import { testOrder } from '#shared/commands/testing/test-order'
import { testReference } from '#shared/commands/testing/test-reference'
import type { OrdersAsked } from '#shared/sync/hotline-orders-protocol'
import { HOTLINE_ASKED_SCOPE } from '#shared/sync/scopes'
import { conditions, type Figure, print, timed } from './support/report'

const usage = `desk bench hotline [-- --orders N] [--rounds N]
  --orders N   work orders in the server's store (200000)
  --rounds N   how often each question is asked (40)
`
const { values } = parseArgs({
  allowPositionals: true,
  options: {
    orders: { type: 'string', default: '200000' },
    rounds: { type: 'string', default: '40' },
    help: { type: 'boolean' },
  },
})
/** Of any page's question while two hundred people work. */
const MOST_MS = 300
const AT_ONCE = 20_000

/** One order in five is open, one in twelve a lead, one in a thousand disputed, one in a hundred thousand has the rare word. */
const madeSql = `
INSERT INTO entity (type, id, doc, rev)
SELECT 'workOrder', lpad(n::text, 12, '0'), $1::jsonb || jsonb_build_object(
  'id', lpad(n::text, 12, '0'), 'orderNo', 'GD' || lpad(n::text, 12, '0'),
  'receivedAt', to_char(timestamp '2024-01-01' + n * interval '90 seconds', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
  'process', CASE WHEN n % 5 = 0 THEN 'handling' ELSE 'closed' END,
  'handlingOrganId', 'organ-' || (n % 200),
  'content', repeat('反映小区周边夜间施工噪声扰民，多次拨打电话没有处理结果，希望有关部门尽快核实。', 4)
    || CASE WHEN n % 100000 = 7 THEN '曼陀罗' ELSE '' END || n,
  'disputes', CASE WHEN n % 1000 = 0 THEN '{"d1": {"state": "open"}}'::jsonb ELSE '{}'::jsonb END,
  'lead', CASE WHEN n % 12 = 0 THEN '{"state": "open", "reasons": []}'::jsonb ELSE NULL END), 1
FROM generate_series($2::int, $3::int) AS n`

const questions: Readonly<Record<string, Partial<OrdersAsked>>> = {
  'all, the newest first': {},
  'not answered yet': { process: 'unanswered' },
  disputed: { dispute: 'open' },
  'of one organ': { handlingOrganId: 'organ-17' },
  'one region that has none': { region: '411729' },
  'by number, upwards': { sort: { by: 'orderNo', descending: false } },
  'a frequent word': { text: '施工噪声' },
  'a rare word, one step of it': { text: '曼陀罗' },
}

async function main(orders: number, rounds: number): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'desk-bench-hotline-'))
  const db = await openDb({ dataDir: folder })
  try {
    const { id: _id, ...doc } = testOrder('x', { lead: undefined })
    for (let from = 1; from <= orders; from += AT_ONCE)
      await db.query(madeSql, [JSON.stringify(doc), from, Math.min(orders, from + AT_ONCE - 1)])
    await db.query(`INSERT INTO user_scope (user_id, scope, rev, op) VALUES ('bench', $1, 1, 'add')`, [
      HOTLINE_ASKED_SCOPE,
    ])
    const filled = await timed(() => fillOrderRows(db, () => false))
    const figures: Figure[] = [
      { what: 'the list made of all orders, after an update', value: filled.ms / 1000, unit: 's' },
    ]
    for (const [what, asked] of Object.entries(questions)) {
      const took = await measure(db, { limit: 200, ...asked }, rounds)
      figures.push({
        what: `${what}: p95 of an answer`,
        value: took[Math.floor(took.length * 0.95)] ?? 0,
        unit: 'ms',
        atMost: MOST_MS,
      })
    }
    const whole = await timed(() => readAll(db, { limit: 200, text: '曼陀罗' }))
    figures.push({
      what: 'a rare word looked for in all of them',
      value: whole.ms,
      unit: 'ms',
      note: `${whole.value} answers`,
    })
    print('The hotline’s list of orders', conditions({ orders, database: db.dialect }), figures)
  } finally {
    await db.close()
    await rm(folder, { recursive: true, force: true })
  }
}

/** Pages one after another, as somebody scrolls; from the top again at the end. */
async function measure(db: Db, asked: OrdersAsked, rounds: number): Promise<number[]> {
  const took: number[] = []
  let after: OrdersAsked['after']
  for (let round = 0; round < rounds; round += 1) {
    const { ms, value } = await timed(() => listOrders(db, 'bench', { ...asked, after }, testReference))
    took.push(ms)
    after = value.next
  }
  return took.sort((a, b) => a - b)
}

async function readAll(db: Db, asked: OrdersAsked): Promise<number> {
  let answers = 0
  for (let after: OrdersAsked['after'], more = true; more; answers += 1) {
    const answer = await listOrders(db, 'bench', { ...asked, after }, testReference)
    after = answer.next
    more = after !== undefined
  }
  return answers
}

if (values.help) process.stdout.write(usage)
else await main(Number(values.orders), Number(values.rounds))
