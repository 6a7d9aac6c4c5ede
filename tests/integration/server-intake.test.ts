import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { databases } from '../support/databases'
import { FieldClient } from '../support/sync/field-client'
import { startTestServer, type TestServer } from '../support/test-server'

const path = '/intake/v1/work-orders'
const order = (n: number) => ({
  orderNo: `ZMD2026${String(n).padStart(6, '0')}`,
  channel: '12345电话',
  title: `第 ${n} 件：城管罚款不给票`,
  content: '城管执法人员扣了三轮车，不开扣押清单，还要罚款五百元，要求退还。',
  receivedAt: '2026-11-20 09:12',
  region: '驿城区',
  reporter: { name: '某某', phone: '13800000000' },
})
const codeOf = (answer: { text: string }) => JSON.parse(answer.text).error?.code

describe.each(databases)('Intake over HTTPS on $name', (database) => {
  let server: TestServer
  let key = ''

  beforeAll(async () => {
    server = await startTestServer({ database })
    const admin = await server.client('admin')
    key = (await admin.json<{ key: string }>('/admin/v1/sources', { name: '12345平台' })).key
  })
  afterAll(async () => server.remove())

  const send = (orders: unknown, withKey = key) =>
    server.ask({ path, body: { orders }, headers: withKey ? { authorization: `Bearer ${withKey}` } : {} })

  it('takes a batch in once, however often it is sent', async () => {
    const orders = Array.from({ length: 120 }, (_, n) => order(n))
    expect(JSON.parse((await send(orders)).text)).toEqual({ created: 120, updated: 0, unchanged: 0, rejected: [] })
    expect(JSON.parse((await send(orders)).text)).toEqual({ created: 0, updated: 0, unchanged: 120, rejected: [] })
    const changed = orders.map((one, n) => (n < 3 ? { ...one, reply: '已退还三轮车。' } : one))
    expect(JSON.parse((await send(changed)).text)).toMatchObject({ updated: 3, unchanged: 117 })
    const [stored] = await server.services.db.query(`SELECT count(*) AS n FROM entity WHERE type = 'workOrder'`)
    expect(stored).toEqual({ n: 120 })
  })

  it('refuses single orders by place, field and reason, and keeps the good ones', async () => {
    const answer = await send([order(900), { ...order(901), receivedAt: '去年冬天' }, { ...order(902), orderNo: '' }])
    const result = JSON.parse(answer.text)
    expect(result.created).toBe(1)
    expect(result.rejected.map(({ index }: { index: number }) => index)).toEqual([1, 2])
    expect(result.rejected[0]).toMatchObject({ field: '受理时间' })
  })

  it('takes in what departments report of their acts, once, and shows it to the bureau of the region', async () => {
    const record = (n: number) => ({
      sourceNo: `CF${n}`,
      enforcementType: '行政强制',
      organ: '驿城区城市管理局',
      partyName: '张三',
      docNo: `驿城管扣决〔2026〕${n}号`,
      decidedAt: '2026年10月2日',
    })
    const report = async (records: unknown) =>
      JSON.parse(
        (
          await server.ask({
            path: '/intake/v1/enforcement-records',
            body: { records },
            headers: { authorization: `Bearer ${key}` },
          })
        ).text,
      )
    expect(await report([record(1), record(2), { ...record(3), enforcementType: '打扫' }])).toMatchObject({
      created: 2,
      rejected: [{ index: 2, field: '执法类型' }],
    })
    expect(await report([record(1), { ...record(2), amount: 200 }])).toMatchObject({ updated: 1, unchanged: 1 })
    const officer = new FieldClient(await server.client('yicheng'))
    await officer.bootstrap()
    expect(officer.all('enforcementRecord')).toHaveLength(2)
    expect(officer.all('enforcementRecord')[0]).toMatchObject({
      organName: '驿城区城市管理局',
      decidedAt: '2026-10-02',
    })
  })

  it('refuses a missing, a wrong and a replaced key', async () => {
    expect([(await send([order(1)], '')).status, codeOf(await send([order(1)], ''))]).toEqual([
      401,
      'intake.keyMissing',
    ])
    expect(codeOf(await send([order(1)], 'desk_no_such_key'))).toBe('intake.keyRefused')
    const admin = await server.client('admin')
    const other = (await admin.json<{ key: string }>('/admin/v1/sources', { name: '咱的驻马店' })).key
    await admin.json('/admin/v1/sources', { name: '咱的驻马店', renew: true })
    expect(codeOf(await send([order(1)], other))).toBe('intake.keyRefused')
    const taken = await admin.ask({ path: '/admin/v1/sources', body: { name: '咱的驻马店' } })
    expect(codeOf(taken)).toBe('cli.sourceTaken')
  })

  it('keeps no key in the database', async () => {
    const rows = await server.services.db.query('SELECT * FROM intake_source')
    expect(JSON.stringify(rows)).not.toContain(key.slice(5))
    expect(rows).toContainEqual(expect.objectContaining({ name: '12345平台', disabled: false }))
  })

  it('refuses more than a thousand orders, and more than it can read, as a whole', async () => {
    const many = await send(Array.from({ length: 1001 }, (_, n) => order(n)))
    expect([many.status, codeOf(many)]).toEqual([422, 'intake.batchInvalid'])
    const heavy = await send([{ ...order(1), content: 'x'.repeat(17 * 1024 * 1024) }])
    expect([heavy.status, codeOf(heavy)]).toEqual([413, 'general.tooLarge'])
  })

  it('hands a key to an import on this machine in a demo', async () => {
    const first = JSON.parse((await server.ask({ method: 'POST', path: '/intake/v1/demo-key' })).text)
    const second = JSON.parse((await server.ask({ method: 'POST', path: '/intake/v1/demo-key' })).text)
    expect(second).toEqual(first)
    expect(JSON.parse((await send([order(7777)], first.key)).text).created).toBe(1)
  })

  it('puts flagged orders into the region of the county officer', async () => {
    const officer = await server.client('yicheng')
    const [seen] = await server.services.db.query<{ n: number }>(
      `SELECT count(*) AS n FROM user_scope WHERE user_id = $1 AND scope = 'region:411702' AND op = 'add'`,
      [officer.session.user.id],
    )
    expect(seen).toEqual({ n: 1 })
    const [lead] = await server.services.db.query<{ n: number }>(
      `SELECT count(*) AS n FROM scope_entity WHERE type = 'workOrder' AND scope = 'region:411702' AND op = 'put'`,
    )
    expect(lead?.n).toBeGreaterThan(100)
  })
})

describe('Without --demo', () => {
  it('there is neither a demo key nor a movable clock', async () => {
    const server = await startTestServer({ config: { demo: false } })
    expect((await server.ask({ method: 'POST', path: '/intake/v1/demo-key' })).status).toBe(404)
    const bases = await server.services.db.query(`SELECT doc FROM entity WHERE type = 'legalBasis'`)
    const rules = await server.services.db.query<{ doc: { basisIds: string[] } }>(
      `SELECT doc FROM entity WHERE type = 'documentRule'`,
    )
    expect(bases).toEqual([])
    expect(rules.length).toBeGreaterThan(3)
    expect(rules.every(({ doc }) => doc.basisIds.length === 0)).toBe(true)
    await server.remove()
  })
})
