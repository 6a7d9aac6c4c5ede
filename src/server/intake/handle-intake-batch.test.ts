import { beforeEach, describe, expect, it } from 'vitest'
import { handleIntakeBatch, type IntakePorts } from './handle-intake-batch'
import { MemoryIntakeStore } from './testing/memory-store'
import { testLeadRules, testReference } from './testing/test-world'

let store: MemoryIntakeStore
let ports: IntakePorts
beforeEach(() => {
  store = new MemoryIntakeStore()
  ports = {
    sourceOfKey: async (key) => (key === 'good' ? 'hotline' : undefined),
    store,
    reference: testReference,
    leadRules: testLeadRules,
    cityRegion: '411700',
    now: new Date('2026-11-24T04:00:00Z'),
  }
})

const order = (change: object = {}) => ({
  orderNo: 'GD-1',
  title: '城管扣车',
  content: '城管没有出示执法证就强行拖走我的三轮车。',
  receivedAt: '2026-11-20 09:00',
  ...change,
})
const send = (orders: unknown[], authorization = 'Bearer good') =>
  handleIntakeBatch({ authorization, body: { orders } }, ports)
const stored = () => [...store.orders.values()]

describe('a batch of orders from a source', () => {
  it('becomes orders of this city: organ, region, codes, dates, lead', async () => {
    const result = await send([
      order({
        channel: '12345电话',
        appealType: '投诉',
        handlingOrgan: '驿城区城管局',
        reporter: { name: '张三', phone: '13800000000', confidential: '是' },
        satisfaction: '非常满意',
        process: '已办结',
        reply: '已退还车辆。',
        repliedAt: '2026-11-22',
      }),
    ])
    expect(result).toEqual({ created: 1, updated: 0, unchanged: 0, rejected: [] })
    expect(stored()[0]).toMatchObject({
      source: 'hotline',
      channel: 'phone12345',
      appealType: 'complaint',
      region: '411702',
      handlingOrganId: testReference.organs().find(({ name }) => name === '驿城区城市管理局')?.id,
      handlingOrganName: '',
      satisfaction: 'satisfied',
      process: 'closed',
      reporter: { name: '张三', confidential: true },
      receivedAt: '2026-11-20T01:00:00.000Z',
      repliedAt: '2026-11-21T16:00:00.000Z',
      lead: { flaggedBy: 'rules', state: 'open' },
    })
  })

  it('loses nothing that no dictionary knows', async () => {
    await send([
      order({
        channel: '信鸽',
        region: '火星',
        handlingOrgan: '某某公司',
        process: '飞行中',
        occurredAt: '上个月',
        紧急程度: '特急',
        extra: { a: 1 },
        raw: { 备注: 'x' },
      }),
    ])
    expect(stored()[0]).toMatchObject({
      channel: 'other',
      region: '411700',
      handlingOrganName: '某某公司',
      process: 'dispatched',
      occurredAt: undefined,
      raw: {
        诉求渠道: '信鸽',
        所属区域: '火星',
        办理状态: '飞行中',
        事发时间: '上个月',
        紧急程度: '特急',
        extra: '{"a":1}',
        备注: 'x',
      },
    })
  })

  it('finds the region by what is said, then the department, then the place', async () => {
    await send([
      order({ orderNo: '1', region: '河南省驻马店市西平县' }),
      order({ orderNo: '2', handlingOrgan: '遂平县城管局' }),
      order({ orderNo: '3', place: '新蔡县古吕街道' }),
      order({ orderNo: '4', region: '驻马店市', place: '开源大道' }),
      order({ orderNo: '5' }),
    ])
    expect(stored().map(({ region }) => region)).toEqual(['411721', '411728', '411729', '411700', '411700'])
  })

  it('takes the good orders and says of the others where, which field and why', async () => {
    const result = await send([
      order(),
      order({ orderNo: '' }),
      order({ orderNo: 'GD-3', receivedAt: '昨天' }),
      order({ orderNo: 'GD-4', receivedAt: '2027-01-01' }),
      order({ title: '同一编号' }),
      order({ orderNo: 'GD-6', reporter: { phone: '1'.repeat(61) } }),
      order({ orderNo: 'GD-7', reporter: '张三' }),
    ])
    expect(result.created).toBe(1)
    expect(result.rejected.map(({ index, field, reason }) => `${index} ${field} ${reason}`)).toEqual([
      '1 工单编号 不能为空',
      '2 受理时间 “昨天”不是能识别的日期，请写成 2026-01-05 或 2026-01-05 09:03',
      '3 受理时间 “2026-12-31T16:00:00.000Z”晚于现在，请核对年份和月份',
      '4 工单编号 同一批中有两件编号为 GD-1 的工单，已取前一件',
      '5 联系电话 不能超过 60 个字',
      '6 诉求人 应为一组内容',
    ])
  })

  it('changes nothing the second time, and only what changed the third', async () => {
    await send([order(), order({ orderNo: 'GD-2' })])
    expect(await send([order(), order({ orderNo: 'GD-2' })])).toMatchObject({ created: 0, updated: 0, unchanged: 2 })
    expect(await send([order({ reply: '已处理' }), order({ orderNo: 'GD-2' })])).toMatchObject({
      updated: 1,
      unchanged: 1,
    })
    expect(stored()[0]).toMatchObject({ reply: '已处理', process: 'replied' })
  })

  it('keeps what the bureau did with a lead when the source sends the order again', async () => {
    await send([order()])
    const [held] = stored()
    if (held?.lead) Object.assign(held.lead, { state: 'accepted', caseId: 'case-1' })
    await send([order({ content: '没有问题了。', title: '撤回' })])
    expect(stored()[0]).toMatchObject({ title: '撤回', lead: { state: 'accepted', caseId: 'case-1' } })
  })

  it('takes a lead the hotline hands over, whatever the rules say', async () => {
    await send([order({ title: '路灯不亮', content: '路灯不亮', referred: true })])
    expect(stored()[0]?.lead).toMatchObject({ flaggedBy: 'hotline', state: 'open' })
  })

  it('writes no batch of which nothing is good', async () => {
    await send([order({ orderNo: '' })])
    expect(store.batches).toEqual([])
  })

  it.each([
    ['no key', undefined, 'intake.keyMissing'],
    ['a key that is no bearer', 'Basic abc', 'intake.keyMissing'],
    ['an unknown key', 'Bearer bad', 'intake.keyRefused'],
  ])('refuses %s', async (_what, authorization, code) => {
    await expect(handleIntakeBatch({ authorization, body: { orders: [order()] } }, ports)).rejects.toMatchObject({
      code,
    })
  })

  it.each([
    [{}, '工单：不能为空'],
    [{ orders: [] }, '工单：至少要有一项'],
    [{ orders: Array.from({ length: 1001 }, () => ({})) }, '工单：不能超过 1000 项'],
    [{ orders: ['x'] }, '工单第 1 项：应为一组内容'],
    [undefined, '不能为空'],
  ])('refuses a body that is no batch', async (body, text) => {
    await expect(handleIntakeBatch({ authorization: 'Bearer good', body }, ports)).rejects.toThrow(text)
  })
})
