import { annexedTo, type OfficialDocument } from './official-document'
import type { SupervisionCase } from './supervision-case'

/** One 请示 before the government, with what went along with it (domain.md §4, escalating). */
export interface GovernmentRequest {
  readonly id: string
  readonly case: SupervisionCase
  readonly request: OfficialDocument
  /** 意见书 that was not followed; its deliveries are the 送达回证. */
  readonly opinion: OfficialDocument | undefined
  /** 代拟稿, later the decision itself. */
  readonly decision: OfficialDocument | undefined
  readonly state: GovernmentRequestState
}

export type GovernmentRequestState = 'toApprove' | 'toIssue' | 'issued' | 'returned' | 'refused'

export const governmentRequestStateLabels: Readonly<Record<GovernmentRequestState, string>> = {
  toApprove: '待批示',
  toIssue: '待印发',
  issued: '已印发',
  returned: '已退回',
  refused: '不予批准',
}

function stateOf({ stage, approval, refusal, decisionId }: SupervisionCase): GovernmentRequestState {
  if (decisionId) return 'issued'
  if (refusal?.kind === 'refused') return 'refused'
  if (stage === 'escalating') return approval ? 'toIssue' : 'toApprove'
  return 'returned'
}

/** The requests among what a government's office sees, the latest first. */
export function governmentRequests(
  cases: readonly SupervisionCase[],
  documents: readonly OfficialDocument[],
): GovernmentRequest[] {
  const ofCase = new Map(cases.map((found) => [found.id, found]))
  return documents
    .filter(({ kind }) => kind === 'request')
    .flatMap((request): GovernmentRequest[] => {
      const found = ofCase.get(request.caseId)
      if (!found) return []
      const own = documents.filter(({ caseId }) => caseId === found.id)
      const decision =
        own.find(({ id }) => id === found.decisionId) ??
        own.findLast(({ kind, status }) => kind === 'decision' && status !== 'recalled' && status !== 'void')
      // The opinion of another case of the group serves this one too (domain.md §8).
      const opinion = documents.find((one) => annexedTo(one).includes(request.id))
      return [{ id: request.id, case: found, request, opinion, decision, state: stateOf(found) }]
    })
    .sort((a, b) => ((a.request.issuedOn ?? '') < (b.request.issuedOn ?? '') ? 1 : -1))
}
