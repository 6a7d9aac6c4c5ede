import { assertNever } from '../../domain/assert-never'
import { civilDateOf } from '../../domain/civil-date'
import { isNotFollowed } from '../../domain/not-followed'
import type { Prerequisite } from '../../domain/reference'
import { isSerious } from '../../domain/serious'
import type { SupervisionCase } from '../../domain/supervision-case'
import { isFoundWrong } from '../../domain/wrong-findings'
import type { Refusal } from '../../messages/catalogue'
import { type CommandContext, refuse } from '../engine/command'

/** What must have happened in the case before a kind of document goes out; the list is data (`DocumentRule`). */
export function needPrerequisites(kind: string, found: SupervisionCase, ctx: CommandContext): Refusal | undefined {
  const rule = ctx.ref.rule(kind, civilDateOf(ctx.now))
  if (!rule) return refuse('cases.noDocumentRule', { kind })
  for (const prerequisite of rule.prerequisites) {
    const refusal = missing(prerequisite, found, ctx.now)
    if (refusal) return refusal
  }
  return undefined
}

function missing(prerequisite: Prerequisite, found: SupervisionCase, now: Date): Refusal | undefined {
  switch (prerequisite) {
    case 'finding':
      return isFoundWrong(found) ? undefined : refuse('cases.findingMissing')
    case 'statement': {
      const heard = found.statement?.text !== undefined || found.statement?.urgentReason !== undefined
      return heard ? undefined : refuse('cases.statementMissing')
    }
    case 'legalReview':
      if (!found.legalReview) return refuse('cases.legalReviewMissing')
      return found.legalReview.passed ? undefined : refuse('cases.legalReviewFailed')
    case 'panel':
      return needPanel(found)
    case 'issuedOpinion':
      return found.opinionId ? undefined : refuse('cases.opinionNotIssued')
    case 'overdueOrRefused':
      return isNotFollowed(found, now) ? undefined : refuse('cases.notRefused')
    default:
      return assertNever(prerequisite)
  }
}

/**
 * 报请, and level 重大 or 敏感, need the panel; an ordinary opinion does not (domain.md §4). What was said before the
 * opinion went out was said about the opinion, not about reporting that it is not followed.
 */
function needPanel(found: SupervisionCase): Refusal | undefined {
  const reporting = found.stage === 'verifying' || found.stage === 'escalating'
  if (!reporting && !isSerious(found)) return undefined
  if (!found.panel) return refuse('cases.panelMissing')
  const outSince = reporting && found.limits.rectify?.from
  return outSince && found.panel.on < civilDateOf(outSince) ? refuse('cases.panelBeforeOpinion') : undefined
}
