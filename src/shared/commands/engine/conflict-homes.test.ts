import { describe, expect, it } from 'vitest'
import { defaultThresholds } from '../../domain/thresholds'
import type { ScopeWorld } from '../../sync/scopes'
import { scopesOf } from '../../sync/scopes'
import { caseId, filedCase } from '../testing/spine-cases'
import type { TestDesk } from '../testing/test-desk'
import { testOrder } from '../testing/test-order'
import { discussedTransfer, panel, transferId } from '../testing/transfers'

const world: ScopeWorld = {
  regionChain: (region) => [region],
  governmentsOf: () => [],
  watches: () => false,
  complainedOf: () => ({ organIds: [], userIds: [] }),
}
const seenBy = (desk: TestDesk) =>
  desk.all('conflict').map((one) => scopesOf('conflict', one, world).map((s) => s.scope))

const supervisionOrderId = 'order-1'

/** A 督办 about an order of the hotline of which no case was made. */
function orderWithoutCase(kind = 'letter'): TestDesk {
  const desk = filedCase()
  desk.seed('workOrder', testOrder('o9'))
  desk.act('zhang', 'supervision.register', {
    supervisionOrderId,
    workOrderId: 'o9',
    kind,
    title: '逾期未答复',
    targetOrganId: 'urban',
    reasons: ['delay'],
    requirement: '查清事实。',
  })
  return desk
}

function amendedByTwo(): TestDesk {
  const desk = orderWithoutCase()
  const mine = { supervisionOrderId, requirement: '限三日内退还。' }
  const seen = desk.look('li', 'supervision.amend', mine)
  desk.act('zhang', 'supervision.amend', { supervisionOrderId, requirement: '限五日内答复。' })
  expect(desk.act('li', 'supervision.amend', mine, seen)).toBe('conflict')
  return desk
}

const resolution = (desk: TestDesk, choice: string) => {
  const [conflict] = desk.all('conflict')
  const entity = { type: conflict?.entityType, id: conflict?.entityId }
  return { conflictId: conflict?.id, entity, choice, reason: '与当事人核实' }
}

describe('two officers on a 督办 that belongs to no case', () => {
  it('keeps both values in a record that the region sees with the 督办', () => {
    const desk = amendedByTwo()
    expect(desk.get('supervisionOrder', supervisionOrderId).requirement).toBe('限五日内答复。')
    expect(desk.all('conflict')).toMatchObject([
      {
        entityType: 'supervisionOrder',
        about: '逾期未答复',
        base: '查清事实。',
        theirs: '限五日内答复。',
        mine: '限三日内退还。',
        state: 'open',
      },
    ])
    expect(seenBy(desk)).toEqual([['region:411700']])
  })

  it('is settled on the 督办 itself, with a reason', () => {
    const desk = amendedByTwo()
    desk.act('zhang', 'conflict.resolve', resolution(desk, 'mine'))
    expect(desk.get('supervisionOrder', supervisionOrderId).requirement).toBe('限三日内退还。')
    expect(desk.all('conflict')[0]).toMatchObject({ state: 'resolved', resolution: { choice: 'mine' } })
  })

  it('rewrites nothing that has ended meanwhile, but can be put aside', () => {
    const desk = amendedByTwo()
    desk.act('zhang', 'supervision.cancel', { supervisionOrderId, reason: '已经答复' })
    expect(desk.refusal('zhang', 'conflict.resolve', resolution(desk, 'mine'))).toContain('不能再改写')
    desk.act('zhang', 'conflict.resolve', resolution(desk, 'theirs'))
    expect(desk.all('conflict')[0]?.state).toBe('resolved')
  })
})

const plan = {
  campaignId: 'campaign-1',
  title: '罚款专项监督',
  reason: '投诉集中',
  goal: '规范罚款',
  scope: ['罚款程序'],
  respondentOrganIds: ['urban'],
  from: '2026-11-01',
  to: '2026-12-31',
  leaderId: 'zhang',
}

