import { addMonths, type FocusNumbers, monthsBetween, rateOf } from './focus'
import type { FocusRow } from './focus-board'
import type { ThresholdValues } from './thresholds'

/** What of a row lies beyond its threshold. */
export interface RowSignals {
  readonly verifiedHigh: boolean
  readonly satisfactionLow: boolean
  readonly repeatHigh: boolean
  readonly overdueHigh: boolean
}

const reaches = (rate: number | undefined, percent: number) => rate !== undefined && rate * 100 >= percent

/** Groups too small to say anything show no signal. */
export function signalsOf(numbers: FocusNumbers, limits: ThresholdValues): RowSignals {
  const enough = numbers.complaints >= limits.minComplaints
  const satisfaction = rateOf(numbers, 'satisfaction')
  return {
    verifiedHigh: enough && reaches(rateOf(numbers, 'verified'), limits.verifiedHigh),
    satisfactionLow: enough && satisfaction !== undefined && satisfaction * 100 <= limits.satisfactionLow,
    repeatHigh: enough && reaches(rateOf(numbers, 'repeat'), limits.repeatHigh),
    overdueHigh: enough && reaches(rateOf(numbers, 'overdue'), limits.overdueHigh),
  }
}

/** High verified rate with low satisfaction: what is reported is mostly true, and people are not content with the answer. */
export function proposals<R extends Pick<FocusRow, 'numbers'>>(rows: readonly R[], limits: ThresholdValues): R[] {
  return rows.filter(({ numbers }) => {
    const signals = signalsOf(numbers, limits)
    return signals.verifiedHigh && signals.satisfactionLow
  })
}

/** The months that proposals and warnings look at: the running one and those before it. */
export function watchedMonths(
  month: string,
  { months }: Pick<ThresholdValues, 'months'>,
): { from: string; to: string } {
  return { from: addMonths(month, 1 - months), to: month }
}

export type MonthlyCounts = ReadonlyMap<string, number>

/** So many earlier months are needed to know what is usual, and the season counts from a whole year on. */
const LEAST_HISTORY = 3
const YEAR = 12

/**
 * How many complaints a month would bring as usual: the monthly mean of the year before it, times how this month of the
 * year stood out in all earlier years (of everybody's complaints, because a single group is too small to show a season).
 * @returns undefined where the past is too short to say
 */
export function seasonalBaseline(own: MonthlyCounts, everybody: MonthlyCounts, month: string): number | undefined {
  const first = [...everybody.keys()].sort()[0]
  if (first === undefined || first >= month) return undefined
  const yearBefore = addMonths(month, -YEAR)
  const before = monthsBetween([first, yearBefore].sort()[1] ?? first, addMonths(month, -1))
  if (before.length < LEAST_HISTORY) return undefined
  const mean = sumOf(own, before) / before.length
  return mean * seasonIndex(everybody, monthsBetween(first, addMonths(month, -1)), month)
}

function seasonIndex(everybody: MonthlyCounts, past: readonly string[], month: string): number {
  const same = past.filter((each) => each.slice(5) === month.slice(5))
  if (past.length < YEAR || same.length === 0) return 1
  const usual = sumOf(everybody, past) / past.length
  return usual === 0 ? 1 : sumOf(everybody, same) / same.length / usual
}

function sumOf(counts: MonthlyCounts, months: readonly string[]): number {
  return months.reduce((sum, month) => sum + (counts.get(month) ?? 0), 0)
}

export function isSurge(count: number, baseline: number | undefined, limits: ThresholdValues): boolean {
  if (baseline === undefined || count < limits.surgeMin) return false
  return count * 100 >= Math.max(baseline, 1) * limits.surgePercent
}
