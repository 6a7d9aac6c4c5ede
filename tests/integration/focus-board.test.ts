import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { prepareBoard } from '#server/focus/prepare-board'
import { readBoard, readFocusOrders } from '#server/focus/read-board'
import { type Db, toJson } from '#server/storage/db'
import { focusCounts, focusMarks, focusPlace, monthOf } from '#shared/domain/focus'
import { countBoard, type FocusFilter, type FocusQuery, inFilter } from '#shared/domain/focus-board'
import type { WorkOrder } from '#shared/domain/work-order'
import { focusFacts } from '../../src/renderer/worker/columns/order-columns'
import { databases, openTestDb } from '../support/databases'

const now = new Date('2026-11-23T01:30:00.000Z')
const regions = ['411702', '411721']
const maybe = <T>(...values: T[]) => fc.option(fc.constantFrom(...values), { nil: undefined })
const moment = fc.integer({ min: Date.parse('2026-08-20'), max: now.getTime() }).map((ms) => new Date(ms).toISOString())

/** Orders with everything that the definitions look at, in all combinations and with their parts missing. */
const order = fc.record({
  region: fc.constantFrom(...regions),
  handlingOrganId: maybe('urban', 'market'),
  handlingOrganName: fc.constantFrom('', '某镇政府'),
  field: maybe('urbanManagement', 'marketRegulation'),
  receivedAt: moment,
  appealType: maybe('complaint', 'report', 'consultation', 'suggestion', 'praise', 'help'),
  resolved: maybe('resolved', 'unreasonable'),
  actionable: maybe(true, false),
  verified: maybe('confirmed', 'partlyConfirmed', 'unconfirmed', 'pending'),
  satisfaction: maybe('satisfied', 'fairlySatisfied', 'dissatisfied', 'unrated', 'declined'),
  repeatOf: maybe('o-0'),
  dueAt: fc.option(
    moment.map((at) => new Date(Date.parse(at) + 10 * 86_400_000).toISOString()),
    { nil: undefined },
  ),
  repliedAt: fc.option(moment, { nil: undefined }),
  process: fc.constantFrom('dispatched', 'handling', 'replied', 'closed', 'withdrawn'),
  lead: fc.option(
    fc.record({
      state: fc.constantFrom('open', 'declined'),
      ground: maybe('notEnforcement', 'duplicate'),
      caseId: maybe('case-1', 'case-2'),
    }),
    { nil: undefined },
  ),
})
type MadeOrder = WorkOrder

