import { describe, expect, it } from 'vitest'
import { readDays, writeDays } from './calendar-lines'

describe('days of the calendar as lines', () => {
  it('reads single days and ranges, typed in the usual ways', () => {
    const { days, wrong } = readDays('2026-10-01~2026-10-03 国庆节\n\n2026年1月1日 元旦')
    expect(wrong).toEqual([])
    expect(days.map(({ date }) => date)).toEqual(['2026-10-01', '2026-10-02', '2026-10-03', '2026-01-01'])
  })

  it('names every line it cannot read, and no day that does not exist', () => {
    expect(readDays('国庆节\n2026-02-30 元宵\n2026-10-03~2026-10-01 倒').wrong).toHaveLength(3)
  })

  it('writes back what it read, sorted, ranges joined', () => {
    const typed = '2026-01-01 元旦\n2026-10-01~2026-10-07 国庆节'
    expect(writeDays(readDays(typed).days)).toBe(typed)
  })
})
