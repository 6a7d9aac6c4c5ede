import { defaultLimits } from '../../domain/limit'
import type { SupervisionCase } from '../../domain/supervision-case'
import { endCaseLimit, limitPassed, startCaseLimit } from '../case-limits'
import type { CommandContext } from '../engine/command'
import type { CaseEdit } from './define-case-command'

type Verification = NonNullable<SupervisionCase['verification']>

/** Rectification is over: with a report the officers check it, refused or late the way to the government is open. */
export function beginVerification(
  { set, tx, case: found }: CaseEdit,
  { ground, text }: Pick<Verification, 'ground' | 'text'>,
  ctx: CommandContext,
): void {
  const overdue = limitPassed(found, 'rectify', ctx.now)
  set('verification', { ground, text, at: ctx.now.toISOString(), by: ctx.actor.userId })
  set('stage', 'verifying')
  endCaseLimit(tx, found, 'rectify', ctx)
  if (ground !== 'report' || overdue) startCaseLimit(tx, found.id, 'escalate', defaultLimits.escalate, ctx)
}
