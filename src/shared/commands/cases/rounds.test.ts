import { describe, expect, it } from 'vitest'
import { governmentRequests } from '../../domain/government-request'
import { draftedContent } from '../testing/drafted-content'
import { decidedCase, escalatedCase } from '../testing/escalated-case'
import { deliveredOpinion, opinionId } from '../testing/issued-opinion'
import { caseId, classifiedCase } from '../testing/spine-cases'
import type { TestDesk } from '../testing/test-desk'

const found = (desk: TestDesk) => desk.get('supervisionCase', caseId)

/** Drafted, reviewed, signed and served on the desk's day. */
function newOpinion(desk: TestDesk, documentId: string, servedOn: string): void {
  const ref = { documentId, caseId }
  const { opinionId: before, requestId, decisionId } = found(desk)
  const earlier = [before, requestId, decisionId].filter((id) => id !== undefined)
  const seen = { ...ref, orderIds: ['o1'], documentIds: earlier }
  desk.act('wang', 'case.recordLegalReview', { caseId, passed: true, opinion: '补充的事实清楚' })
  desk.act('zhang', 'document.draft', {
    ...ref,
    kind: 'opinion',
    title: '意见书',
    addresseeOrganId: 'urban',
    content: draftedContent(desk, caseId, 'opinion', { limitDays: 15 }),
  })
  desk.act('zhang', 'document.submit', seen)
  desk.act('wang', 'document.approve', { ...ref, opinion: '同意' })
  desk.act('zhao', 'document.issue', seen)
  desk.act('zhang', 'document.deliver', {
    ...ref,
    deliveryId: documentId,
    method: 'direct',
    servedOn,
    receiver: '李四',
  })
}

const requestState = (desk: TestDesk) =>
  governmentRequests([found(desk)], desk.all('officialDocument')).map(({ state }) => state)

describe('a case that is reviewed anew', () => {
  it('needs a request of its own when the government sent the first one back and a new opinion went out', () => {
    const desk = escalatedCase()
    desk.act('gov1', 'case.approvalReturned', { caseId, reason: '补充证据', signer: '市长', on: '2026-11-18' })
    expect(found(desk)).toMatchObject({ stage: 'review', requestId: 'request-1' })
    newOpinion(desk, 'opinion-2', '2026-11-18')
    expect(found(desk)).toMatchObject({ stage: 'rectifying', opinionId: 'opinion-2' })
    expect(found(desk).requestId).toBeUndefined()
    desk.act('zhang', 'case.verify', { caseId, ground: 'refusal', text: '拒不改正' })
    const escalate = { caseId, requestId: 'request-1', opinionId: 'opinion-2' }
    expect(desk.refusal('zhang', 'case.escalate', escalate)).toContain('请示尚未编号')
    expect(requestState(desk)).toEqual(['returned'])
  })

  it('keeps what the opinion before led to as an earlier round', () => {
    const desk = escalatedCase()
    desk.act('gov1', 'case.approvalReturned', { caseId, reason: '补充证据', signer: '市长', on: '2026-11-18' })
    newOpinion(desk, 'opinion-2', '2026-11-18')
    expect(found(desk).earlierRounds).toMatchObject([
      { opinionId, requestId: 'request-1', verification: { ground: 'overdue' }, refusal: { reason: '补充证据' } },
    ])
    expect([found(desk).refusal, found(desk).verification]).toEqual([undefined, undefined])
  })

  it('waits for the report on its new opinion, though the government decided on the one before', () => {
    const desk = decidedCase()
    desk.act('zhang', 'case.verify', { caseId, ground: 'report', text: '已返还车辆并退款' })
    desk.act('zhang', 'case.resumeReview', { caseId, reason: '查明另有收费' })
    newOpinion(desk, 'opinion-2', '2026-11-18')
    desk.act('zhang', 'document.recordReply', {
      documentId: 'opinion-2',
      caseId,
      replyId: 'r1',
      receivedOn: '2026-11-18',
      outcome: 'report',
      text: '已退还收费',
    })
    expect(found(desk)).toMatchObject({ stage: 'verifying', verification: { ground: 'report', text: '已退还收费' } })
    expect(desk.refusal('zhang', 'case.notCorrected', { caseId, text: '通报' })).toContain('决定书')
    expect(requestState(desk)).toEqual(['issued'])
  })

  it('is reviewed by the lawyers anew: what they passed were other facts', () => {
    const desk = deliveredOpinion()
    desk.act('zhang', 'case.verify', { caseId, ground: 'report', text: '已改正' })
    desk.act('zhang', 'case.resumeReview', { caseId, reason: '查明另有收费' })
    expect(found(desk).legalReview).toBeUndefined()
  })
})

