import { dueReminder } from '#shared/commands/supervision/supervision-follow'
import type { SupervisionOrder } from '#shared/domain/supervision-order'
import type { Db } from '../storage/db'
import type { SyncDeps } from './push'
import { sweepCommand } from './sweep-command'

const PAGE = 500

/** Reminds of supervision orders whose last day is near or past, once of each; the addressee sees it in its inbox. */
export async function remindOfOrders(db: Db, deps: SyncDeps, atATime: number): Promise<number> {
  let reminded = 0
  // All that are sent have their turn: which of them are due the rule says, and those that are not stand anywhere between.
  for (let after = '', more = true; more && reminded < atATime; ) {
    const rows = await db.query<{ id: string; doc: SupervisionOrder }>(
      `SELECT id, doc FROM entity WHERE type = 'supervisionOrder' AND doc ->> 'status' = 'sent' AND NOT deleted
         AND NOT (doc -> 'reminders' @> '[{"way": "overdue"}]') AND id > $1 ORDER BY id LIMIT ${PAGE}`,
      [after],
    )
    for (const { doc } of rows) if (reminded < atATime && (await remind(deps, doc))) reminded += 1
    after = rows.at(-1)?.id ?? after
    more = rows.length === PAGE
  }
  return reminded
}

/** Somebody may have answered meanwhile: the guard says so, and that is all. */
async function remind(deps: SyncDeps, order: SupervisionOrder): Promise<boolean> {
  if (!dueReminder(order, deps.now())) return false
  const input = { supervisionOrderId: order.id, ...(order.caseId ? { caseId: order.caseId } : {}) }
  return sweepCommand(deps, 'supervision.remindDue', order.id, input)
}
