import { civilDateOf, civilDaysBetween } from '#shared/domain/civil-date'
import { type Limit, type LimitState, limitState } from '#shared/domain/limit'
import { formatDay } from './format'

export interface DueWords {
  readonly state: LimitState
  readonly text: string
  /** The last day in full, for the hint. */
  readonly lastDay: string
}

/** What is left of a limit, in words: an officer reads `剩 3 天` faster than a date. */
export function dueWords(limit: Pick<Limit, 'from' | 'dueAt' | 'doneAt' | 'stoppedAt'>, now: Date): DueWords {
  const state = limitState(limit, now)
  return { state, text: textOf(state, limit.dueAt, now), lastDay: formatDay(limit.dueAt) }
}

function textOf(state: LimitState, dueAt: string, now: Date): string {
  if (state === 'done') return '已完成'
  if (state === 'stopped') return '暂停计算'
  const days = civilDaysBetween(civilDateOf(now), civilDateOf(dueAt))
  if (days === 0) return state === 'overdue' ? `超期 ${hoursWords(now.getTime() - Date.parse(dueAt))}` : '今天到期'
  return days < 0 ? `超期 ${-days} 天` : `剩 ${days} 天`
}

function hoursWords(ms: number): string {
  const hours = Math.floor(ms / 3_600_000)
  return hours < 1 ? '不到 1 小时' : `${hours} 小时`
}