describe('a closed case that was never filed', () => {
  it('is judged anew when it is reopened, and filed like any other', () => {
    const desk = classifiedCase()
    desk.act('zhang', 'case.forward', { caseId, targetOrganId: 'urban', followUpOn: '2026-11-20', note: '请核查' })
    desk.act('zhang', 'case.reply', { caseId, orderIds: ['o1'], via: 'hotline', text: '已转市城管局' })
    desk.act('zhang', 'case.close', { caseId, kind: 'answered', reason: '该局已答复' })
    desk.act('wang', 'case.reopen', { caseId, ground: 'newEvidence', reason: '又被拖走' })
    expect(found(desk)).toMatchObject({ stage: 'triage' })
    expect([found(desk).answer, found(desk).closing]).toEqual([undefined, undefined])
    expect(found(desk).limits.triage?.doneAt).toBeUndefined()
    const filing = { caseId, handlerIds: ['zhang', 'li'], reason: '涉嫌程序违法', noInterest: true }
    desk.act('zhang', 'case.proposeFiling', filing)
    desk.act('wang', 'case.file', { caseId, opinion: '同意立案' })
    expect(found(desk)).toMatchObject({ stage: 'review', handlerIds: ['zhang', 'li'] })
  })
})

describe('a report that says less than was done', () => {
  const item = { itemId: 'i1', problem: '未退还停车费', measure: '退还', person: '张某' }

  function reported(result: 'done' | 'notDone'): TestDesk {
    const desk = deliveredOpinion()
    desk.act('zhang', 'case.setRectification', { caseId, ...item })
    desk.act('zhang', 'case.verify', { caseId, ground: 'report', text: '已全部改正' })
    const check = { result, note: '车主称未收到退款', checkedBy: ['zhang', 'li'], on: '2026-11-02' }
    desk.act('zhang', 'case.checkRectification', { caseId, itemId: 'i1', ...check })
    return desk
  }
  const escalate = { caseId, requestId: 'request-1', opinionId }

  it('opens the way to the government once the limit is over and two people found a problem 未到位', () => {
    const desk = reported('notDone')
    expect(desk.refusal('zhang', 'case.escalate', escalate)).toContain('没有拒绝改正')
    desk.now = new Date('2026-11-18T01:00:00Z')
    expect(desk.refusal('zhang', 'case.escalate', escalate)).toContain('请示尚未编号')
  })

  it('is checked by people of the bureau alone, and by nobody who must avoid the case', () => {
    const desk = reported('notDone')
    desk.act('wang', 'case.recuse', { caseId, personId: 'li', reason: '与被监督机关负责人系亲属' })
    const again = { caseId, itemId: 'i1', result: 'done', note: '已退还', on: '2026-11-02' }
    for (const other of ['li', 'xi'])
      expect(desk.refusal('zhang', 'case.checkRectification', { ...again, checkedBy: ['zhang', other] })).toContain(
        '不能作为复查人',
      )
  })

  it('opens it not, however late it is, where everything was put right', () => {
    const desk = reported('done')
    desk.now = new Date('2026-11-18T01:00:00Z')
    expect(desk.refusal('zhang', 'case.escalate', escalate)).toContain('没有拒绝改正')
  })
})
