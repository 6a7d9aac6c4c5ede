import { describe, expect, it } from 'vitest'
import { endedPeriods, isReturnOverdue, periodLabel, periodOf, returnDueAt } from './data-return'
import { workCalendar } from './work-calendar'

describe('the period of a return', () => {
  it.each([
    ['month', '2026-12-31', '2026-12', '2026-12-01', '2026-12-31', '2026年12月'],
    ['month', '2024-02-10', '2024-02', '2024-02-01', '2024-02-29', '2024年2月'],
    ['quarter', '2026-11-23', '2026Q4', '2026-10-01', '2026-12-31', '2026年第4季度'],
    ['year', '2026-11-23', '2026', '2026-01-01', '2026-12-31', '2026年度'],
  ] as const)('%s of %s', (every, day, period, first, last, label) => {
    expect(periodOf(every, day)).toEqual({ period, first, last })
    expect(periodLabel(period)).toBe(label)
  })

  it('is asked for when it has ended, from the one that the template begins in', () => {
    const now = new Date('2026-11-23T01:30:00Z')
    expect(endedPeriods({ every: 'month', from: '2026-08-15' }, now).map(({ period }) => period)).toEqual([
      '2026-08',
      '2026-09',
      '2026-10',
    ])
    expect(endedPeriods({ every: 'quarter', from: '2026-10-01' }, now)).toEqual([])
    expect(endedPeriods({ every: 'month', from: '2020-01-01' }, now)).toHaveLength(12)
  })

  it('ends by the day of Shanghai', () => {
    const template = { every: 'month', from: '2026-10-01' } as const
    expect(endedPeriods(template, new Date('2026-10-31T15:59:59Z'))).toHaveLength(0)
    expect(endedPeriods(template, new Date('2026-10-31T16:00:00Z'))).toHaveLength(1)
  })
})

describe('the last day of a return', () => {
  it('counts working days after the period', () => {
    const span = periodOf('month', '2026-10-15')
    expect(returnDueAt(span, 5, workCalendar([]))).toBe('2026-11-06T15:59:59.999Z')
  })

  it('makes what is owed late, and nothing else', () => {
    const late = { dueAt: '2026-11-06T15:59:59.999Z' }
    const now = new Date('2026-11-07T00:00:00Z')
    expect(isReturnOverdue({ ...late, state: 'due' }, now)).toBe(true)
    expect(isReturnOverdue({ ...late, state: 'returned' }, now)).toBe(true)
    expect(isReturnOverdue({ ...late, state: 'submitted' }, now)).toBe(false)
  })
})
