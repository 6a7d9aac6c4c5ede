import { civilDateOf, civilDaysBetween } from '#shared/domain/civil-date'
import { limitState } from '#shared/domain/limit'
import type { CaseColumns } from '../../data/desk-worker-api'

export interface ArrangedCases {
  /** Overdue or due today, and mine to act on. */
  readonly today: readonly CaseColumns[]
  /** Due within seven days, or with a quarter of the time left. */
  readonly week: readonly CaseColumns[]
  /** In the hands of others: the organ, the government, the reviewer. */
  readonly others: readonly CaseColumns[]
  /** Proposed for filing and not decided yet. */
  readonly filings: readonly CaseColumns[]
  /** Found wrong and heard, and not reviewed legally yet. */
  readonly legalReviews: readonly CaseColumns[]
  /** Sent back by the reviewer: filing or legal review. */
  readonly corrections: readonly CaseColumns[]
  /** Mine, with time. */
  readonly later: readonly CaseColumns[]
}

const inOtherHands: ReadonlySet<string> = new Set(['forwarded', 'rectifying', 'escalating', 'decided'])
const WEEK_DAYS = 7

/** Sorts a user's open cases by urgency; each case stands in one place only. */
export function arrangeCases(cases: readonly CaseColumns[], now: Date): ArrangedCases {
  const arranged = {
    today: [] as CaseColumns[],
    week: [] as CaseColumns[],
    others: [] as CaseColumns[],
    filings: [] as CaseColumns[],
    legalReviews: [] as CaseColumns[],
    corrections: [] as CaseColumns[],
    later: [] as CaseColumns[],
  }
  for (const each of [...cases].sort(byDue)) arranged[placeOf(each, now)].push(each)
  return arranged
}

function placeOf(found: CaseColumns, now: Date): keyof ArrangedCases {
  const days = found.dueAt ? civilDaysBetween(civilDateOf(now), civilDateOf(found.dueAt)) : undefined
  const late = found.dueAt !== '' && Date.parse(found.dueAt) < now.getTime()
  if (found.waitsFor === 'filing') return 'filings'
  // What others are late with is mine again: to ask, to verify, to escalate.
  if (inOtherHands.has(found.stage)) return late ? 'today' : 'others'
  if (late || (days !== undefined && days <= 0)) return 'today'
  if (found.waitsFor === 'legalReview') return 'legalReviews'
  if (found.waitsFor !== '') return 'corrections'
  if (days === undefined) return 'later'
  if (days <= WEEK_DAYS) return 'week'
  return limitState({ from: found.dueFrom, dueAt: found.dueAt }, now) === 'near' ? 'week' : 'later'
}

function byDue(a: CaseColumns, b: CaseColumns): number {
  return (a.dueAt || '9').localeCompare(b.dueAt || '9')
}
