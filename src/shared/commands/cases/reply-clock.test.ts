import { describe, expect, it } from 'vitest'
import { decidedCase, escalatedCase } from '../testing/escalated-case'
import { deliveredOpinion } from '../testing/issued-opinion'
import { caseId } from '../testing/spine-cases'
import type { TestDesk } from '../testing/test-desk'

const reply = (desk: TestDesk) => desk.get('supervisionCase', caseId).limits.reply
const answer = { caseId, orderIds: ['o1'], via: 'hotline', text: '已责令改正。' }

/** The respondent reported on Monday, 16 November 2026, and two people go and look. */
function reported(): TestDesk {
  const desk = deliveredOpinion()
  desk.now = new Date('2026-11-16T01:00:00Z')
  for (const itemId of ['i1', 'i2'])
    desk.act('zhang', 'case.setRectification', { caseId, itemId, problem: `问题 ${itemId}` })
  desk.act('zhang', 'case.verify', { caseId, ground: 'report', text: '已整改' })
  return desk
}
function look(desk: TestDesk, itemId: string, result: string): void {
  const check = { note: '现场查看', on: '2026-11-16', checkedBy: ['zhang', 'li'] }
  desk.act('zhang', 'case.checkRectification', { caseId, itemId, result, ...check })
}

describe('the clock of the answer to the reporter', () => {
  it('gives five working days from when every problem was found corrected', () => {
    const desk = reported()
    look(desk, 'i1', 'done')
    look(desk, 'i2', 'notDone')
    expect(reply(desk)).toBeUndefined()
    look(desk, 'i2', 'done')
    expect(reply(desk)?.dueAt).toBe('2026-11-23T15:59:59.999Z')
    desk.act('zhang', 'case.reply', answer)
    expect(reply(desk)?.doneAt).toBe(desk.now.toISOString())
  })

  it('starts where the government does not approve, and where its decision was not followed', () => {
    const refused = escalatedCase()
    refused.act('gov1', 'case.approvalRefused', { caseId, reason: '事实不清', on: '2026-11-18', next: 'close' })
    expect(reply(refused)?.dueAt).toBe('2026-11-25T15:59:59.999Z')
    const ignored = decidedCase()
    ignored.now = new Date('2026-12-04T01:00:00Z')
    ignored.act('system', 'case.verify', { caseId, ground: 'overdue' })
    ignored.act('zhang', 'case.notCorrected', { caseId, text: '建议追责' })
    expect(reply(ignored)?.dueAt).toBe('2026-12-11T15:59:59.999Z')
  })

  it('stops where the result is open again: a problem found 未到位 after all, an approval after what was no refusal', () => {
    const desk = reported()
    for (const itemId of ['i1', 'i2']) look(desk, itemId, 'done')
    expect(reply(desk)).toBeDefined()
    look(desk, 'i2', 'notDone')
    expect(reply(desk)).toBeUndefined()
    const corrected = escalatedCase()
    corrected.act('gov1', 'case.approvalRefused', { caseId, reason: '误录', on: '2026-11-18', next: 'close' })
    corrected.act('gov1', 'case.recordApproval', { caseId, instruction: '同意', signer: '市长', on: '2026-11-18' })
    expect(reply(corrected)).toBeUndefined()
  })

  it('does not start for who has his answer already', () => {
    const desk = reported()
    desk.act('zhang', 'case.reply', answer)
    for (const itemId of ['i1', 'i2']) look(desk, itemId, 'done')
    expect(reply(desk)).toBeUndefined()
  })
})
