import type { SupervisionCase } from '../../domain/supervision-case'
import type { CommandContext } from '../engine/command'
import type { CaseEdit } from './define-case-command'

/** What an opinion leads to: how it was answered and checked, what the government was asked and said. */
const factsOfRound = [
  'verification',
  'rectification',
  'requestId',
  'approval',
  'refusal',
  'decisionId',
  'accountability',
] as const satisfies readonly (keyof SupervisionCase)[]

/**
 * A new opinion begins a new round (重启, 恢复审查, 退回之后). What the one before led to is no fact of this one: its 请示
 * would pass for today's, and its 决定书 would take the reports on this opinion. It stays readable as an earlier round.
 */
export function beginRound({ tx, case: found }: Pick<CaseEdit, 'tx' | 'case'>, ctx: CommandContext): void {
  const known = factsOfRound.filter((name) => found[name] !== undefined)
  if (known.length === 0) return
  const ref = { type: 'supervisionCase', id: found.id } as const
  const facts = Object.fromEntries(known.map((name) => [name, found[name]]))
  tx.append(ref, 'earlierRounds', { opinionId: found.opinionId, endedAt: ctx.now.toISOString(), ...facts })
  for (const name of known) tx.set(ref, name, undefined)
}

/** Back in review: the legal review that was passed was one of other facts, and no result is known yet. */
export function reviewAnew({ set, case: found }: Pick<CaseEdit, 'set' | 'case'>): void {
  set('stage', 'review')
  if (found.limits.reply) set('limits.reply', undefined)
  if (found.legalReview) set('legalReview', undefined)
  if (found.legalReviewRequest) set('legalReviewRequest', undefined)
}
