import { describe, expect, it } from 'vitest'
import { referenceData } from '../../domain/reference-data'
import { caseId, filedCase } from '../testing/spine-cases'
import type { TestDesk } from '../testing/test-desk'
import { testRows } from '../testing/test-reference'

const words = (id: string, ...codes: string[]) => ({
  id,
  title: id,
  items: codes.map((code) => ({ code, label: code === 'satisfied' ? '满意' : code })),
})
const ref = referenceData({
  ...testRows,
  dictionary: [
    ...testRows.dictionary,
    words('satisfaction', 'satisfied'),
    words('resolved', 'yes'),
    words('verified', 'true'),
  ],
})

const request = {
  supervisionOrderId: 'q1',
  workOrderId: 'o1',
  caseId,
  reasons: ['dissatisfied'],
  requirement: '请重新办理。',
}
const call = {
  callbackId: 'c1',
  workOrderId: 'o1',
  caseId,
  reached: true,
  satisfaction: 'satisfied',
  note: '车已取回。',
}

function asked(type: string): TestDesk {
  const desk = filedCase(ref)
  desk.act('zhang', type, request)
  return desk
}

describe('what the hotline records', () => {
  it('answers a request of rework with the result, and its process is its own', () => {
    const desk = asked('order.requestRework')
    const reply = {
      workOrderId: 'o1',
      caseId,
      supervisionOrderId: 'q1',
      replyId: 'r1',
      repliedOn: '2026-11-02',
      reply: '已退还。',
    }
    expect(desk.refusal('zhang', 'order.recordReply', reply)).toContain('热线人员')
    desk.act('zhou', 'order.recordReply', reply)
    expect(desk.get('workOrder', 'o1')).toMatchObject({ process: 'replied', reply: '已退还。' })
    expect(desk.get('supervisionOrder', 'q1')).toMatchObject({ status: 'replied', replies: [{ text: '已退还。' }] })
    expect(desk.all('caseAction').at(-1)).toMatchObject({ kind: 'order.recordReply', caseId, orderId: 'o1' })
  })

  it('answers a request of call-back with what the reporter said; every call stays', () => {
    const desk = asked('order.requestCallback')
    expect(() => desk.act('zhou', 'order.recordCallback', { ...call, satisfaction: undefined })).toThrow()
    desk.act('zhou', 'order.recordCallback', { ...call, callbackId: 'c0', reached: false, satisfaction: undefined })
    desk.act('zhou', 'order.recordCallback', { ...call, supervisionOrderId: 'q1' })
    const order = desk.get('workOrder', 'o1')
    expect(order.callbacks?.map(({ id, reached }) => [id, reached])).toEqual([
      ['c0', false],
      ['c1', true],
    ])
    expect(order.satisfaction).toBe('satisfied')
    expect(desk.get('supervisionOrder', 'q1').replies[0]?.text).toBe('回访：满意。车已取回。')
    expect(desk.refusal('zhou', 'order.recordCallback', call)).toContain('已经登记')
  })

  it('does not answer a request about another order', () => {
    const desk = asked('order.requestCallback')
    expect(desk.refusal('zhou', 'order.recordCallback', { ...call, caseId: undefined })).toContain('工单所属案件')
    expect(desk.refusal('zhou', 'order.recordCallback', { ...call, supervisionOrderId: 'q9' })).toContain('回访请求')
    expect(desk.refusal('zhou', 'order.recordCallback', { ...call, satisfaction: 'happy' })).toContain('satisfaction')
  })
})

describe('a draw of orders to call back', () => {
  const draw = {
    sampleId: 's1',
    title: '十一月回访',
    from: '2026-10-01',
    until: '2026-11-01',
    seed: '2026-11',
    percent: 10,
    least: 1,
    population: { urban: ['o1', 'o2'], ecology: ['o3'] },
  }

  it('keeps seed, digest and what was drawn of each organ', () => {
    const desk = filedCase(ref)
    desk.act('zhang', 'callback.draw', draw)
    const sample = desk.get('callbackSample', 's1')
    expect(sample.strata.map(({ organId, size, drawn }) => [organId, size, drawn.length])).toEqual([
      ['ecology', 1, 1],
      ['urban', 2, 1],
    ])
    expect(sample).toMatchObject({ seed: '2026-11', populationDigest: expect.stringMatching(/^[0-9a-f]{64}$/) })
    expect(desk.refusal('zhang', 'callback.draw', draw)).toContain('已经登记')
  })

  it('needs orders, in days that are over', () => {
    const desk = filedCase(ref)
    expect(desk.refusal('zhang', 'callback.draw', { ...draw, population: {} })).toContain('没有已答复的工单')
    expect(desk.refusal('zhang', 'callback.draw', { ...draw, until: '2026-12-01' })).toContain('截止日期')
    const many = Array.from({ length: 5001 }, (_, at) => `o${at}`)
    expect(desk.refusal('zhang', 'callback.draw', { ...draw, population: { urban: many } })).toContain('5001')
  })

  it('takes results for drawn orders only', () => {
    const desk = filedCase(ref)
    desk.act('zhang', 'callback.draw', { ...draw, population: { urban: ['o1'], ecology: ['o3'] } })
    desk.act('zhang', 'order.recordCallback', { ...call, sampleId: 's1' })
    desk.act('zhang', 'callback.draw', { ...draw, sampleId: 's2', population: { ecology: ['o3'] } })
    expect(desk.refusal('zhang', 'order.recordCallback', { ...call, callbackId: 'c2', sampleId: 's2' })).toContain(
      '样本',
    )
  })
})
