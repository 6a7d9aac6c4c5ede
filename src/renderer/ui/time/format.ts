import { civilDateOf, civilDaysBetween, civilTimeOf, formatCivilDate } from '#shared/domain/civil-date'

/** `2026年11月23日` of an instant or a civil date; empty for nothing. */
export function formatDay(value: string | undefined): string {
  if (!value) return ''
  return formatCivilDate(value.length === 10 ? value : civilDateOf(value))
}

/** `2026年11月23日 09:31` */
export function formatMoment(instant: string | undefined): string {
  return instant ? `${formatDay(instant)} ${clockOf(instant)}` : ''
}

/** `09:31` on the Shanghai clock. */
export function clockOf(instant: string): string {
  return civilTimeOf(instant).slice(11)
}

/** `09:31` today, with the date on other days: when the desk last synced. */
export function clockOrDay(instant: string, now: Date): string {
  return civilDateOf(instant) === civilDateOf(now) ? clockOf(instant) : formatMoment(instant)
}

/** How long ago, in the words people use; the date itself after a week. */
export function relativeTime(instant: string, now: Date): string {
  const minutes = Math.floor((now.getTime() - Date.parse(instant)) / 60_000)
  if (minutes < 1) return '刚刚'
  if (minutes < 60) return `${minutes} 分钟前`
  const days = civilDaysBetween(civilDateOf(instant), civilDateOf(now))
  if (days === 0) return `${Math.floor(minutes / 60)} 小时前`
  if (days === 1) return `昨天 ${clockOf(instant)}`
  return days <= 7 ? `${days} 天前` : formatDay(instant)
}

const counts = new Intl.NumberFormat('zh-CN')
export function formatCount(value: number): string {
  return counts.format(value)
}

/** `512 B`, `3.4 MB`: sizes as the file manager of the office PC shows them. */
export function formatBytes(bytes: number): string {
  const units = ['B', 'KB', 'MB', 'GB', 'TB']
  let value = bytes
  let unit = 0
  while (value >= 1024 && unit < units.length - 1) {
    value /= 1024
    unit += 1
  }
  return `${unit === 0 || value >= 100 ? Math.round(value) : value.toFixed(1)} ${units[unit]}`
}
