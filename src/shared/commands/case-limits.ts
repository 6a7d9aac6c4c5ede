import { civilDateOf } from '../domain/civil-date'
import { type LimitKind, type LimitRule, resumeLimit, startLimit } from '../domain/limit'
import type { SupervisionCase } from '../domain/supervision-case'
import type { CommandContext, Tx } from './engine/command'

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
    if (stopped.stoppedAt && !stopped.doneAt)
      tx.set(caseRef(found.id), `limits.${stopped.kind}`, resumeLimit(stopped, ctx.now, ctx.ref.calendar))
  }
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
