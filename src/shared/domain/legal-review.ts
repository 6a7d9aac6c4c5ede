import { isSuspended } from './stages'
import type { SupervisionCase } from './supervision-case'
import { isFoundWrong } from './wrong-findings'

/** Found wrong, the respondent heard (or the hearing left out for urgency), and nobody has reviewed it legally yet. */
export function awaitsLegalReview(found: SupervisionCase): boolean {
  if (found.stage !== 'review' || isSuspended(found) || found.legalReview) return false
  return isFoundWrong(found) && (found.statement?.text !== undefined || found.statement?.urgentReason !== undefined)
}
