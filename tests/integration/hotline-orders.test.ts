import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { listOrders } from '#server/hotline/list-orders'
import { SqlIntakeStore } from '#server/sync/intake-store'
import type { ListedOrder, OrdersAnswer, OrdersAsked } from '#shared/sync/hotline-orders-protocol'
import { hotlinePaths } from '#shared/sync/hotline-protocol'
import { syncPaths } from '#shared/sync/protocol'
import { HOTLINE_ASKED_SCOPE } from '#shared/sync/scopes'
import { FieldClient } from '../support/sync/field-client'
import { registered, takeIn } from '../support/sync/take-in'
import { startTestServer, type TestServer } from '../support/test-server'

const ORDERS = 1250
const day = (at: number) => new Date(Date.UTC(2026, 9, 1, 0, at)).toISOString()

/** The hotline's orders are on the server: listed page by page, and sent to a machine only as they are opened. */
describe('the hotline’s list of orders', () => {
  let server: TestServer
  let zhou: FieldClient
  let urban: FieldClient
  let ids: ReadonlyMap<string, string>

  const list = (asked: Partial<OrdersAsked>) =>
    zhou.http.json<OrdersAnswer>(hotlinePaths.orders, { limit: 200, ...asked })
  async function all(asked: Partial<OrdersAsked>): Promise<ListedOrder[]> {
    const rows: ListedOrder[] = []
    for (let after: OrdersAsked['after']; ; ) {
      const answer = await list({ ...asked, ...(after ? { after } : {}) })
      rows.push(...answer.rows)
      after = answer.next
      if (!after) return rows
    }
  }
  const numbers = (rows: readonly ListedOrder[]) => rows.map(({ orderNo }) => orderNo)
  const organ = (name: string) => zhou.all('organ').find((one) => one.name === name)?.id ?? expect.fail(name)
  const ref = (no: string) => ({ type: 'workOrder' as const, id: ids.get(no) ?? expect.fail(no) })
  const take = (orders: Parameters<typeof takeIn>[2]) => takeIn(server.services.db, () => server.clock.now(), orders)

  /** A complaint about one of the hotline's own people, which is kept from them. */
  const aboutZhou = () => ({
    handlingOrganId: zhou.all('userProfile').find(({ name }) => name === '周丽')?.organId ?? expect.fail(),
    content: '热线的周丽态度恶劣，挂我电话。',
    appealType: 'complaint',
    lead: registered('x').lead,
  })

  beforeAll(async () => {
    server = await startTestServer()
    zhou = new FieldClient(await server.client('rexian'))
    urban = new FieldClient(await server.client('chengguan'))
    await zhou.bootstrap()
    const ecology = organ('驻马店市生态环境局')
    const made = Array.from({ length: ORDERS }, (_, at) =>
      registered(`L${String(at).padStart(5, '0')}`, {
        receivedAt: day(Math.floor(at / 3)),
        process: at % 5 === 0 ? 'handling' : 'closed',
        lead: undefined,
        content: at === 7 ? '工地夜间施工ＡＢＣ混凝土噪声扰民。' : '小区门口路灯不亮。',
        ...(at % 10 === 0 ? { handlingOrganId: ecology } : {}),
      }),
    )
    for (let at = 0; at < ORDERS; at += 500) await take(made.slice(at, at + 500))
    await urban.bootstrap()
    ids = new Map((await all({})).map(({ orderNo, id }) => [orderNo, id]))
  })
  afterAll(() => server.remove())

  it('leaves the orders on the server when a machine begins, and brings them page by page', async () => {
    expect(zhou.all('workOrder')).toEqual([])
    const rows = await all({})
    expect(rows).toHaveLength(ORDERS)
    expect(new Set(rows.map(({ id }) => id)).size).toBe(ORDERS)
    const sorted = [...rows].sort((a, b) =>
      a.receivedAt === b.receivedAt ? (a.id < b.id ? 1 : -1) : a.receivedAt < b.receivedAt ? 1 : -1,
    )
    expect(numbers(rows)).toEqual(numbers(sorted))
    const up = await all({ sort: { by: 'orderNo', descending: false } })
    expect(numbers(up)).toEqual([...numbers(rows)].sort())
  })

  it('finds by what a view and its filters say', async () => {
    expect(await all({ process: 'unanswered' })).toHaveLength(ORDERS / 5)
    expect(await all({ process: 'closed', receivedFrom: '2026-10-01', receivedTo: '2026-10-01' })).toHaveLength(
      ORDERS * 0.8,
    )
    expect(await all({ receivedFrom: '2026-10-02' })).toEqual([])
    expect(await all({ lead: true })).toEqual([])
    expect(await all({ dispute: 'open' })).toEqual([])
  })

  it('finds words of the text, whatever their width, and the name of an organ', async () => {
    expect(numbers(await all({ text: 'abc混凝土' }))).toEqual(['L00007'])
    expect(numbers(await all({ text: '噪声 l00007' }))).toEqual(['L00007'])
    expect(await all({ text: '噪声 路灯' })).toEqual([])
    expect(await all({ text: '生态环境局' })).toHaveLength(ORDERS / 10)
    expect(await all({ text: '100%_' })).toEqual([])
  })

  it('sends an opened order, and from then on what becomes of it', async () => {
    await zhou.follow(ref('L00007'))
    expect(zhou.get('workOrder', ref('L00007').id)).toMatchObject({
      orderNo: 'L00007',
      reporter: { phone: '13800000000' },
    })
    expect(zhou.all('workOrder')).toHaveLength(1)
    const again = await zhou.pull()
    expect(again.flatMap(({ rows }) => rows).filter(({ type }) => type === 'workOrder')).toEqual([])
    await take([
      registered('L00007', { receivedAt: day(2), lead: undefined, content: '工地停工了。', process: 'closed' }),
    ])
    await zhou.pull()
    expect(zhou.get('workOrder', ref('L00007').id)?.content).toBe('工地停工了。')
    expect(await all({ text: '混凝土' })).toEqual([])
    expect(numbers(await all({ text: '停工' }))).toEqual(['L00007'])
  })

  it('shows at once what the hotline’s own hand has changed', async () => {
    await zhou.follow(ref('L00011'))
    const refer = { orderId: ref('L00011').id, reason: '反映强制执法没有手续' }
    expect(await zhou.act('order.refer', refer)).toBe('applied')
    expect(await all({ lead: true })).toMatchObject([{ orderNo: 'L00011', leadState: 'open' }])
    expect(zhou.get('workOrder', ref('L00011').id)?.lead).toMatchObject({ flaggedBy: 'hotline' })
  })

  it('is nobody else’s: neither the list, nor a row by its id, nor the scope', async () => {
    const asked = await urban.http.ask({ path: hotlinePaths.orders, body: { limit: 10 } })
    expect(asked.status).toBe(403)
    const missing = uuidv7()
    const pages = await urban.follow(ref('L00007'), { type: 'workOrder', id: missing })
    const told = pages.flatMap(({ rows }) => rows).filter(({ type }) => type === 'workOrder')
    // Word for word as of one that does not exist.
    expect(told.map(({ id: _id, ...row }) => row)).toEqual([
      { type: 'workOrder', rev: 0, scopes: [], projection: 'hotline', op: 'evict' },
      { type: 'workOrder', rev: 0, scopes: [], projection: 'hotline', op: 'evict' },
    ])
    const page = await zhou.page(HOTLINE_ASKED_SCOPE)
    expect(page.rows).toEqual([])
  })

  it('refuses what no database can look for, in words', async () => {
    for (const body of [{ text: '\0' }, { channel: 'a\0' }, { after: ['\0', 'x'] }])
      expect((await zhou.http.ask({ path: hotlinePaths.orders, body: { limit: 10, ...body } })).status).toBe(400)
    const rows = [{ type: 'workOrder', id: '\0', rev: 0 }]
    const body = { clientId: zhou.http.clientId, cursor: zhou.cursor, rows }
    expect((await zhou.ask(syncPaths.pull, body)).status).toBe(400)
  })

  it('keeps a complaint about one of its people from them, by list and by id', async () => {
    const { created } = await take([registered('L90000', { receivedAt: day(99_999), ...aboutZhou() })])
    expect(created).toBe(1)
    expect(await all({ text: 'l90000' })).toEqual([])
    const [row] = await server.services.db.query<{ id: string }>(
      `SELECT id FROM hotline_order WHERE order_no = 'L90000'`,
    )
    await zhou.follow({ type: 'workOrder', id: row?.id ?? '' })
    expect(zhou.get('workOrder', row?.id ?? '')).toBeUndefined()
  })

  it('says where to go on by an order that may be seen, however many before it may not', async () => {
    // The five hundredth by number, and five hundred in a row.
    const kept = ['L00498a', ...Array.from({ length: 510 }, (_, at) => `L5${String(at).padStart(4, '0')}`)]
    await take(kept.map((orderNo) => registered(orderNo, { receivedAt: day(99_999), ...aboutZhou() })))
    // Every look through the list takes so long that its answer says where to go on.
    let now = 0
    const clock = vi.spyOn(performance, 'now').mockImplementation(() => (now += 1000))
    const { userId } = await server.services.db
      .query<{ userId: string }>(`SELECT id AS "userId" FROM users WHERE login = 'rexian'`)
      .then(([row]) => row ?? expect.fail())
    const nowhere = { text: '没有这样的词', sort: { by: 'orderNo' as const, descending: false }, limit: 10 }
    const reference = await new SqlIntakeStore(server.services.db, () => server.clock.now()).reference()
    const answer = (after?: OrdersAsked['after']) =>
      listOrders(server.services.db, userId, { ...nowhere, ...(after ? { after } : {}) }, reference)
    try {
      expect(await answer()).toEqual({ rows: [], next: ['L00498', ref('L00498').id] })
      expect(await answer(['L01248', ref('L01248').id])).toEqual({ rows: [], next: ['L01249', ref('L01249').id] })
      expect(await answer(['L01249', ref('L01249').id])).toEqual({ rows: [] })
    } finally {
      clock.mockRestore()
    }
  })

  it('stands again after its tables were lost with an older copy', async () => {
    await server.services.db.exec(
      `TRUNCATE hotline_order; TRUNCATE hotline_order_text; DELETE FROM setting WHERE key = 'hotlineOrders'`,
    )
    server = await server.restart()
    zhou = new FieldClient(await server.client('rexian'))
    expect(await all({})).toHaveLength(ORDERS)
  })

  it('is made again when somebody asks, where making it failed at the start', async () => {
    await server.services.db.exec(
      `TRUNCATE hotline_order; TRUNCATE hotline_order_text; DELETE FROM setting WHERE key = 'hotlineOrders';
       CREATE FUNCTION refuse_row() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'no room'; END $$;
       CREATE TRIGGER refuse_row BEFORE INSERT ON hotline_order FOR EACH ROW EXECUTE FUNCTION refuse_row()`,
    )
    server = await server.restart()
    zhou = new FieldClient(await server.client('rexian'))
    const refused = await zhou.http.ask({ path: hotlinePaths.orders, body: { limit: 10 } })
    expect([refused.status, refused.text]).toEqual([503, expect.stringContaining('hotline.ordersUnready')])
    await server.services.db.exec('DROP TRIGGER refuse_row ON hotline_order; DROP FUNCTION refuse_row')
    expect(await all({})).toHaveLength(ORDERS)
  })
})
