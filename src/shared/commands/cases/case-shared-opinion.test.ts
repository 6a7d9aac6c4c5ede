import { describe, expect, it } from 'vitest'
import { governmentRequests } from '../../domain/government-request'
import { draftedContent } from '../testing/drafted-content'
import { deliveredOpinion, issuedOpinion, opinionId, opinionRef } from '../testing/issued-opinion'
import { caseId } from '../testing/spine-cases'
import type { TestDesk } from '../testing/test-desk'

const second = 'case-2'
const deliver = { ...opinionRef, deliveryId: 'd1', method: 'direct', servedOn: '2026-11-02', receiver: '李四' }
const join = { caseId: second, leadCaseId: caseId, documentId: opinionId }

/** A second case of the same wrong by the same organ, in review. */
function withSecond(desk: TestDesk, change = {}): TestDesk {
  const { opinionId: _opinion, ...lead } = desk.get('supervisionCase', caseId)
  desk.seed('supervisionCase', { ...lead, id: second, caseNo: '驻司执监案〔2026〕2号', stage: 'review', ...change })
  return desk
}

function grouped(desk: TestDesk, change = {}): TestDesk {
  withSecond(desk, change)
  for (const id of [caseId, second]) {
    desk.act('zhang', 'case.group', { caseId: id, groupId: 'group-1', name: '扣押三轮车' })
  }
  return desk
}

describe('one opinion for several cases of a group', () => {
  it('takes a second case on to rectification with the clock of its delivery', () => {
    const desk = grouped(deliveredOpinion())
    desk.act('zhang', 'case.underOpinion', join)
    const [lead, found] = [desk.get('supervisionCase', caseId), desk.get('supervisionCase', second)]
    expect(found).toMatchObject({ stage: 'rectifying', opinionId, sharedOpinion: { caseId } })
    expect(found.limits.rectify?.dueAt).toBe(lead.limits.rectify?.dueAt)
    const entry = desk.all('caseAction').find((action) => action.kind === 'case.underOpinion')
    expect(entry).toMatchObject({ caseId: second, documentId: opinionId, note: '驻司执监意〔2026〕1号' })
  })

  it('leaves report, answer and closing to each case', () => {
    const desk = grouped(deliveredOpinion())
    desk.act('zhang', 'case.underOpinion', join)
    desk.act('zhang', 'case.verify', { caseId: second, ground: 'report', text: '已返还车辆' })
    const close = { caseId: second, kind: 'corrected', reason: '已改正', checkedBy: ['zhang', 'li'] }
    const outcome = { summary: '返还三轮车一辆' }
    expect(desk.refusal('zhang', 'case.close', { ...close, outcome })).toContain('答复')
    const { orderIds } = desk.get('supervisionCase', second)
    desk.act('zhang', 'case.reply', { caseId: second, orderIds, via: 'letter', text: '车辆已经返还。' })
    desk.act('zhang', 'case.close', { ...close, outcome })
    expect(desk.get('supervisionCase', second).stage).toBe('closed')
    expect(desk.get('supervisionCase', caseId).stage).toBe('rectifying')
  })

  it('is not for cases outside the group, of another organ, or where nothing wrong was found', () => {
    expect(withSecond(deliveredOpinion()).refusal('zhang', 'case.underOpinion', join)).toContain('不在同一类案')
    const other = grouped(deliveredOpinion(), { respondentOrganId: 'health' })
    expect(other.refusal('zhang', 'case.underOpinion', join)).toContain('被监督机关')
    const clean = grouped(deliveredOpinion(), { findings: {} })
    expect(clean.refusal('zhang', 'case.underOpinion', join)).toContain('违法或者不当')
  })

  it('waits until the opinion was served', () => {
    const desk = grouped(issuedOpinion())
    expect(desk.refusal('zhang', 'case.underOpinion', join)).toContain('尚未送达')
    desk.act('zhang', 'document.deliver', deliver)
    desk.act('zhang', 'case.underOpinion', join)
    expect(desk.get('supervisionCase', second).stage).toBe('rectifying')
  })

  it('is left with a reason, and the case is in review again', () => {
    const desk = grouped(deliveredOpinion())
    expect(desk.refusal('zhang', 'case.leaveOpinion', { caseId: second, reason: '情形不同' })).toContain(
      '没有依其他案件',
    )
    desk.act('zhang', 'case.underOpinion', join)
    desk.act('zhang', 'case.leaveOpinion', { caseId: second, reason: '查明情形不同，另行出具' })
    const found = desk.get('supervisionCase', second)
    expect(found.stage).toBe('review')
    expect(found.opinionId).toBeUndefined()
    expect(found.limits.rectify?.doneAt).toBeDefined()
    expect(found.limits.review?.doneAt).toBeUndefined()
  })

  it('goes to the government with the request of each case that is not followed', () => {
    const desk = grouped(deliveredOpinion())
    desk.act('zhang', 'case.underOpinion', join)
    desk.now = new Date('2026-11-18T01:00:00Z')
    const requests = [
      [caseId, 'request-1'],
      [second, 'request-2'],
    ] as const
    for (const [id, requestId] of requests) {
      desk.act('system', 'case.verify', { caseId: id, ground: 'overdue' })
      const drafted = { documentId: requestId, caseId: id, kind: 'request', title: '请示', addresseeOrganId: 'gov' }
      desk.act('zhang', 'document.draft', { ...drafted, content: draftedContent(desk, id, 'request') })
      const members = ['甲', '乙', '丙'].map((name) => ({ name, opinion: '同意' }))
      desk.act('zhang', 'case.recordPanel', {
        caseId: id,
        on: '2026-11-18',
        chair: '王强',
        members,
        conclusion: '报请',
      })
      const request = { documentId: requestId, caseId: id, orderIds: ['o1'], documentIds: [opinionId] }
      desk.act('zhang', 'document.submit', request)
      desk.act('wang', 'document.approve', { documentId: requestId, caseId: id, opinion: '同意' })
      desk.act('zhao', 'document.issue', request)
      desk.act('zhang', 'case.escalate', { caseId: id, requestId, opinionId })
    }
    const shown = governmentRequests(desk.all('supervisionCase'), desk.all('officialDocument'))
    expect(shown.map(({ id, opinion }) => [id, opinion?.id]).sort()).toEqual([
      ['request-1', opinionId],
      ['request-2', opinionId],
    ])
  })
})
