import { ownDemandingId } from '#shared/commands/rectify-paper'
import { recountedEnd } from '#shared/domain/limit'
import type { HolidayYear } from '#shared/domain/reference'
import type { SupervisionCase } from '#shared/domain/supervision-case'
import { workCalendar } from '#shared/domain/work-calendar'
import type { Db } from '../storage/db'
import { readSetting, writeSetting } from '../storage/settings'
import type { SyncDeps } from './push'
import { sweepCommand } from './sweep-command'

const settingKey = 'limitsRecounted'

/** The calendar's revision by which limits were counted, and how far the open cases have been gone through. */
interface Recounted {
  readonly rev: number
  readonly after: string
  readonly done: boolean
}

/**
 * After a change of the working-day calendar the running limits of open cases are counted again, some hundred cases a
 * run; what an officer then sees in the case's record is a command like any other. The first calendar changes nothing.
 */
export async function recountLimits(db: Db, deps: SyncDeps, atATime: number): Promise<number> {
  const years = await db.query<{ rev: number; doc: HolidayYear }>(
    `SELECT rev, doc FROM entity WHERE type = 'holidayYear'`,
  )
  const rev = Math.max(0, ...years.map((year) => Number(year.rev)))
  const before = await readSetting<Recounted>(db, settingKey)
  if (before?.rev === rev && before.done) return 0
  const after = before?.rev === rev ? before.after : ''
  const calendar = workCalendar(years.map(({ doc }) => doc))
  const cases = await db.query<{ id: string; doc: SupervisionCase }>(
    `SELECT id, doc FROM entity WHERE type = 'supervisionCase'
       AND doc ->> 'stage' NOT IN ('closed', 'archived') AND id COLLATE "C" > $1 ORDER BY id COLLATE "C" LIMIT $2`,
    [after, atATime],
  )
  let changed = 0
  for (const { id, doc } of cases) {
    if (!Object.values(doc.limits ?? {}).some((running) => recountedEnd(running, calendar))) continue
    // The case may have moved meanwhile: its guard says so, and that is all.
    const input = { caseId: id, documentId: ownDemandingId(doc) }
    if (await sweepCommand(deps, 'case.recountLimits', id, input)) changed += 1
  }
  const done = cases.length < atATime
  await db.tx((q) => writeSetting(q, settingKey, { rev, after: done ? '' : (cases.at(-1)?.id ?? ''), done }))
  return changed
}
