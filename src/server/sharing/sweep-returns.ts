import { dueReturnReminder, returnNearMs } from '#shared/commands/sharing/return-commands'
import { type DataReturn, endedPeriods, periodLabel, type ReturnTemplate, returnIdOf } from '#shared/domain/data-return'
import { type Warning, warningId } from '#shared/domain/warning'
import type { Db, Queryable } from '../storage/db'
import type { SyncDeps } from '../sync/push'
import { sweepCommand } from '../sync/sweep-command'

/** Asks every organ of every template for the periods that have ended. @returns how many returns were opened */
export async function openReturns(db: Db, deps: SyncDeps, atATime: number): Promise<number> {
  const templates = await db.query<{ doc: ReturnTemplate }>(
    `SELECT doc FROM entity WHERE type = 'returnTemplate' AND NOT deleted AND doc ->> 'retiredAt' IS NULL`,
  )
  const wanted = templates.flatMap(({ doc }) =>
    endedPeriods(doc, deps.now()).flatMap(({ period }) =>
      doc.organIds.map((organId) => ({ id: returnIdOf(doc.id, organId, period), templateId: doc.id, organId, period })),
    ),
  )
  if (wanted.length === 0) return 0
  const known = await db.query<{ id: string }>(
    `SELECT id FROM entity WHERE type = 'dataReturn' AND id = ANY($1::text[])`,
    [wanted.map(({ id }) => id)],
  )
  const there = new Set(known.map(({ id }) => id))
  let opened = 0
  for (const { id, ...input } of wanted) {
    if (there.has(id) || opened >= atATime) continue
    if (await sweepCommand(deps, 'return.open', id, input)) opened += 1
  }
  return opened
}

const owed = `SELECT doc FROM entity WHERE type = 'dataReturn' AND NOT deleted AND doc ->> 'state' IN ('due', 'returned')`

/** Reminds of returns whose last day is near or past, once of each; the department sees it with the return. */
export async function remindOfReturns(db: Db, deps: SyncDeps, atATime: number): Promise<number> {
  const now = deps.now()
  const rows = await db.query<{ doc: DataReturn }>(
    `${owed} AND (doc ->> 'dueAt') COLLATE "C" < $1 AND NOT (doc -> 'reminders' @> '[{"way": "overdue"}]')
       AND ((doc ->> 'dueAt') COLLATE "C" < $2 OR NOT (doc -> 'reminders' @> '[{"way": "near"}]')) ORDER BY id`,
    [new Date(now.getTime() + returnNearMs).toISOString(), now.toISOString()],
  )
  const due = rows.filter(({ doc }) => dueReturnReminder(doc, now) !== undefined).slice(0, atATime)
  let reminded = 0
  // Somebody may have reported meanwhile: the guard says so, and that is all.
  for (const { doc } of due)
    if (await sweepCommand(deps, 'return.remindDue', doc.id, { returnId: doc.id })) reminded += 1
  return reminded
}

type FoundReturn = Pick<Warning, 'id' | 'kind' | 'severity' | 'region' | 'handlerIds' | 'evidence' | 'figures'>

/** 报送逾期 (domain.md §9): one warning for each return that is late, over when it comes. */
export async function overdueReturns(q: Queryable, now: Date): Promise<FoundReturn[]> {
  const rows = await q.query<{ doc: DataReturn }>(`${owed} AND (doc ->> 'dueAt') COLLATE "C" < $1`, [now.toISOString()])
  return rows.map(({ doc: { id: returnId, organId, title, period, dueAt, region } }) => ({
    id: warningId('returnOverdue', returnId, dueAt),
    kind: 'returnOverdue',
    severity: 'red',
    region,
    handlerIds: [],
    evidence: { type: 'return', returnId, organId, title: `${title}（${periodLabel(period)}）`, dueAt },
    figures: {},
  }))
}
