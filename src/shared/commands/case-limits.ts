import { civilDateOf } from '../domain/civil-date'
import { type Limit, type LimitKind, type LimitRule, resumeLimit, startLimit } from '../domain/limit'
import type { SupervisionCase } from '../domain/supervision-case'
import type { CommandContext, Tx } from './engine/command'
import { movePaperDue } from './rectify-paper'

const caseRef = (id: string) => ({ type: 'supervisionCase', id }) as const

/** Starts a clock of the case; one of each kind runs at a time. */
export function startCaseLimit(
  tx: Tx,
  caseId: string,
  kind: LimitKind,
  rule: LimitRule,
  ctx: CommandContext,
  from?: string,
): void {
  const limit = startLimit(kind, from ?? ctx.now.toISOString(), rule, ctx.ref.calendar)
  tx.set(caseRef(caseId), `limits.${kind}`, limit)
}

export function endCaseLimit(tx: Tx, found: SupervisionCase, kind: LimitKind, ctx: CommandContext): void {
  const running = found.limits[kind]
  if (running && !running.doneAt) tx.set(caseRef(found.id), `limits.${kind}.doneAt`, ctx.now.toISOString())
}

/** Every clock that still runs ends with the case. */
export function endCaseLimits(tx: Tx, found: SupervisionCase, ctx: CommandContext): void {
  for (const { kind } of Object.values(found.limits)) endCaseLimit(tx, found, kind, ctx)
}

export function stopCaseLimits(tx: Tx, found: SupervisionCase, ctx: CommandContext): void {
  for (const { kind, doneAt, stoppedAt } of Object.values(found.limits)) {
    if (!doneAt && !stoppedAt) tx.set(caseRef(found.id), `limits.${kind}.stoppedAt`, ctx.now.toISOString())
  }
}

export function resumeCaseLimits(tx: Tx, found: SupervisionCase, ctx: CommandContext): void {
  for (const stopped of Object.values(found.limits)) {
    if (!stopped.stoppedAt || stopped.doneAt) continue
    const resumed = resumeLimit(stopped, ctx.now, ctx.ref.calendar)
    tx.set(caseRef(found.id), `limits.${stopped.kind}`, resumed)
    if (stopped.kind === 'rectify') movePaperDue(tx, found, resumed.dueAt)
  }
}

/** Moves the end of a running clock; the paper that demands the correction says the same day. */
export function moveCaseLimit(tx: Tx, found: SupervisionCase, kind: LimitKind, dueAt: string): void {
  tx.set(caseRef(found.id), `limits.${kind}.dueAt`, dueAt)
  if (kind === 'rectify') movePaperDue(tx, found, dueAt)
}

/** A person gives more time than the rule does; who, why, and what it was before stay with the clock. */
export function extendCaseLimit(
  tx: Tx,
  found: SupervisionCase,
  running: Limit,
  to: { readonly dueAt: string; readonly reason: string },
  ctx: CommandContext,
): void {
  const [by, at] = [ctx.actor.userId, ctx.now.toISOString()]
  moveCaseLimit(tx, found, running.kind, to.dueAt)
  const extension = { by, at, reason: to.reason, before: running.dueAt }
  tx.set(caseRef(found.id), `limits.${running.kind}.extension`, extension)
}

/** True when the clock of a kind has run out. */
export function limitPassed(found: SupervisionCase, kind: LimitKind, now: Date): boolean {
  const running = found.limits[kind]
  return (
    running !== undefined &&
    running.doneAt === undefined &&
    !running.stoppedAt &&
    Date.parse(running.dueAt) < now.getTime()
  )
}

export function lastDayOf(found: SupervisionCase, kind: LimitKind): string | undefined {
  const running = found.limits[kind]
  return running && civilDateOf(running.dueAt)
}
