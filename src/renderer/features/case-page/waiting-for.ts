import type { OfficialDocument } from '#shared/domain/official-document'
import { reviewerTask } from '#shared/domain/reviewer-task'
import type { Role } from '#shared/domain/roles'
import { isSuspended } from '#shared/domain/stages'
import type { SupervisionCase } from '#shared/domain/supervision-case'
import { documentKindSpoken } from '../../ui/documents/kind-name'
import { caseMessages as text } from './messages'

/** In whose hands the case is, said to those who can only wait; undefined where the reader himself may go on. */
export function waitingFor(
  found: SupervisionCase,
  documents: readonly OfficialDocument[],
  roles: readonly Role[],
): string | undefined {
  if (isSuspended(found)) return undefined
  const reviewer = roles.includes('reviewer')
  const task = reviewer ? '' : reviewerTask(found)
  if (task === 'filing') return text.awaits.filing
  const inReview = documents.find(({ status }) => status === 'inReview')
  if (inReview && !reviewer) return text.awaits.review(documentKindSpoken(inReview.kind))
  const approved = documents.find(({ status, numbering }) => status === 'approved' && numbering === 'own')
  if (approved && !roles.includes('issuer')) return text.awaits.issue(documentKindSpoken(approved.kind))
  if (task === 'legalReview') return text.awaits.legalReview
  const undecided = found.stage === 'escalating' && !found.approval && !found.refusal
  return undecided && !roles.includes('government') ? text.awaits.government : undefined
}
