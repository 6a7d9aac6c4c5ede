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

/** The request of an earlier round was either decided then or came back. */
function stateOf(
  { id }: OfficialDocument,
  { stage, approval, refusal, requestId, decisionId }: SupervisionCase,
  decision: OfficialDocument | undefined,
): GovernmentRequestState {
  if (id !== requestId) return decision?.external ? 'issued' : 'returned'
  if (decisionId) return 'issued'
  if (refusal?.kind === 'refused') return 'refused'
  if (stage === 'escalating') return approval ? 'toIssue' : 'toApprove'
  return 'returned'
}

/** The decision that answers a request: issued since, and before the next one was asked for; else the one being drafted. */
function decisionOn(request: OfficialDocument, own: readonly OfficialDocument[]): OfficialDocument | undefined {
  const askedOn = request.issuedOn ?? ''
  const nextOn = own
    .filter(({ kind, id, issuedOn }) => kind === 'request' && id !== request.id && issuedOn && issuedOn > askedOn)
    .map(({ issuedOn }) => issuedOn ?? '')
    .sort()[0]
  const standing = own.filter(({ kind, status }) => kind === 'decision' && status !== 'recalled' && status !== 'void')
  const issued = standing.findLast(
    ({ external, issuedOn = '' }) => external && issuedOn >= askedOn && (nextOn === undefined || issuedOn < nextOn),
  )
  return issued ?? (nextOn === undefined ? standing.findLast(({ external }) => !external) : undefined)
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
      const decision = decisionOn(request, own)
      // The opinion of another case of the group serves this one too (domain.md §8).
      const opinion = documents.find((one) => annexedTo(one).includes(request.id))
      return [{ id: request.id, case: found, request, opinion, decision, state: stateOf(request, found, decision) }]
    })
    .sort((a, b) => ((a.request.issuedOn ?? '') < (b.request.issuedOn ?? '') ? 1 : -1))
}
