import { draftedContent } from './drafted-content'
import { deliveredOpinion, opinionId } from './issued-opinion'
import { caseId } from './spine-cases'
import type { TestDesk } from './test-desk'

export const decisionRef = { documentId: 'decision-1', caseId }

/** Nobody answered the opinion; the 请示 is issued and lies before the government, on 18 November 2026. For tests only. */
export function escalatedCase(): TestDesk {
  const desk = deliveredOpinion()
  desk.now = new Date('2026-11-18T01:00:00Z')
  desk.act('system', 'case.verify', { caseId, ground: 'overdue' })
  const drafted = { documentId: 'request-1', caseId, kind: 'request', title: '请示', addresseeOrganId: 'gov' }
  desk.act('zhang', 'document.draft', { ...drafted, content: draftedContent(desk, caseId, 'request') })
  const members = ['甲', '乙', '丙'].map((name) => ({ name, opinion: '同意' }))
  desk.act('zhang', 'case.recordPanel', { caseId, on: '2026-11-18', chair: '王强', members, conclusion: '报请' })
  const request = { documentId: 'request-1', caseId, orderIds: ['o1'], documentIds: [opinionId] }
  desk.act('zhang', 'document.submit', request)
  desk.act('wang', 'document.approve', { documentId: 'request-1', caseId, opinion: '同意' })
  desk.act('zhao', 'document.issue', request)
  desk.act('zhang', 'case.escalate', { caseId, requestId: 'request-1', opinionId })
  return desk
}

/** The government decided, and its 决定书 was served the same day. For tests only. */
export function decidedCase(): TestDesk {
  const desk = escalatedCase()
  desk.act('gov1', 'case.recordApproval', { caseId, instruction: '同意', signer: '市长', on: '2026-11-18' })
  const drafted = { ...decisionRef, kind: 'decision', title: '决定书', addresseeOrganId: 'urban' }
  desk.act('zhang', 'document.draft', { ...drafted, content: draftedContent(desk, caseId, 'decision') })
  const signed = { number: '驻政监决〔2026〕3号', signer: '市长', on: '2026-11-18' }
  desk.act('gov1', 'document.recordExternal', { ...decisionRef, ...signed })
  const served = { deliveryId: 'd2', method: 'oa', servedOn: '2026-11-18', receiver: '李四' }
  desk.act('zhang', 'document.deliver', { ...decisionRef, ...served })
  return desk
}
