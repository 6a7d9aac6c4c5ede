import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sweep } from '#server/sync/sweep'
import { syncDeps } from '#server/sync/sync-services'
import type { DataReturn } from '#shared/domain/data-return'
import type { Warning } from '#shared/domain/warning'
import { databases } from '../support/databases'
import { FieldClient } from '../support/sync/field-client'
import { startTestServer, type TestServer } from '../support/test-server'

const order = {
  orderNo: 'SH-1',
  title: '罚款不给票',
  content: '执法人员扣了三轮车，还要罚款五百元。',
  place: '解放路',
  receivedAt: '2026-11-20 09:12',
  reporter: { name: '李某', phone: '13800000000' },
  raw: { 派单备注: '急', 身份证号: '41170219800101001X' },
  通话录音: 'rec-001.wav',
}

describe.each(databases)('Sharing of data on $name', (database) => {
  let server: TestServer
  let reviewer: FieldClient
  let officer: FieldClient
  let department: FieldClient

  beforeAll(async () => {
    server = await startTestServer({ database })
    const joined = async (login: string) => {
      const client = new FieldClient(await server.client(login))
      await client.bootstrap()
      return client
    }
    reviewer = await joined('wangqiang')
    officer = await joined('zhangwei')
    department = await joined('chengguan')
  })
  afterAll(() => server.remove())

  const sources = new Map<string, string>()
  const keyOf = async (name: string) => {
    const known = sources.get(name)
    if (known) return known
    const { key } = await (await server.client('admin')).json<{ key: string }>('/admin/v1/sources', { name })
    sources.set(name, key)
    return key
  }
  const send = async (name: string, path: string, body: object) => {
    const headers = { authorization: `Bearer ${await keyOf(name)}` }
    const answer = await server.ask({ path: `/intake/v1/${path}`, body, headers })
    return { status: answer.status, ...JSON.parse(answer.text) }
  }
  const everythingStored = async () => JSON.stringify(await server.services.db.query('SELECT doc FROM entity'))

  it('stores nothing of an order that its source has not agreed to share, in raw neither', async () => {
    const agreementId = uuidv7()
    const content = {
      agreementId,
      source: '县平台',
      partner: '驿城区热线',
      validFrom: '2026-11-01',
      orderFields: ['orderNo', 'receivedAt', 'content', 'title', 'reporter.name'],
      recordFields: [],
      extra: ['派单备注'],
      reason: '驿城区协议',
    }
    expect(await reviewer.act('agreement.save', content)).toBe('applied')
    const answer = await send('县平台', 'work-orders', { orders: [order] })
    expect(answer).toMatchObject({ created: 1, left: ['reporter.phone', '身份证号', 'place', '通话录音'] })
    const [row] = await server.services.db.query<{ doc: { raw: object; reporter: object; place: string } }>(
      `SELECT doc FROM entity WHERE type = 'workOrder' AND doc ->> 'orderNo' = 'SH-1'`,
    )
    expect(row?.doc).toMatchObject({ raw: { 派单备注: '急' }, place: '', reporter: { name: '李某', phone: '' } })
    const stored = await everythingStored()
    for (const secret of ['13800000000', '41170219800101001X', '解放路', 'rec-001'])
      expect(stored).not.toContain(secret)
  })

  it('takes nothing more from a source whose agreement has ended, and says so', async () => {
    const [{ id = '' } = {}] = reviewer.all('shareAgreement')
    await reviewer.pull()
    const found = reviewer.all('shareAgreement')[0]?.id ?? id
    expect(await reviewer.act('agreement.end', { agreementId: found, reason: '停用' })).toBe('applied')
    const answer = await send('县平台', 'work-orders', { orders: [{ ...order, orderNo: 'SH-2' }] })
    expect([answer.status, answer.error.code]).toEqual([403, 'share.sourceOver'])
    expect(await everythingStored()).not.toContain('SH-2')
  })

  it('filters records of enforcement by their own list', async () => {
    const content = {
      agreementId: uuidv7(),
      source: '处罚系统',
      partner: '市监局',
      validFrom: '2026-11-01',
      orderFields: [],
      recordFields: ['sourceNo', 'enforcementType', 'organ', 'docNo'],
      extra: [],
      reason: '市监局协议',
    }
    expect(await reviewer.act('agreement.save', content)).toBe('applied')
    const record = {
      sourceNo: 'CF-1',
      enforcementType: '行政处罚',
      organ: '驿城区城市管理局',
      partyName: '王某某',
      docNo: '一号',
    }
    expect(await send('处罚系统', 'enforcement-records', { records: [record] })).toMatchObject({
      created: 1,
      left: ['partyName'],
    })
    expect(await everythingStored()).not.toContain('王某某')
    expect(await send('处罚系统', 'work-orders', { orders: [order] })).toMatchObject({ created: 0 })
  })

  it('asks departments for each period by itself, warns when one is late, and is content when it comes', async () => {
    const organId = department.http.session.user.organId
    const content = {
      templateId: uuidv7(),
      title: '行政执法统计',
      every: 'month',
      dueDays: 5,
      from: '2026-10-01',
      fields: [{ key: 'count', title: '办结件数', type: 'integer', required: true }],
      organIds: [organId],
    }
    expect(await officer.act('returnTemplate.save', content)).toBe('applied')
    const swept = () =>
      sweep(server.services.db, syncDeps(server.services), (error) => {
        throw error
      })
    await swept()
    await swept()
    await department.pull()
    const own = () => department.all('dataReturn') as DataReturn[]
    expect(own()).toMatchObject([{ organId, period: '2026-10', state: 'due', dueAt: '2026-11-30T15:59:59.999Z' }])
    expect(department.all('returnTemplate')).toEqual([])

    server.clock.advance({ days: 9 })
    await swept()
    await officer.pull()
    const warnings = () => (officer.all('warning') as Warning[]).filter(({ kind }) => kind === 'returnOverdue')
    const returnId = own()[0]?.id ?? ''
    expect(warnings()).toMatchObject([{ state: 'open', evidence: { type: 'return', returnId, organId } }])

    expect(await department.act('return.submit', { returnId, rows: [{ count: 7 }] })).toBe('applied')
    await swept()
    await officer.pull()
    expect(warnings()).toMatchObject([{ state: 'closed', closed: { text: '已经报送，系统关闭' } }])
    expect(officer.all('dataReturn').find(({ id }) => id === returnId)).toMatchObject({
      state: 'submitted',
      rows: [{ count: 7 }],
    })
  })

  it('lets another department neither see a return nor answer it, whatever id it forges', async () => {
    const other = new FieldClient(await server.client('huanbao'))
    await other.bootstrap()
    expect(other.all('dataReturn')).toEqual([])
    const returnId = department.all('dataReturn').find(({ period }) => period === '2026-11')?.id ?? ''
    const status = await other.act('return.submit', { returnId, rows: [{ count: 1 }] }).catch(() => 'refused')
    expect(status).not.toBe('applied')
    await officer.pull()
    expect(officer.all('dataReturn').find(({ id }) => id === returnId)).toMatchObject({ state: 'due', rows: [] })
  })
})