describe.each(databases)('The focus board on $name', (database) => {
  let db: Db
  let close: () => Promise<void>
  let orders: MadeOrder[]
  const caseFields = new Map([['case-1', 'trafficPolice']])

  beforeAll(async () => {
    ;({ db, close } = await openTestDb(database))
    orders = fc
      .sample(order, { numRuns: 3000, seed: 7 })
      .map((made, n) => ({ ...made, id: `o-${n}`, title: `第 ${n} 件`, orderNo: `N${n}` }) as unknown as MadeOrder)
    await write('supervisionCase', [{ id: 'case-1', field: 'trafficPolice' }, { id: 'case-2' }])
    await write('workOrder', orders)
  })
  afterAll(() => close())

  /** As any writer does: the rows with the next revision, the clock last. */
  async function write(type: string, docs: readonly object[]): Promise<void> {
    await db.tx(async (q) => {
      await q.query(
        `INSERT INTO entity (type, id, doc, rev)
         SELECT $2, doc ->> 'id', doc, (SELECT v + 1 FROM sync_clock) FROM jsonb_array_elements($1::jsonb) AS doc
         ON CONFLICT (type, id) DO UPDATE SET doc = excluded.doc, rev = excluded.rev`,
        [toJson(docs), type],
      )
      await q.query('UPDATE sync_clock SET v = v + 1')
    })
  }

  const placed = (at: Date) =>
    orders.flatMap((each) => {
      const marks = focusMarks(focusFacts(each), at)
      if (!marks) return []
      const place = focusPlace({
        month: monthOf(each.receivedAt),
        region: each.region,
        organId: each.handlingOrganId ?? '',
        organText: each.handlingOrganName,
        caseField: caseFields.get(each.lead?.caseId ?? '') ?? '',
        orderField: each.field ?? '',
      })
      return [{ marks, place, id: each.id }]
    })

  const queries: FocusQuery[] = [
    { from: '2026-08', to: '2026-11', by: ['field', 'organ', 'region'] },
    { from: '2026-10', to: '2026-11', by: ['field'] },
    { from: '2026-09', to: '2026-09', by: ['region'], organ: 'urban' },
    { from: '2026-08', to: '2026-11', by: [], field: 'trafficPolice' },
    { from: '2027-01', to: '2027-02', by: ['organ'] },
  ]

  async function agree(at: Date): Promise<void> {
    for (const query of queries) expect(await readBoard(db, regions, query)).toEqual(countBoard(placed(at), query))
  }

  it('counts in SQL what the client counts, whatever is known of an order', async () => {
    const { orders: counted } = await prepareBoard(db, now)
    expect(counted).toBe(placed(now).length)
    expect(counted).toBeGreaterThan(100)
    await agree(now)
  })

  it('opens each number to the very orders behind it', async () => {
    const filter: FocusFilter = { from: '2026-08', to: '2026-11', organ: 'urban' }
    for (const count of focusCounts) {
      const page = await readFocusOrders(db, { regions, filter }, count, { offset: 0, limit: 500 })
      const expected = placed(now).filter(({ place, marks }) => inFilter(place, filter) && marks[count])
      expect([page.total, page.rows.map(({ id }) => id).sort()]).toEqual([
        expected.length,
        expected.map(({ id }) => id).sort(),
      ])
    }
  })

  it('does nothing while nothing has changed', async () => {
    expect(await prepareBoard(db, now)).toEqual({ orders: 0, cells: 0 })
  })

  it('follows orders that intake changed, and leaves out what no longer counts', async () => {
    orders = orders.map((each, n) =>
      n % 9 === 0
        ? {
            ...each,
            verified: 'confirmed',
            resolved: n % 2 ? 'unreasonable' : 'resolved',
            region: regions[n % 2] ?? '',
          }
        : each,
    )
    await write(
      'workOrder',
      orders.filter((_, n) => n % 9 === 0),
    )
    expect((await prepareBoard(db, now)).orders).toBe(334)
    await agree(now)
  })

  it('moves the orders of a case to the field that it was judged to be of', async () => {
    caseFields.set('case-2', 'education')
    await write('supervisionCase', [{ id: 'case-2', field: 'education' }])
    await prepareBoard(db, now)
    await agree(now)
    expect(
      (await readBoard(db, regions, { from: '2026-08', to: '2026-11', by: [], field: 'education' })).total.complaints,
    ).toBeGreaterThan(20)
  })

  it('lets unanswered orders become late as time passes', async () => {
    const later = new Date(now.getTime() + 12 * 86_400_000)
    const before = (await readBoard(db, regions, queries[0] as FocusQuery)).total.late
    await prepareBoard(db, later)
    await agree(later)
    expect((await readBoard(db, regions, queries[0] as FocusQuery)).total.late).toBeGreaterThan(before)
  })

  it('shows nobody another region', async () => {
    const board = await readBoard(db, ['411721'], { from: '2026-08', to: '2026-11', by: ['region'] })
    expect(board.rows.map(({ region }) => region)).toEqual(['411721'])
  })

  it('begins anew when the store was restored', async () => {
    await db.query(`UPDATE sync_clock SET epoch = 'restored'`)
    const later = new Date(now.getTime() + 12 * 86_400_000)
    expect((await prepareBoard(db, later)).orders).toBe(placed(later).length)
    await agree(later)
  })
})
