import { z } from 'zod'
import { addCivilDays, civilDateOf, civilDaysBetween, endOfCivilDate } from './civil-date'
import { addWorkdays, nextWorkday, type WorkCalendar, workdaysBetween } from './work-calendar'

export const limitRule = z.object({
  n: z.number().int().positive().max(3650),
  unit: z.enum(['workday', 'calendarDay', 'hour']),
  /** True only where a law sets it; everything else prints 内部时限. */
  legal: z.boolean(),
})
export type LimitRule = z.infer<typeof limitRule>

export const limitKind = z.enum(['triage', 'filing', 'review', 'rectify', 'escalate', 'reply', 'forwardFollowUp'])
export type LimitKind = z.infer<typeof limitKind>

/** A running clock of a case; `kind` says what is owed. */
export const limit = z.object({
  kind: limitKind,
  from: z.iso.datetime(),
  dueAt: z.iso.datetime(),
  legal: z.boolean(),
  doneAt: z.iso.datetime().optional(),
  /** How it was counted, so that a newer calendar can count it again; absent where a person set the day. */
  rule: limitRule.optional(),
  /** Since when it stands still (中止). */
  stoppedAt: z.iso.datetime().optional(),
  /** Longer than the rule gives: by whom and why. */
  extension: z
    .object({ by: z.string(), at: z.iso.datetime(), reason: z.string(), before: z.iso.datetime() })
    .optional(),
})
export type Limit = z.infer<typeof limit>

/** Defaults of domain.md §7; the city may set others, so they are data of a deployment, not of a case. */
export const defaultLimits = {
  triage: { n: 2, unit: 'workday', legal: false },
  launch: { n: 1, unit: 'workday', legal: false },
  triageUrgent: { n: 1, unit: 'workday', legal: false },
  filing: { n: 3, unit: 'workday', legal: false },
  review: { n: 10, unit: 'workday', legal: false },
  escalate: { n: 5, unit: 'workday', legal: false },
  reply: { n: 5, unit: 'workday', legal: false },
  opinion: { n: 30, unit: 'calendarDay', legal: false },
  decision: { n: 15, unit: 'calendarDay', legal: false },
  supervisionReply: { n: 7, unit: 'workday', legal: false },
  hotlineRequest: { n: 5, unit: 'workday', legal: false },
  dispatchRuling: { n: 1, unit: 'workday', legal: false },
  acknowledge: { n: 1, unit: 'workday', legal: false },
  talkNotice: { n: 2, unit: 'workday', legal: false },
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
  return { kind, from, dueAt: limitEnd(from, rule, calendar), legal: rule.legal, rule }
}

/**
 * Lets a stopped clock run on: what was left when it stopped is left again from today, in the unit it is counted in.
 * Without a rule (a day that a person set) the day moves by as many days as the clock stood still.
 */
export function resumeLimit(stopped: Limit, now: Date, calendar: WorkCalendar): Limit {
  const { stoppedAt, ...limit } = stopped
  if (!stoppedAt) return stopped
  const [stop, due, today] = [civilDateOf(stoppedAt), civilDateOf(limit.dueAt), civilDateOf(now)]
  const from = now.toISOString()
  const { rule } = limit
  if (rule?.unit === 'hour') {
    return { ...limit, dueAt: new Date(now.getTime() + Date.parse(limit.dueAt) - Date.parse(stoppedAt)).toISOString() }
  }
  if (rule?.unit === 'workday') {
    const left = Math.max(1, workdaysBetween(stop, due, calendar))
    return { ...limit, from, rule: { ...rule, n: left }, dueAt: limitEnd(from, { ...rule, n: left }, calendar) }
  }
  const left = Math.max(1, civilDaysBetween(stop, due))
  const day = nextWorkday(addCivilDays(today, left), calendar)
  return { ...limit, from, ...(rule && { rule: { ...rule, n: left } }), dueAt: endOfCivilDate(day).toISOString() }
}

/** The end of a running limit by the calendar of today; undefined where a person set the day or nothing changes. */
export function recountedEnd(running: Limit, calendar: WorkCalendar): string | undefined {
  if (running.doneAt || running.stoppedAt || running.extension || !running.rule) return undefined
  const dueAt = limitEnd(running.from, running.rule, calendar)
  return dueAt === running.dueAt ? undefined : dueAt
}

export type LimitState = 'done' | 'running' | 'near' | 'overdue' | 'stopped'

/** Amber when a quarter of the time is left, red when it is over (domain.md §7). */
export function limitState(running: Pick<Limit, 'from' | 'dueAt' | 'doneAt' | 'stoppedAt'>, now: Date): LimitState {
  if (running.doneAt) return 'done'
  if (running.stoppedAt) return 'stopped'
  const due = Date.parse(running.dueAt)
  const left = due - now.getTime()
  if (left < 0) return 'overdue'
  return left <= (due - Date.parse(running.from)) / 4 ? 'near' : 'running'
}
