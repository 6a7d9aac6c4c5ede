import { describe, expect, it } from 'vitest'
import { civilDateOf, endOfCivilDate, formatCivilDate } from './civil-date'
import { limitEnd, limitState } from './limit'
import { workCalendar } from './work-calendar'

const october = workCalendar([
  {
    id: '2026',
    year: 2026,
    adjusted: true,
    off: ['2026-10-01', '2026-10-02', '2026-10-03', '2026-10-04', '2026-10-05', '2026-10-06', '2026-10-07'].map(
      (date) => ({ date, name: '国庆节' }),
    ),
    workdays: [{ date: '2026-10-10', name: '国庆节补班' }],
  },
])

describe('a limit', () => {
  it('counts working days from the day after, over a holiday and on a make-up Saturday', () => {
    const end = limitEnd('2026-09-30T08:00:00Z', { n: 3, unit: 'workday', legal: false }, october)
    expect(civilDateOf(end)).toBe('2026-10-10')
  })

  it('of calendar days that ends on a holiday moves to the next working day', () => {
    const end = limitEnd('2026-09-02T02:00:00Z', { n: 30, unit: 'calendarDay', legal: true }, october)
    expect(civilDateOf(end)).toBe('2026-10-08')
    expect(end).toBe(endOfCivilDate('2026-10-08').toISOString())
  })

  it('begins on the Shanghai date even when it is still yesterday in UTC', () => {
    expect(civilDateOf('2026-11-22T16:30:00Z')).toBe('2026-11-23')
    expect(formatCivilDate('2026-11-03')).toBe('2026年11月3日')
  })

  it('turns amber with a quarter of its time left and red when it is over', () => {
    const running = { from: '2026-11-01T00:00:00Z', dueAt: '2026-11-05T00:00:00Z' }
    expect(limitState(running, new Date('2026-11-03T00:00:00Z'))).toBe('running')
    expect(limitState(running, new Date('2026-11-04T00:00:00Z'))).toBe('near')
    expect(limitState(running, new Date('2026-11-05T00:00:01Z'))).toBe('overdue')
    expect(limitState({ ...running, doneAt: '2026-11-02T00:00:00Z' }, new Date('2027-01-01'))).toBe('done')
  })
})
