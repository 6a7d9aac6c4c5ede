import { dueReminder } from '#shared/commands/supervision/supervision-follow'
import type { SupervisionOrder } from '#shared/domain/supervision-order'
import type { Db } from '../storage/db'
import type { SyncDeps } from './push'
import { sweepCommand } from './sweep-command'

/** Reminds of supervision orders whose last day is near or past, once of each; the addressee sees it in its inbox. */
export async function remindOfOrders(db: Db, deps: SyncDeps, atATime: number): Promise<number> {
  const rows = await db.query<{ doc: SupervisionOrder }>(
    `SELECT doc FROM entity WHERE type = 'supervisionOrder' AND doc ->> 'status' = 'sent' AND NOT deleted
       AND NOT (doc -> 'reminders' @> '[{"way": "overdue"}]') LIMIT $1`,
    [atATime],
  )
  let reminded = 0
  for (const { doc } of rows) {
    if (!dueReminder(doc, deps.now())) continue
    const input = { supervisionOrderId: doc.id, ...(doc.caseId ? { caseId: doc.caseId } : {}) }
    // Somebody may have answered meanwhile: the guard says so, and that is all.
    if (await sweepCommand(deps, 'supervision.remindDue', doc.id, input)) reminded += 1
  }
  return reminded
}
