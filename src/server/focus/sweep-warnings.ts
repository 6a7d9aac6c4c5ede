import { monthOf } from '#shared/domain/focus'
import type { Warning, WarningKind } from '#shared/domain/warning'
import { type MessageCode, messageOf } from '#shared/messages/catalogue'
import { blockedPushes } from '../sharing/blocked-pushes'
import { overdueReturns } from '../sharing/sweep-returns'
import type { Db, Queryable } from '../storage/db'
import { readSetting, writeSetting } from '../storage/settings'
import type { SyncDeps } from '../sync/push'
import { sqlWriteTx } from '../sync/sql/sql-write-tx'
import { sweepCommand } from '../sync/sweep-command'
import { repeatInspectionWarnings } from './find-repeat-inspections'
import { boardWarnings, type FoundWarning, limitWarnings } from './find-warnings'

const settingKey = 'boardWarningsOf'

/** Opens what the rules find and is not told yet; closes limits that were met. @returns how many warnings changed */
export async function sweepWarnings(db: Db, deps: SyncDeps, atATime: number): Promise<number> {
  const now = deps.now()
  const active = await activeWarnings(db)
  const limits = [...(await limitWarnings(db, now)), ...(await overdueReturns(db, now)), ...(await blockedPushes(db))]
  const board = await newBoardWarnings(db, deps, now)
  const repeated = await newRepeatInspections(db, deps, now)
  const running = await unclosed(db, limits)
  const due = [...running, ...repeated, ...(board?.found ?? [])].filter(newsBeside(active))
  let changed = 0
  for (const { id: warningId, ...facts } of due.slice(0, atATime)) {
    if (await sweepCommand(deps, 'warning.open', warningId, { warningId, ...facts })) changed += 1
  }
  // Whatever did not fit is found again by the next run.
  if (board && due.length <= atATime) await db.tx((q) => writeSetting(q, settingKey, board.stamp))
  return changed + (await closeMet(deps, active, limits))
}

async function activeWarnings(q: Queryable): Promise<readonly Warning[]> {
  const rows = await q.query<{ doc: Warning }>(
    `SELECT doc FROM entity WHERE type = 'warning' AND NOT deleted AND doc ->> 'state' <> 'closed'`,
  )
  return rows.map(({ doc }) => doc)
}

/** The board is judged again only when it, the month or the thresholds are others than the last time. */
async function newBoardWarnings(
  db: Db,
  deps: SyncDeps,
  now: Date,
): Promise<{ found: FoundWarning[]; stamp: string } | undefined> {
  const { data } = await db.tx((q) => deps.reference.read(sqlWriteTx(q)))
  const [state] = await db.query<{ epoch: string; v: number }>('SELECT epoch, v FROM focus_state')
  const month = monthOf(now)
  const stamp = JSON.stringify([state, month, data.thresholds])
  if ((await readSetting<string>(db, settingKey)) === stamp) return undefined
  const regions = (data.dictionary('region')?.items ?? []).map(({ code }) => code)
  const found = await db.tx((q) => boardWarnings(q, regions, month, data.thresholds), { mode: 'snapshot' })
  return { found: await untold(db, found), stamp }
}

async function newRepeatInspections(db: Db, deps: SyncDeps, now: Date): Promise<FoundWarning[]> {
  const { data } = await db.tx((q) => deps.reference.read(sqlWriteTx(q)))
  return untold(db, await repeatInspectionWarnings(db, now, data.thresholds))
}

/** What was closed in this month is not told again in this month. */
function untold(q: Queryable, found: readonly FoundWarning[]): Promise<FoundWarning[]> {
  return without(q, found, '')
}

/** A limit that somebody closed before it was met runs on: it is told no more, and takes no place from what is new. */
function unclosed(q: Queryable, limits: readonly FoundWarning[]): Promise<FoundWarning[]> {
  return without(q, limits, `AND doc ->> 'state' = 'closed'`)
}

async function without(q: Queryable, found: readonly FoundWarning[], which: string): Promise<FoundWarning[]> {
  if (found.length === 0) return []
  const known = await q.query<{ id: string }>(
    `SELECT id FROM entity WHERE type = 'warning' AND id = ANY($1::text[]) ${which}`,
    [found.map(({ id }) => id)],
  )
  const told = new Set(known.map(({ id }) => id))
  return found.filter(({ id }) => !told.has(id))
}

/** Tells what is news beside what runs. Looked up, not searched: a city can have a hundred thousand limits that are over. */
function newsBeside(active: readonly Warning[]): (found: FoundWarning) => boolean {
  const byId = new Map(active.map((each) => [each.id, each]))
  const matters = new Set(active.map(matterOf))
  return (found) => {
    const same = byId.get(found.id)
    if (same) return same.severity !== found.severity || same.handlerIds.join() !== found.handlerIds.join()
    const matter = matterOf(found)
    return matter === undefined || !matters.has(matter)
  }
}

/** A matter that somebody is still busy with from an earlier month is not told a second time. */
function matterOf({ kind, evidence }: Pick<FoundWarning, 'kind' | 'evidence'>): string | undefined {
  switch (evidence.type) {
    case 'records':
      return JSON.stringify([kind, evidence.party])
    case 'orders': {
      const { field, organ, region } = evidence.filter
      return JSON.stringify([kind, field, organ, region])
    }
    default:
      return undefined
  }
}

/** Kinds that are over by themselves, and what is then written down. */
const metReasons: Partial<Readonly<Record<WarningKind, MessageCode>>> = {
  caseLimit: 'warnings.limitMet',
  returnOverdue: 'warnings.returnCame',
  pushBlocked: 'warnings.pushWentOn',
}

async function closeMet(deps: SyncDeps, active: readonly Warning[], running: readonly FoundWarning[]): Promise<number> {
  const still = new Set(running.map(({ id }) => id))
  let closed = 0
  for (const { id, kind } of active) {
    const code = metReasons[kind]
    if (code === undefined || still.has(id)) continue
    const reason = messageOf(code).text
    if (await sweepCommand(deps, 'warning.close', id, { warningId: id, reason })) closed += 1
  }
  return closed
}
