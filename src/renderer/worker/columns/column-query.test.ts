import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { testOrder } from '#shared/commands/testing/test-order'
import type { OrderQuery } from '../../data/desk-worker-api'
import { ColumnQueries } from './column-query'
import { ColumnTable } from './column-table'
import { type OrderRow, orderRow, orderSpec, orderText } from './order-columns'
import { similarOrders } from './similar-orders'

const organs: Readonly<Record<string, string>> = {
  urban: '城市管理局',
  market: '市场监督管理局',
  traffic: '交通运输局',
}
const nameOf = (row: OrderRow) => organs[row.organId] ?? ''

function asked(orders: readonly ReturnType<typeof testOrder>[]) {
  const table = new ColumnTable<OrderRow>()
  for (const order of orders) table.put(orderRow(order), orderText(order))
  const organsNamed = (word: string) => new Set(Object.keys(organs).filter((id) => organs[id]?.includes(word)))
  return { table, queries: new ColumnQueries<OrderRow, OrderQuery>(table, orderSpec(nameOf), organsNamed) }
}

const states = ['open', 'declined', 'accepted', 'merged'] as const
const order = fc
  .record({
    id: fc.uuid(),
    state: fc.constantFrom(...states),
    organ: fc.constantFrom('urban', 'market', 'traffic'),
    region: fc.constantFrom('411702', '411721'),
    title: fc.constantFrom('三轮车被拖走', '芹菜抽检罚款', '烧烤油烟', '拖车收费ＡＢ', '停车费'),
    place: fc.constantFrom('解放路', '文明大道', ''),
    day: fc.integer({ min: 1, max: 28 }),
    score: fc.integer({ min: 0, max: 5 }),
  })
  .map(({ id, state, organ, region, title, place, day, score }) =>
    testOrder(id, {
      region,
      title,
      place,
      content: '',
      handlingOrganId: organ,
      receivedAt: `2026-10-${String(day).padStart(2, '0')}T16:30:00.000Z`,
      lead: { flaggedBy: 'rules', state, score, reasons: [] },
    }),
  )
const query: fc.Arbitrary<OrderQuery> = fc.record(
  {
    offset: fc.constant(0),
    limit: fc.constant(1000),
    leadState: fc.constantFrom(...states),
    region: fc.constantFrom('411702', '411721'),
    handlingOrganId: fc.constantFrom('urban', 'market'),
    receivedFrom: fc.constantFrom('2026-10-05', '2026-10-20'),
    receivedTo: fc.constantFrom('2026-10-10', '2026-10-25'),
    text: fc.constantFrom('拖', '管理局 车', 'ab', '解放 停车', '  '),
    sort: fc.record({
      by: fc.constantFrom('receivedAt', 'score', 'title', 'organName', 'orderNo', 'nonsense'),
      descending: fc.boolean(),
    }),
  },
  { requiredKeys: ['offset', 'limit'] },
)

/** The same question answered one condition at a time over whole orders, in the plainest way. */
function naive(orders: readonly ReturnType<typeof testOrder>[], q: OrderQuery): { ids: Set<string>; counts: object } {
  const shanghaiDay = (instant: string) => new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 10)
  const rest = orders
    .filter((o) => !q.region || o.region === q.region)
    .filter((o) => !q.handlingOrganId || o.handlingOrganId === q.handlingOrganId)
    .filter((o) => !q.receivedFrom || shanghaiDay(o.receivedAt) >= q.receivedFrom)
    .filter((o) => !q.receivedTo || shanghaiDay(o.receivedAt) <= q.receivedTo)
    .filter((o) => {
      const whole = `${o.orderNo} ${o.title} ${o.place} ${organs[o.handlingOrganId ?? '']}`
        .replace('ＡＢ', 'ab')
        .toLowerCase()
      return (q.text ?? '').split(' ').every((word) => whole.includes(word))
    })
  const counts: Record<string, number> = {}
  for (const o of rest) counts[o.lead?.state ?? ''] = (counts[o.lead?.state ?? ''] ?? 0) + 1
  return { ids: new Set(rest.filter((o) => !q.leadState || o.lead?.state === q.leadState).map(({ id }) => id)), counts }
}

const orders = fc.uniqueArray(order, { maxLength: 60, selector: ({ id }) => id })

