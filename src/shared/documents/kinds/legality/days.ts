import { type CivilDate, civilDaysBetween, formatCivilDate } from '#shared/domain/civil-date'
import type { CheckContext } from '../kind'
import type { Finding } from './problem'

const SHORTEST_DAYS = 3

interface Dated {
  readonly date?: CivilDate
  readonly draftedOn: CivilDate
}

/** The day the document bears, or will bear if it goes out today. */
export function documentDay(content: Dated, { facts }: CheckContext): CivilDate {
  return content.date || facts?.today || content.draftedOn
}

/** A time limit lies ahead and leaves time to act. */
export function checkDue(path: string, due: CivilDate | undefined, content: Dated, context: CheckContext): Finding[] {
  if (!due) return []
  const date = documentDay(content, context)
  const days = civilDaysBetween(date, due)
  const args = { due: formatCivilDate(due), date: formatCivilDate(date), days }
  if (days <= 0) return [{ code: 'dueBeforeDate', path, args }]
  return days < SHORTEST_DAYS ? [{ code: 'dueShort', path, args }] : []
}

/** A meeting that is called for lies ahead of the paper that calls it. */
export function checkEventAhead(
  path: string,
  what: string,
  on: CivilDate,
  content: Dated,
  context: CheckContext,
): Finding[] {
  const date = documentDay(content, context)
  const args = { what, on: formatCivilDate(on), date: formatCivilDate(date) }
  return on !== '' && on < date ? [{ code: 'eventPast', path, args }] : []
}

/** What a paper reports has happened by the day it bears. */
export function checkEventBehind(
  path: string,
  what: string,
  on: CivilDate,
  content: Dated,
  context: CheckContext,
): Finding[] {
  const date = documentDay(content, context)
  const args = { what, on: formatCivilDate(on), date: formatCivilDate(date) }
  return on > date ? [{ code: 'eventAhead', path, args }] : []
}
