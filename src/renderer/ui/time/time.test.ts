import { describe, expect, it } from 'vitest'
import { dueWords } from './due'
import { clockOrDay, formatBytes, formatDay, formatMoment, relativeTime } from './format'

const now = new Date('2026-11-23T02:00:00Z')

describe('dates as officers read them', () => {
  it('writes one form, in Shanghai time whatever the machine says', () => {
    expect(formatDay('2026-11-22T16:30:00Z')).toBe('2026年11月23日')
    expect(formatDay('2026-01-05')).toBe('2026年1月5日')
    expect(formatMoment('2026-11-23T01:31:00Z')).toBe('2026年11月23日 09:31')
    expect(formatDay(undefined)).toBe('')
  })

  it('says how long ago', () => {
    expect(relativeTime('2026-11-23T01:59:40Z', now)).toBe('刚刚')
    expect(relativeTime('2026-11-23T01:31:00Z', now)).toBe('29 分钟前')
    expect(relativeTime('2026-11-22T23:00:00Z', now)).toBe('3 小时前')
    expect(relativeTime('2026-11-22T10:00:00Z', now)).toBe('昨天 18:00')
    expect(relativeTime('2026-11-19T10:00:00Z', now)).toBe('4 天前')
    expect(relativeTime('2026-10-01T10:00:00Z', now)).toBe('2026年10月1日')
  })

  it('leaves the date out of a time of today', () => {
    expect(clockOrDay('2026-11-23T01:31:00Z', now)).toBe('09:31')
    expect(clockOrDay('2026-11-22T01:31:00Z', now)).toBe('2026年11月22日 09:31')
  })

  it('shows sizes with a unit', () => {
    expect(formatBytes(512)).toBe('512 B')
    expect(formatBytes(3_565_158)).toBe('3.4 MB')
    expect(formatBytes(220_000_000)).toBe('210 MB')
  })
})

describe('what is left of a limit', () => {
  const from = '2026-11-13T02:00:00Z'
  it('counts down, warns when a quarter is left, and says by how much it is over', () => {
    expect(dueWords({ from, dueAt: '2026-12-04T15:59:59Z' }, now)).toEqual({
      state: 'running',
      text: '剩 11 天',
      lastDay: '2026年12月4日',
    })
    expect(dueWords({ from, dueAt: '2026-11-25T15:59:59Z' }, now)).toMatchObject({ state: 'near', text: '剩 2 天' })
    expect(dueWords({ from, dueAt: '2026-11-23T15:59:59Z' }, now)).toMatchObject({ state: 'near', text: '今天到期' })
    expect(dueWords({ from, dueAt: '2026-11-20T15:59:59Z' }, now)).toMatchObject({
      state: 'overdue',
      text: '超期 3 天',
    })
    expect(dueWords({ from, dueAt: '2026-11-23T00:00:00Z' }, now)).toMatchObject({ text: '超期 2 小时' })
  })

  it('is quiet about a limit that was met', () => {
    expect(dueWords({ from, dueAt: '2026-11-20T15:59:59Z', doneAt: '2026-11-19T00:00:00Z' }, now).text).toBe('已完成')
  })
})