describe('lists over columns', () => {
  it('find what a plain search over whole orders finds, with the same counts', () => {
    fc.assert(
      fc.property(orders, query, (all, q) => {
        const { rows, counts } = asked(all).queries.find(q)
        const expected = naive(all, q)
        expect(new Set(rows.map(({ id }) => id))).toEqual(expected.ids)
        expect(counts).toEqual(expected.counts)
        expect(rows).toHaveLength(expected.ids.size)
      }),
    )
  })

  it('are in order, whatever the column, and the same rows backwards', () => {
    const collator = new Intl.Collator('zh-CN', { numeric: true })
    fc.assert(
      fc.property(orders, fc.constantFrom('title', 'organName', 'score', 'receivedAt'), (all, by) => {
        const { queries } = asked(all)
        const keys = (descending: boolean) =>
          queries
            .find({ offset: 0, limit: 100, sort: { by, descending } })
            .rows.map((row) => (by === 'organName' ? nameOf(row) : row[by as 'title']))
        const compare = (a: string | number, b: string | number) =>
          typeof a === 'number'
            ? a - Number(b)
            : by === 'receivedAt'
              ? a < b
                ? -1
                : 1
              : collator.compare(a, String(b))
        const up = keys(false)
        expect(up).toEqual([...up].sort(compare))
        expect(keys(true)).toEqual([...up].reverse())
      }),
    )
  })

  it('follow changes: after any puts and removals they are as if built from what is left', () => {
    const step = fc.oneof(
      order.map((o) => ({ put: o })),
      fc.nat(59).map((at) => ({ remove: at })),
    )
    fc.assert(
      fc.property(orders, fc.array(step, { maxLength: 40 }), query, (first, steps, q) => {
        const { table, queries } = asked(first)
        const left = new Map(first.map((o) => [o.id, o]))
        queries.find(q)
        for (const change of steps) {
          if ('put' in change) {
            table.put(orderRow(change.put), orderText(change.put))
            left.set(change.put.id, change.put)
          } else {
            const id = [...left.keys()][change.remove] ?? ''
            table.remove(id)
            left.delete(id)
          }
          // Asked now and then in between: an answer follows from wherever it was.
          if (left.size % 3 === 0) queries.find(q)
        }
        const { counts } = queries.find(q)
        expect(counts).toEqual(asked([...left.values()]).queries.find(q).counts)
        const rows = queries.find(q).rows.map(({ id }) => id)
        expect(rows).toEqual(
          asked([...left.values()])
            .queries.find(q)
            .rows.map(({ id }) => id),
        )
        expect(table.size).toBe(left.size)
      }),
    )
  })

  it('are found anew after more changes than can be followed', () => {
    const one = (at: number, score: number) =>
      testOrder(`o${at}`, { lead: { flaggedBy: 'rules', state: 'open', score, reasons: [] } })
    const { table, queries } = asked([one(0, 1)])
    const byScore = { offset: 0, limit: 10, leadState: 'open', sort: { by: 'score', descending: true } }
    expect(queries.find(byScore).rows).toHaveLength(1)
    for (let at = 1; at <= 2500; at += 1) table.put(orderRow(one(at, at)), '')
    expect(queries.find(byScore).rows.map(({ score }) => score)).toEqual(
      Array.from({ length: 2501 }, (_, at) => Math.max(1, 2500 - at)),
    )
    expect(queries.find(byScore).counts).toEqual({ open: 2501 })
  })

  it('are answered from what is kept: one changed row costs no look at the others', () => {
    const { table, queries } = asked(Array.from({ length: 200 }, (_, at) => testOrder(`o${at}`)))
    const question = { offset: 0, limit: 10, leadState: 'open', sort: { by: 'orderNo', descending: false } }
    const before = queries.find(question)
    table.remove('o7')
    expect(queries.find(question)).toBe(before)
    expect(before.rows.some(({ id }) => id === 'o7')).toBe(false)
  })
})

describe('similar orders', () => {
  const base = '城管把我的三轮车拖走三个月，没有给任何单子，取车还要交六百元停车费，我多次去问都没有人管。'
  const all = [
    testOrder('own', { content: base, handlingOrganId: 'urban', place: '解放路' }),
    testOrder('same', { content: `${base}。`, place: '别处', handlingOrganId: 'market', reporter: anonymous() }),
    testOrder('near', {
      content: '另一件事',
      title: '噪音',
      place: '解放路',
      handlingOrganId: 'urban',
      reporter: anonymous(),
    }),
    testOrder('again', {
      content: '又来反映农药的事',
      title: '农药',
      place: '',
      handlingOrganId: 'market',
      receivedAt: '2026-09-01T02:00:00.000Z',
    }),
    testOrder('far', { content: '低保停发没有告知', title: '低保', place: '文明大道', reporter: anonymous() }),
  ]
  function anonymous() {
    return { ...testOrder('x').reporter, name: '', phone: '', anonymous: true }
  }

  it('are found by text, place, reporter and time, each with its reasons, the likest first', () => {
    const { table } = asked(all)
    const found = similarOrders(table, 'own')
    expect(found.map(({ id, reasons }) => [id, reasons])).toEqual([
      ['same', ['sameText', 'sameTime']],
      ['again', ['sameReporter']],
      ['near', ['samePlace', 'sameTime']],
    ])
    expect(similarOrders(table, 'nobody')).toEqual([])
  })
})
