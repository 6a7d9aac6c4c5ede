import { civilDateOf } from '../domain/civil-date'
import { defaultLimits, type Limit, type LimitKind, type LimitRule, resumeLimit, startLimit } from '../domain/limit'
import type { SupervisionCase } from '../domain/supervision-case'
import type { CommandContext, Tx } from './engine/command'
import { movePaperDue } from './rectify-paper'

export const caseRef = (id: string) => ({ type: 'supervisionCase', id }) as const

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

/** The result is known: the reporter has his answer within five working days (domain.md §7). One given before will do. */
export function startReply(tx: Tx, found: SupervisionCase, ctx: CommandContext): void {
  if (!found.answer && !found.limits.reply) startCaseLimit(tx, found.id, 'reply', defaultLimits.reply, ctx)
}

/** The result is open again. */
export function withdrawReply(tx: Tx, { id, limits }: SupervisionCase): void {
  if (limits.reply && !limits.reply.doneAt) tx.set(caseRef(id), 'limits.reply', undefined)
}

type Urgency = Pick<SupervisionCase, 'level' | 'flags'>

/** How long 初核 may take: one working day for a 敏感 matter and for an enterprise's (domain.md §7). */
export function triageRule({ level, flags }: Urgency): LimitRule {
  return level === 'sensitive' || flags.enterprise ? defaultLimits.triageUrgent : defaultLimits.triage
}

/** Starts 初核, of a new case or of one that comes back to it. */
export function startTriage(tx: Tx, caseId: string, found: Urgency, ctx: CommandContext): void {
  startCaseLimit(tx, caseId, 'triage', triageRule(found), ctx)
}

/**
 * A case that turns out urgent in 初核 gets the shorter time, counted from where its clock started; where that day has
 * passed, from now. Nothing is ever given later than it was: more time takes a reviewer and a reason.
 */
export function hastenTriage(tx: Tx, found: SupervisionCase, urgency: Urgency, ctx: CommandContext): void {
  const running = found.limits.triage
  if (!running || running.doneAt || running.stoppedAt || running.extension) return
  const now = ctx.now.toISOString()
  const counted = [running.from, now]
    .map((from) => startLimit('triage', from, triageRule(urgency), ctx.ref.calendar))
    .find(({ dueAt }) => dueAt >= now)
  if (counted && counted.dueAt < running.dueAt) tx.set(caseRef(found.id), 'limits.triage', counted)
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
