import { isSuspended } from './stages'
import type { SupervisionCase } from './supervision-case'
import { isFoundWrong } from './wrong-findings'

/** What a case wants of a reviewer who is none of its handlers: the decision on its filing, or the legal review. */
export type ReviewerTask = 'filing' | 'legalReview'

/** Empty where it wants nothing of him; rows that are masked show nothing to review. */
export function reviewerTask(found: SupervisionCase): ReviewerTask | '' {
  if (isSuspended(found)) return ''
  if (found.stage === 'triage' && found.filing?.state === 'proposed') return 'filing'
  return awaitsLegalReview(found) ? 'legalReview' : ''
}

/** Found wrong, the respondent heard (or the hearing left out for urgency), and not reviewed since. */
function awaitsLegalReview(found: SupervisionCase): boolean {
  if (found.stage !== 'review' || (found.legalReview && !isAskedAgain(found))) return false
  const heard = found.statement?.text !== undefined || found.statement?.urgentReason !== undefined
  return heard && found.findings !== undefined && isFoundWrong(found)
}

/** Sent back with the reviewer's reason, and not proposed again yet. */
export function awaitsFilingCorrection({ stage, filing }: SupervisionCase): boolean {
  return stage === 'triage' && filing?.state === 'returned'
}

/** It failed, and its handlers have not yet said what they corrected. */
export function awaitsLegalCorrection(found: SupervisionCase): boolean {
  return found.stage === 'review' && found.legalReview?.passed === false && !isAskedAgain(found)
}

function isAskedAgain({ legalReview, legalReviewRequest }: SupervisionCase): boolean {
  return legalReview?.passed === false && legalReviewRequest !== undefined
}
