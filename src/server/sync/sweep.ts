import { prepareBoard } from '../focus/prepare-board'
import { sweepWarnings } from '../focus/sweep-warnings'
import { openReturns, remindOfReturns } from '../sharing/sweep-returns'
import type { Db } from '../storage/db'
import type { SyncDeps } from './push'
import { recountLimits } from './sweep-calendar'
import { sweepCommand } from './sweep-command'
import { endGrants } from './sweep-grants'
import { endPacks } from './sweep-packs'
import { retireOrders } from './sweep-retention'
import { remindOfOrders } from './sweep-supervision'
import { forgetDeletions } from './sweep-tombstones'

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

/**
 * Issues what time does: limits that passed, grants that ended, orders whose time on the clients is over. A kind that
 * fails is told and done again by the next run; it holds up no other.
 */
export async function sweep(
  db: Db,
  deps: SyncDeps,
  onTrouble: (error: unknown, kind: keyof Swept) => void,
): Promise<Swept> {
  const now = deps.now()
  const count = async (kind: keyof Swept, work: () => Promise<number>): Promise<number> => {
    try {
      return await work()
    } catch (error) {
      onTrouble(error, kind)
      return 0
    }
  }
  return {
    overdue: await count('overdue', () => verifyOverdue(db, deps, now)),
    grants: await count('grants', () => endGrants(db, now, AT_A_TIME)),
    packs: await count('packs', () => endPacks(db, now, AT_A_TIME)),
    orders: await count('orders', () => retireOrders(db, now)),
    limits: await count('limits', () => recountLimits(db, deps, AT_A_TIME)),
    reminders: await count('reminders', () => remindOfOrders(db, deps, AT_A_TIME)),
    deletions: await count('deletions', () => forgetDeletions(db, now)),
    returns:
      (await count('returns', () => openReturns(db, deps, AT_A_TIME))) +
      (await count('returns', () => remindOfReturns(db, deps, AT_A_TIME))),
    counted: await count('counted', async () => (await prepareBoard(db, now)).orders),
    warnings: await count('warnings', () => sweepWarnings(db, deps, AT_A_TIME)),
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
    if (await sweepCommand(deps, 'case.verify', id, { caseId: id, ground: 'overdue', text: '' })) done += 1
  }
  return done
}
