import { describe, expect, it } from 'vitest'
import { filedCase } from '../testing/spine-cases'
import { TestDesk } from '../testing/test-desk'
import { testOrder } from '../testing/test-order'
import { discussedTransfer, panel, transferId } from '../testing/transfers'

/** `later` acts on what he saw before `first` did. */
interface Race {
  readonly desk: TestDesk
  readonly type: string
  readonly first: readonly [userId: string, input: object]
  readonly later: readonly [userId: string, input: object]
}

function raced({ desk, type, first, later }: Race): () => void {
  const seen = desk.look(later[0], type, later[1])
  desk.act(first[0], type, first[1])
  return () => desk.act(later[0], type, later[1], seen)
}

const campaignPlan = {
  campaignId: 'campaign-1',
  title: '年检收费专项监督',
  reason: '核实率高、满意率低',
  goal: '查清违规收费',
  scope: ['代收费用'],
  respondentOrganIds: ['urban'],
  jointOrganIds: [],
  from: '2026-11-02',
  to: '2026-12-31',
  leaderId: 'zhang',
}

/** Pressed about an order that belongs to no case. */
function pressedOrder(): TestDesk {
  const desk = filedCase()
  desk.seed('workOrder', testOrder('o9'))
  desk.act('zhang', 'supervision.register', {
    supervisionOrderId: 's1',
    workOrderId: 'o9',
    kind: 'onSite',
    title: '逾期未答复',
    targetOrganId: 'urban',
    reasons: ['delay'],
    requirement: '限期答复。',
  })
  return desk
}

describe('what two write at once, where there is no case to open a conflict in', () => {
  it('keeps the first, and puts the later aside with the reason, whole: nobody loses a word', () => {
    const desk = pressedOrder()
    const amend = (requirement: string) => ({ supervisionOrderId: 's1', requirement })
    const later = raced({
      desk,
      type: 'supervision.amend',
      first: ['zhang', amend('张的要求。')],
      later: ['li', { ...amend('李的要求。'), title: '李的标题' }],
    })
    expect(later).toThrow('同事已先修改')
    expect(desk.get('supervisionOrder', 's1')).toMatchObject({ requirement: '张的要求。', title: '逾期未答复' })
    expect(desk.all('conflict')).toEqual([])
  })

  it('does so for the plan of a campaign', () => {
    const desk = new TestDesk()
    desk.act('zhang', 'campaign.propose', campaignPlan)
    const amend = (goal: string) => ({ ...campaignPlan, goal })
    const later = raced({
      desk,
      type: 'campaign.amend',
      first: ['zhang', amend('张的目标')],
      later: ['li', amend('李的目标')],
    })
    expect(later).toThrow('专项监督')
    expect(desk.get('campaign', 'campaign-1').goal).toBe('张的目标')
  })

  it('does so for the panel of a 移送, of which no other row may tell', () => {
    const desk = discussedTransfer()
    const recorded = (conclusion: string) => ({ ...panel, conclusion })
    const later = raced({
      desk,
      type: 'transfer.recordPanel',
      first: ['zhang', recorded('张的结论')],
      later: ['li', recorded('李的结论')],
    })
    expect(later).toThrow('同事已先修改')
    expect(desk.get('transfer', transferId).panel?.conclusion).toBe('张的结论')
  })

  it('does so for the answer that two operators of a department write', () => {
    const desk = pressedOrder()
    desk.act('zhang', 'supervision.send', { supervisionOrderId: 's1' })
    desk.act('wu', 'supervision.acknowledge', { supervisionOrderId: 's1' })
    desk.act('wu', 'submission.draft', {
      submissionId: 'a1',
      kind: 'reply',
      about: { type: 'supervisionOrder', id: 's1' },
    })
    const answer = (text: string) => ({ submissionId: 'a1', text })
    expect(
      raced({ desk, type: 'submission.edit', first: ['wu', answer('甲稿')], later: ['wu', answer('乙稿')] }),
    ).toThrow('部门报送')
    expect(desk.get('submission', 'a1').text).toBe('甲稿')
  })

  it('leaves alone what both wrote alike, and other fields', () => {
    const desk = pressedOrder()
    const later = raced({
      desk,
      type: 'supervision.amend',
      first: ['zhang', { supervisionOrderId: 's1', requirement: '同样的要求。' }],
      later: ['li', { supervisionOrderId: 's1', requirement: '同样的要求。', title: '新标题' }],
    })
    expect(later).not.toThrow()
    expect(desk.get('supervisionOrder', 's1')).toMatchObject({ requirement: '同样的要求。', title: '新标题' })
  })
})
