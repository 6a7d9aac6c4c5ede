import { describe, expect, it } from 'vitest'
import { decidedCase, escalatedCase } from '../testing/escalated-case'
import { deliveredOpinion } from '../testing/issued-opinion'
import { caseId, filedCase } from '../testing/spine-cases'
import { TestDesk } from '../testing/test-desk'
import { testOrder } from '../testing/test-order'

const found = (desk: TestDesk) => desk.get('supervisionCase', caseId)
function deskInTriage(): TestDesk {
  const desk = new TestDesk()
  desk.seed('workOrder', testOrder('o1'))
  desk.act('zhang', 'case.accept', { caseId, orderIds: ['o1'], title: '市城管局拖移三轮车案' })
  return desk
}

const answer = { caseId, orderIds: ['o1'], via: 'hotline', text: '已依法处理' }

describe('the ways of a case that are seldom gone', () => {
  it('lead from a matter that its organ sent back to judging it here', () => {
    const desk = deskInTriage()
    desk.act('zhang', 'case.forward', { caseId, targetOrganId: 'urban', followUpOn: '2026-11-20', note: '请核查' })
    expect(found(desk).stage).toBe('forwarded')
    desk.act('zhang', 'case.forwardReturned', { caseId, reason: '称不属其职责' })
    expect(found(desk)).toMatchObject({ stage: 'triage', forward: { returnReason: '称不属其职责' } })
    expect(found(desk).limits.forwardFollowUp?.doneAt).toBeDefined()
  })

  it('lead from checking back into review, by a handler alone and with new clocks', () => {
    const desk = deliveredOpinion()
    const resume = { caseId, reason: '查明另有收费' }
    expect(desk.refusal('zhang', 'case.resumeReview', resume)).toContain('整改中')
    desk.act('zhang', 'case.verify', { caseId, ground: 'refusal', text: '拒不改正' })
    desk.act('zhang', 'case.resumeReview', resume)
    expect(found(desk).stage).toBe('review')
    expect(found(desk).limits.review?.doneAt).toBeUndefined()
    expect(found(desk).limits.escalate?.doneAt).toBeDefined()
  })

  it('lead from an ignored decision to accountability, and close with it', () => {
    const ignored = { caseId, text: '建议对直接责任人员问责并通报' }
    const undecided = deliveredOpinion()
    undecided.act('zhang', 'case.verify', { caseId, ground: 'refusal', text: '拒不改正' })
    expect(undecided.refusal('zhang', 'case.notCorrected', ignored)).toContain('决定书')
    const desk = decidedCase()
    desk.act('zhang', 'case.verify', { caseId, ground: 'refusal', text: '仍不返还' })
    desk.act('zhang', 'case.notCorrected', ignored)
    expect(found(desk)).toMatchObject({ stage: 'accountable', accountability: { text: ignored.text } })
    desk.act('zhang', 'case.reply', answer)
    const close = { caseId, reason: '已移送追责' }
    expect(desk.refusal('zhang', 'case.close', { ...close, kind: 'noViolation' })).toContain('追责')
    desk.act('zhang', 'case.close', { ...close, kind: 'accountable' })
    expect(found(desk)).toMatchObject({ stage: 'closed', closing: { kind: 'accountable' } })
  })

  it('lead from a request that the government refused to accountability, or to the end with an answer', () => {
    const refused = { caseId, reason: '不予批准', signer: '市长', on: '2026-11-18' }
    const onward = escalatedCase()
    onward.act('gov1', 'case.approvalRefused', { ...refused, next: 'accountable' })
    expect(found(onward).stage).toBe('accountable')
    const ended = escalatedCase()
    ended.act('gov1', 'case.approvalRefused', { ...refused, next: 'close' })
    const close = { caseId, kind: 'refused', reason: '政府不予批准' }
    expect(ended.refusal('zhang', 'case.close', close)).toContain('尚未答复诉求人')
    ended.act('zhang', 'case.reply', answer)
    ended.act('zhang', 'case.close', close)
    expect(found(ended).stage).toBe('closed')
  })

  it('hold a plan of investigation and the opinions of experts from filing on', () => {
    const desk = filedCase()
    const plan = { caseId, purpose: '查明拖移和收费', steps: [{ what: '调阅停车场台账' }] }
    desk.act('zhang', 'case.setPlan', plan)
    const expert = { caseId, opinionId: 'e1', expert: '某教授', question: '是否须有清单', opinion: '须有' }
    desk.act('zhang', 'case.recordExpert', { ...expert, on: '2026-11-02' })
    expect(found(desk)).toMatchObject({ plan: { purpose: plan.purpose }, expertOpinions: [{ expert: '某教授' }] })
    expect(deskInTriage().refusal('zhang', 'case.setPlan', plan)).toContain('立案后')
  })
})
