import { beforeEach, describe, expect, it } from 'vitest'
import { MOST_UNMASKED_A_DAY } from '../../domain/reporter-privacy'
import { unmaskLogId } from '../../domain/unmask-log'
import { scopesOf } from '../../sync/scopes'
import { TestDesk } from '../testing/test-desk'
import { testOrder } from '../testing/test-order'

const day = '2026-11-02'
const caseId = 'case-1'

describe('查看诉求人信息', () => {
  let desk: TestDesk
  let count = 0
  const unmask = (userId: string, change: object = {}) => ({
    logId: unmaskLogId(userId, day),
    unmaskId: `u${++count}`,
    day,
    orderId: 'o1',
    field: 'phone',
    reason: '电话核实拖车时间',
    ...change,
  })
  const scopesOfLog = (userId: string) =>
    scopesOf('unmaskLog', desk.get('unmaskLog', unmaskLogId(userId, day)), {
      regionChain: (region) => [region],
      governmentsOf: () => [],
      watches: () => false,
      complainedOf: () => ({ organIds: [], userIds: [] }),
    }).map(({ scope }) => scope)

  beforeEach(() => {
    desk = new TestDesk()
    desk.seed('workOrder', testOrder('o1'))
    desk.seed('workOrder', testOrder('secret', { appealType: 'report' }))
  })

  it('puts on record who, which field of which order, and why', () => {
    desk.act('zhang', 'order.unmask', unmask('zhang'))
    desk.act('zhang', 'order.unmask', unmask('zhang', { field: 'address' }))
    expect(desk.get('unmaskLog', unmaskLogId('zhang', day))).toMatchObject({
      userId: 'zhang',
      entries: [
        { orderId: 'o1', orderNo: 'GD-o1', field: 'phone', reason: '电话核实拖车时间' },
        { orderId: 'o1', field: 'address' },
      ],
    })
    expect(scopesOfLog('zhang')).toEqual(['user:zhang'])
  })

  it('is refused without a reason, to departments, in another’s name and for another day', () => {
    expect(() => desk.act('zhang', 'order.unmask', unmask('zhang', { reason: '  ' }))).toThrow('请填写查看理由')
    expect(desk.refusal('wu', 'order.unmask', unmask('wu'))).toContain('监督员')
    expect(desk.refusal('li', 'order.unmask', unmask('zhang'))).toContain('不属于您本人')
    const before = { day: '2026-10-01', logId: unmaskLogId('zhang', '2026-10-01') }
    expect(desk.refusal('zhang', 'order.unmask', unmask('zhang', before))).toContain('日期不对')
  })

  it('of a 举报 is for the handlers of its case and the hotline', () => {
    const wanted = { orderId: 'secret' }
    expect(desk.refusal('zhang', 'order.unmask', unmask('zhang', wanted))).toContain('只向本案承办人和热线开放')
    desk.act('zhou', 'order.unmask', unmask('zhou', wanted))
    desk.act('zhang', 'case.accept', { caseId, orderIds: ['secret'], title: '举报案' })
    desk.act('zhang', 'order.unmask', unmask('zhang', { ...wanted, caseId }))
    expect(desk.refusal('li', 'order.unmask', unmask('li', { ...wanted, caseId }))).toContain('只向本案承办人')
  })

  it('more often than twenty times a day is told to those who watch, until another has looked into it', () => {
    const logId = unmaskLogId('wang', day)
    for (let n = 0; n < MOST_UNMASKED_A_DAY; n++) desk.act('wang', 'order.unmask', unmask('wang'))
    expect(scopesOfLog('wang')).toEqual(['user:wang'])
    desk.act('wang', 'order.unmask', unmask('wang'))
    expect(scopesOfLog('wang')).toEqual(['user:wang', 'privacy:411700'])
    expect(desk.refusal('wang', 'unmask.review', { logId, note: '正常' })).toContain('不能核查自己')
    expect(desk.refusal('zhang', 'unmask.review', { logId, note: '正常' })).toContain('审核人')
    desk.act('root', 'unmask.review', { logId, note: '集中回访，属正常办理' })
    expect(desk.refusal('zhao', 'unmask.review', { logId, note: '再看' })).toContain('已经核查')
  })
})