describe('texts that several write, whatever they belong to', () => {
  it('keeps both goals of a 专项监督', () => {
    const desk = filedCase()
    desk.act('zhang', 'campaign.propose', plan)
    const mine = { ...plan, goal: '李的目标' }
    const seen = desk.look('li', 'campaign.amend', mine)
    desk.act('zhang', 'campaign.amend', { ...plan, goal: '张的目标' })
    expect(desk.act('li', 'campaign.amend', mine, seen)).toBe('conflict')
    expect(desk.get('campaign', 'campaign-1').goal).toBe('张的目标')
    expect(desk.all('conflict')).toMatchObject([{ path: 'goal', theirs: '张的目标', mine: '李的目标' }])
    desk.act('li', 'conflict.resolve', { ...resolution(desk, 'merged'), value: '合并的目标' })
    expect(desk.get('campaign', 'campaign-1').goal).toBe('合并的目标')
  })

  it('tells only the two of a threshold that they set differently', () => {
    const desk = filedCase()
    const set = (surgeMin: number) => ({ ...defaultThresholds, surgeMin, reason: '试行' })
    desk.act('wang', 'thresholds.set', set(5))
    const seen = desk.look('wang', 'thresholds.set', set(9))
    desk.act('xu', 'thresholds.set', set(7))
    expect(desk.act('wang', 'thresholds.set', set(9), seen)).toBe('conflict')
    expect(seenBy(desk)).toEqual([['user:wang', 'user:xu']])
  })

  it('keeps what two operators of a department write within the department', () => {
    const desk = orderWithoutCase('onSite')
    desk.act('zhang', 'supervision.send', { supervisionOrderId })
    desk.act('wu', 'supervision.acknowledge', { supervisionOrderId })
    const about = { type: 'supervisionOrder', id: supervisionOrderId }
    desk.act('wu', 'submission.draft', { submissionId: 'a1', kind: 'reply', about })
    const answer = (text: string) => ({ submissionId: 'a1', text })
    const seen = desk.look('qian', 'submission.edit', answer('乙稿'))
    desk.act('wu', 'submission.edit', answer('甲稿'))
    expect(desk.act('qian', 'submission.edit', answer('乙稿'), seen)).toBe('conflict')
    expect(seenBy(desk)).toEqual([['organ:urban']])
    desk.act('zheng', 'conflict.resolve', resolution(desk, 'mine'))
    expect(desk.get('submission', 'a1').text).toBe('乙稿')
    expect(desk.refusal('li', 'conflict.resolve', resolution(desk, 'mine'))).toContain('已经处理')
  })

  it('keeps the panel of a 移送 among its people, of which no other row may tell', () => {
    const desk = discussedTransfer()
    const recorded = (conclusion: string) => ({ ...panel, conclusion })
    const seen = desk.look('li', 'transfer.recordPanel', recorded('李的结论'))
    desk.act('zhang', 'transfer.recordPanel', recorded('张的结论'))
    expect(desk.act('li', 'transfer.recordPanel', recorded('李的结论'), seen)).toBe('conflict')
    expect(desk.get('transfer', transferId).panel?.conclusion).toBe('张的结论')
    expect(seenBy(desk)).toEqual([[`transfer:${transferId}`]])
    expect(desk.refusal('xi', 'conflict.resolve', resolution(desk, 'mine'))).toContain('没有找到')
  })

  it('leaves a conflict of its case where it was', () => {
    const desk = filedCase()
    const mine = { caseId, reason: '研判', field: 'traffic' }
    const seen = desk.look('zhang', 'case.classify', mine)
    desk.act('li', 'case.classify', { ...mine, field: 'market' })
    desk.act('zhang', 'case.classify', mine, seen)
    expect(seenBy(desk)[0]).toContain(`case:${caseId}`)
  })
})
