import { z } from 'zod'
import { addCivilDays, civilDateOf, endOfCivilDate } from './civil-date'
import { addWorkdays, nextWorkday, type WorkCalendar } from './work-calendar'

export const limitRule = z.object({
  n: z.number().int().positive().max(3650),
  unit: z.enum(['workday', 'calendarDay', 'hour']),
  /** True only where a law sets it; everything else prints 内部时限. */
  legal: z.boolean(),
})
export type LimitRule = z.infer<typeof limitRule>

/** A running clock of a case; `kind` says what is owed. */
export const limit = z.object({
  kind: z.enum(['triage', 'filing', 'review', 'rectify', 'escalate', 'reply', 'forwardFollowUp']),
  from: z.iso.datetime(),
  dueAt: z.iso.datetime(),
  legal: z.boolean(),
  doneAt: z.iso.datetime().optional(),
})
export type Limit = z.infer<typeof limit>
export type LimitKind = Limit['kind']

/** Defaults of domain.md §7; the city may set others, so they are data of a deployment, not of a case. */
export const defaultLimits = {
  triage: { n: 2, unit: 'workday', legal: false },
  triageUrgent: { n: 1, unit: 'workday', legal: false },
  filing: { n: 3, unit: 'workday', legal: false },
  review: { n: 10, unit: 'workday', legal: false },
  escalate: { n: 5, unit: 'workday', legal: false },
  reply: { n: 5, unit: 'workday', legal: false },
  opinion: { n: 30, unit: 'calendarDay', legal: false },
  decision: { n: 15, unit: 'calendarDay', legal: false },
} as const satisfies Record<string, LimitRule>

/**
 * The instant a limit ends. Day limits count from the day after the event (送达次日) and end with their last day;
 * a last day that is no working day moves to the next one.
 */
export function limitEnd(from: string, rule: LimitRule, calendar: WorkCalendar): string {
  if (rule.unit === 'hour') return new Date(Date.parse(from) + rule.n * 3_600_000).toISOString()
  const start = civilDateOf(from)
  const last = rule.unit === 'workday' ? addWorkdays(start, rule.n, calendar) : addCivilDays(start, rule.n)
  return endOfCivilDate(nextWorkday(last, calendar)).toISOString()
}

export function startLimit(kind: LimitKind, from: string, rule: LimitRule, calendar: WorkCalendar): Limit {
  return { kind, from, dueAt: limitEnd(from, rule, calendar), legal: rule.legal }
}

export type LimitState = 'done' | 'running' | 'near' | 'overdue'

/** Amber when a quarter of the time is left, red when it is over (domain.md §7). */
export function limitState(running: Pick<Limit, 'from' | 'dueAt' | 'doneAt'>, now: Date): LimitState {
  if (running.doneAt) return 'done'
  const due = Date.parse(running.dueAt)
  const left = due - now.getTime()
  if (left < 0) return 'overdue'
  return left <= (due - Date.parse(running.from)) / 4 ? 'near' : 'running'
}
