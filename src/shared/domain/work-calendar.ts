import { addCivilDays, type CivilDate, civilWeekday } from './civil-date'
import type { HolidayYear } from './reference'

/** Which days are working days, by the yearly notices of the State Council (`resources/holidays`). */
export interface WorkCalendar {
  isWorkday(date: CivilDate): boolean
  /** False where no notice of the year's make-up days is known yet (调休未公布). */
  isCertain(date: CivilDate): boolean
}

export function workCalendar(years: readonly HolidayYear[]): WorkCalendar {
  const off = new Set(years.flatMap((year) => year.off.map((day) => day.date)))
  const makeUp = new Set(years.flatMap((year) => year.workdays.map((day) => day.date)))
  const adjusted = new Set(years.filter((year) => year.adjusted).map((year) => year.year))
  return {
    isWorkday(date) {
      if (makeUp.has(date)) return true
      const weekday = civilWeekday(date)
      return !off.has(date) && weekday !== 0 && weekday !== 6
    },
    isCertain: (date) => adjusted.has(Number(date.slice(0, 4))),
  }
}

/** The first working day on or after a date. */
export function nextWorkday(date: CivilDate, calendar: WorkCalendar): CivilDate {
  let day = date
  while (!calendar.isWorkday(day)) day = addCivilDays(day, 1)
  return day
}

/** The n-th working day after a date, the date itself not counted. */
export function addWorkdays(date: CivilDate, days: number, calendar: WorkCalendar): CivilDate {
  let day = date
  for (let left = days; left > 0; ) {
    day = addCivilDays(day, 1)
    if (calendar.isWorkday(day)) left -= 1
  }
  return day
}

/** Working days after `from` up to and with `to`. */
export function workdaysBetween(from: CivilDate, to: CivilDate, calendar: WorkCalendar): number {
  let n = 0
  for (let day = from; day < to; ) {
    day = addCivilDays(day, 1)
    if (calendar.isWorkday(day)) n += 1
  }
  return n
}
