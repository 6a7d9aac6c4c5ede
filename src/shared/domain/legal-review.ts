import { isSuspended } from './stages'
import type { SupervisionCase } from './supervision-case'

/** Found wrong, the respondent heard (or the hearing left out for urgency), and nobody has reviewed it legally yet. */
export function awaitsLegalReview(found: SupervisionCase): boolean {
  if (found.stage !== 'review' || isSuspended(found) || found.legalReview) return false
  const wrong = Object.values(found.findings).some(({ nature }) => nature === 'unlawful' || nature === 'improper')
  return wrong && (found.statement?.text !== undefined || found.statement?.urgentReason !== undefined)
}
