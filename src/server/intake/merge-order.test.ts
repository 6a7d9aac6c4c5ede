import { beforeEach, describe, expect, it } from 'vitest'
import type { WorkOrder } from '#shared/domain/work-order'
import { handleIntakeBatch } from './handle-intake-batch'
import { MemoryIntakeStore } from './testing/memory-store'
import { testLeadRules, testReference } from './testing/test-world'

let store: MemoryIntakeStore
beforeEach(() => {
  store = new MemoryIntakeStore()
})

const row = {
  orderNo: 'GD-1',
  title: '城管扣车',
  content: '城管没有出示执法证就强行拖走我的三轮车。',
  receivedAt: '2026-11-20 09:00',
  handlingOrgan: '驿城区城管局',
}
const send = (change: object = {}) =>
  handleIntakeBatch(
    { authorization: 'Bearer good', body: { orders: [{ ...row, ...change }] } },
    {
      sourceOfKey: async () => 'hotline',
      store,
      reference: testReference,
      leadRules: testLeadRules,
      cityRegion: '411700',
      now: new Date('2026-11-24T04:00:00Z'),
    },
  )
const held = (): WorkOrder => store.orders.get('hotline/GD-1') as WorkOrder
/** What a command wrote on the order since. */
const worked = (change: Partial<WorkOrder>) => Object.assign(held(), change)
const organ = (name: string) => testReference.organs().find((one) => one.name === name)?.id ?? ''
const urban = organ('驿城区城市管理局')
const traffic = organ('驿城区交通运输局')

const at = '2026-11-23T01:00:00.000Z'
const call = { id: 'c', reached: true, satisfaction: 'dissatisfied', resolved: 'unresolved', note: '', by: 'u', at }
const ruling = { organId: traffic, coOrganIds: [], reason: '', basis: '', at, by: 'u', late: false }
const dispute = { id: 'd', organId: urban, reason: '', at, by: 'u', dueAt: at, state: 'ruled', ruling } as const

describe('an order that its source sends again', () => {
  it('keeps what was worked on it where the source says nothing of that', async () => {
    await send()
    worked({ reply: '已退还', repliedAt: at, process: 'replied', callbacks: [call], satisfaction: 'dissatisfied' })
    worked({ resolved: 'unresolved', disputes: { d: dispute }, handlingOrganId: traffic, field: 'traffic' })
    const before = structuredClone(held())
    expect(await send({ title: '城管扣车（更正）' })).toMatchObject({ updated: 1 })
    expect(held()).toEqual({ ...before, title: '城管扣车（更正）', updatedAt: held().updatedAt })
  })

  it('takes what the source states over what it stated before', async () => {
    await send({
      process: '办理中',
      satisfaction: '满意',
      place: '解放路',
      region: '驿城区',
      reporter: { name: '张三' },
    })
    const now = {
      process: '已办结',
      satisfaction: '不满意',
      place: '文明路',
      region: '西平县',
      reporter: { name: '李四' },
    }
    await send({ ...now, handlingOrgan: '西平县城管局', reply: '已退还', channel: '网站' })
    expect(held()).toMatchObject({
      process: 'closed',
      satisfaction: 'dissatisfied',
      place: '文明路',
      region: '411721',
      reporter: { name: '李四' },
      handlingOrganId: organ('西平县城市管理局'),
      reply: '已退还',
      channel: 'web12345',
    })
    await send({ handlingOrgan: '某某公司' })
    expect(held()).toMatchObject({ handlingOrganId: undefined, handlingOrganName: '某某公司' })
  })

  it('keeps the result of a call and the ruling of a dispute against what the source states', async () => {
    await send({ satisfaction: '满意' })
    worked({ callbacks: [call], satisfaction: 'dissatisfied', resolved: 'unresolved' })
    worked({ disputes: { d: dispute }, handlingOrganId: traffic, field: 'traffic', process: 'dispatched' })
    await send({ satisfaction: '满意', resolved: '已解决', verified: '属实', title: '更正' })
    expect(held()).toMatchObject({
      title: '更正',
      satisfaction: 'dissatisfied',
      resolved: 'unresolved',
      verified: 'confirmed',
      handlingOrganId: traffic,
      field: 'traffic',
    })
  })

  it('keeps what a shorter export leaves out, protection of the reporter above all', async () => {
    const reporter = { name: '张三', phone: '13800000000', confidential: '是', isEnterprise: true }
    await send({ reporter, region: '西平县', channel: '网站', place: '解放路', 备注: '急', handlingOrgan: undefined })
    const before = structuredClone(held())
    await send({ title: '更正', handlingOrgan: undefined })
    expect(held()).toEqual({ ...before, title: '更正', updatedAt: held().updatedAt })
    await send({ title: '更正', handlingOrgan: undefined, reporter: { confidential: '否' } })
    expect(held().reporter).toMatchObject({ name: '张三', confidential: false, isEnterprise: true })
  })

  it('forgets who a reporter is that the source makes anonymous', async () => {
    await send({ reporter: { name: '张三', phone: '13800000000', confidential: '是' } })
    await send({ reporter: { anonymous: '是' } })
    expect(held().reporter).toMatchObject({ name: '', phone: '', anonymous: true, confidential: true })
    await send({ reporter: { name: '李四' } })
    expect(held().reporter).toMatchObject({ name: '李四', anonymous: false })
  })

  it('drops the word no dictionary knew once the source says it in one that is known', async () => {
    await send({ channel: '信鸽', 备注: '急' })
    await send({ channel: '网站' })
    expect(held()).toMatchObject({ channel: 'web12345', raw: { 备注: '急' } })
    expect(held().raw).not.toHaveProperty('诉求渠道')
  })

  it.each([
    ['an answer that is new', {}, 'reopened', { reply: '重新办理' }, 'replied'],
    ['the answer it had', { reply: '已退还' }, 'reopened', { reply: '已退还', title: '更正' }, 'reopened'],
    ['a department for the first time', { handlingOrgan: undefined }, 'accepted', {}, 'dispatched'],
    ['nothing of the process', {}, 'closed', { title: '更正' }, 'closed'],
    ['a step before the answer, without it', { reply: '已退还' }, 'replied', { process: '办理中' }, 'replied'],
    ['that it is done again', { reply: '已退还' }, 'replied', { process: '重办' }, 'reopened'],
    ['that it was taken in', {}, 'handling', { process: '待受理' }, 'handling'],
  ] as const)('moves the process by %s', async (_what, first, process, again, expected) => {
    await send(first)
    worked({ process })
    await send(again)
    expect(held().process).toBe(expected)
  })

  it('takes of two answers the later one', async () => {
    await send({ reply: '第一次', repliedAt: '2026-11-21' })
    worked({ reply: '重办后', repliedAt: at, process: 'replied' })
    await send({ reply: '第一次', repliedAt: '2026-11-21', title: '更正' })
    expect(held()).toMatchObject({ title: '更正', reply: '重办后', repliedAt: at, process: 'replied' })
    await send({ reply: '再次答复', repliedAt: '2026-11-24' })
    expect(held()).toMatchObject({ reply: '再次答复', repliedAt: '2026-11-23T16:00:00.000Z' })
  })
})
