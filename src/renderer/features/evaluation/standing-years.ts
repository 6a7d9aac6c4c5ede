import { civilDateOf } from '#shared/domain/civil-date'
import { type DataReturn, isReturnOverdue } from '#shared/domain/data-return'
import { historyOf, type InboxHistory, type InboxItem } from '#shared/domain/department-inbox'

export interface ReturnsHistory {
  readonly asked: number
  readonly inTime: number
  readonly late: number
  readonly overdue: number
  readonly open: number
}

/** Counted by year, the latest first. */
export type ByYear<T> = readonly (readonly [year: string, counts: T])[]

export function papersByYear(items: readonly InboxItem[], now: Date): ByYear<InboxHistory> {
  return byYear(
    items,
    ({ receivedAt }) => civilDateOf(receivedAt).slice(0, 4),
    (of) => historyOf(of, now),
  )
}

export function returnsByYear(returns: readonly DataReturn[], now: Date): ByYear<ReturnsHistory> {
  return byYear(
    returns,
    ({ period }) => period.slice(0, 4),
    (of) => {
      const counts = { asked: of.length, inTime: 0, late: 0, overdue: 0, open: 0 }
      for (const one of of) counts[standingOf(one, now)] += 1
      return counts
    },
  )
}

function standingOf(one: DataReturn, now: Date): keyof Omit<ReturnsHistory, 'asked'> {
  if (isReturnOverdue(one, now)) return 'overdue'
  // What was sent back and is not late again counts as running, not as reported.
  if (one.state === 'due' || one.state === 'returned' || !one.submittedAt) return 'open'
  return civilDateOf(one.submittedAt) > civilDateOf(one.dueAt) ? 'late' : 'inTime'
}

function byYear<R, T>(rows: readonly R[], yearOf: (row: R) => string, count: (rows: readonly R[]) => T): ByYear<T> {
  const years = new Map<string, R[]>()
  for (const row of rows) years.set(yearOf(row), [...(years.get(yearOf(row)) ?? []), row])
  return [...years].sort(([a], [b]) => (a < b ? 1 : -1)).map(([year, of]) => [year, count(of)] as const)
}
