/**
 * Civil dates of the product: always Asia/Shanghai, whatever the machine's zone says.
 * China has had one zone without daylight saving since 1992, so the offset is fixed; orders are never older.
 */
export type CivilDate = string

const SHANGHAI_OFFSET_MS = 8 * 3_600_000
const DAY_MS = 86_400_000

/** The Shanghai calendar date (`2026-11-23`) of an instant. */
export function civilDateOf(instant: Date | string): CivilDate {
  return new Date(new Date(instant).getTime() + SHANGHAI_OFFSET_MS).toISOString().slice(0, 10)
}

/** The Shanghai wall clock (`2026-11-23 09:31`) of an instant. */
export function civilTimeOf(instant: Date | string): string {
  return new Date(new Date(instant).getTime() + SHANGHAI_OFFSET_MS).toISOString().slice(0, 16).replace('T', ' ')
}

/** The instant at which a Shanghai date begins. */
export function startOfCivilDate(date: CivilDate): Date {
  return new Date(Date.parse(`${date}T00:00:00Z`) - SHANGHAI_OFFSET_MS)
}

/** The last instant of a Shanghai date: a limit ends with its day (民法典第二百零三条). */
export function endOfCivilDate(date: CivilDate): Date {
  return new Date(startOfCivilDate(date).getTime() + DAY_MS - 1)
}

export function addCivilDays(date: CivilDate, days: number): CivilDate {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10)
}

/** Whole days from one date to another; negative when `to` lies before `from`. */
export function civilDaysBetween(from: CivilDate, to: CivilDate): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS)
}

/** `2026年11月23日`: the only written form of a date (GB/T 9704-2012, 7.3.5.4: no leading zeros). */
export function formatCivilDate(date: CivilDate): string {
  const [year, month, day] = date.split('-').map(Number)
  return `${year}年${month}月${day}日`
}

export function civilYearOf(instant: Date | string): number {
  return Number(civilDateOf(instant).slice(0, 4))
}

/** 0 is Sunday. */
export function civilWeekday(date: CivilDate): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay()
}
