import { prepareBoard } from '../focus/prepare-board'
import { sweepWarnings } from '../focus/sweep-warnings'
import { openReturns, remindOfReturns } from '../sharing/sweep-returns'
import type { Db } from '../storage/db'
import type { SyncDeps } from './push'
import { recountLimits } from './sweep-calendar'
import { endGrants } from './sweep-grants'
import { endPacks } from './sweep-packs'
import { retireOrders } from './sweep-retention'
import { remindOfOrders } from './sweep-supervision'
import { forgetDeletions } from './sweep-tombstones'
import { runSystemCommand } from './system-command'

/** What one run takes on of each kind; the next run goes on. */
const AT_A_TIME = 500

export interface Swept {
  readonly overdue: number
  readonly grants: number
  readonly packs: number
  readonly orders: number
  readonly limits: number
  readonly reminders: number
  readonly deletions: number
  /** Returns asked for, and departments reminded of them. */
  readonly returns: number
  /** Orders counted again for the focus board, warnings opened and closed. */
  readonly counted: number
  readonly warnings: number
}

/** Issues what time does: limits that passed, grants that ended, orders whose time on the clients is over. */
export async function sweep(db: Db, deps: SyncDeps): Promise<Swept> {
  const now = deps.now()
  return {
    overdue: await verifyOverdue(db, deps, now),
    grants: await endGrants(db, now, AT_A_TIME),
    packs: await endPacks(db, now, AT_A_TIME),
    orders: await retireOrders(db, now),
    limits: await recountLimits(db, deps, AT_A_TIME),
    reminders: await remindOfOrders(db, deps, AT_A_TIME),
    deletions: await forgetDeletions(db, now),
    returns: (await openReturns(db, deps, AT_A_TIME)) + (await remindOfReturns(db, deps, AT_A_TIME)),
    counted: (await prepareBoard(db, now)).orders,
    warnings: await sweepWarnings(db, deps, AT_A_TIME),
  }
}

/** A rectification whose limit passed without a report goes on to verification by itself (domain.md §4). */
async function verifyOverdue(db: Db, deps: SyncDeps, now: Date): Promise<number> {
  const due = await db.query<{ id: string }>(
    `SELECT id FROM entity WHERE type = 'supervisionCase' AND doc ->> 'stage' = 'rectifying'
       AND (doc #>> '{limits,rectify,dueAt}') COLLATE "C" < $1 AND doc #>> '{limits,rectify,doneAt}' IS NULL
       AND doc #>> '{limits,rectify,stoppedAt}' IS NULL LIMIT $2`,
    [now.toISOString(), AT_A_TIME],
  )
  let done = 0
  for (const { id } of due) {
    // Somebody may have been faster, or the limit was extended: the guard says so, and that is all.
    const refusal = await runSystemCommand(deps, 'case.verify', { caseId: id, ground: 'overdue', text: '' })
    if (!refusal) done += 1
  }
  return done
}
