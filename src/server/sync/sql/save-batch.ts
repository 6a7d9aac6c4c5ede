import { appendAudit, storeClock } from '../../audit/audit-chain'
import { feedChannel } from '../../audit/record-change'
import { saveOrderRows } from '../../hotline/order-rows'
import { notifySql, type Queryable, toJson } from '../../storage/db'
import { feedMessage } from '../feed-message'
import type { Batch } from '../sync-store'

type Change = NonNullable<Batch['change']>

/** One statement per table; a table without rows costs nothing. The clock row comes last. */
export async function saveBatch(q: Queryable, batch: Batch): Promise<void> {
  const { change, receipts, quarantine, client, at } = batch
  if (receipts.length > 0) {
    await q.query(
      `INSERT INTO receipt (client_id, seq, cmd_id, hash, status, result, at)
       SELECT "clientId", seq, "cmdId", hash, receipt->>'status', receipt, $2::timestamptz
       FROM jsonb_to_recordset($1::jsonb) AS r ("clientId" text, seq bigint, "cmdId" text, hash text, receipt jsonb)`,
      [toJson(receipts), at],
    )
  }
  if (quarantine.length > 0) {
    await q.query(
      `INSERT INTO quarantine (id, client_id, user_id, organ_id, seq, cmd_id, command, reason, at)
       SELECT id, "clientId", "userId", "organId", seq, "cmdId", command, reason, $2::timestamptz
       FROM jsonb_to_recordset($1::jsonb) AS r (id text, "clientId" text, "userId" text, "organId" text, seq bigint,
         "cmdId" text, command jsonb, reason text)
       ON CONFLICT (id) DO NOTHING`,
      [toJson(quarantine), at],
    )
  }
  if (client) {
    await q.query('UPDATE client SET last_seq = $2, last_seen = $3::timestamptz WHERE id = $1', [
      client.id,
      client.lastSeq,
      at,
    ])
  }
  if (change) await saveChange(q, change, at)
}

async function saveChange(q: Queryable, change: Change, at: string): Promise<void> {
  if (change.series.length > 0) {
    await q.query(
      `UPDATE series SET next = r.next FROM jsonb_to_recordset($1::jsonb) AS r (key text, next bigint)
       WHERE series.key = r.key`,
      [toJson(change.series)],
    )
  }
  if (change.docNos.length > 0) {
    await q.query(
      `INSERT INTO doc_no AS d (series_key, no, document_id, state, at)
       SELECT "seriesKey", no, "documentId", state, $2::timestamptz
       FROM jsonb_to_recordset($1::jsonb) AS r ("seriesKey" text, no bigint, "documentId" text, state text)
       ON CONFLICT (series_key, no) DO UPDATE SET document_id = excluded.document_id, state = excluded.state, at = excluded.at
       WHERE d.state = 'reserved'`,
      [toJson(change.docNos), at],
    )
  }
  if (change.voids.length > 0) {
    await q.query(
      `UPDATE doc_no SET state = 'voided', reason = r.reason
       FROM jsonb_to_recordset($1::jsonb) AS r ("documentId" text, reason text)
       WHERE doc_no.document_id = r."documentId" AND doc_no.state = 'issued'`,
      [toJson(change.voids)],
    )
  }
  await saveEntities(q, change)
  const touched = await saveScopes(q, change)
  if (change.grants.length > 0) {
    await q.query(
      `INSERT INTO user_scope AS u (user_id, scope, rev, op)
       SELECT "userId", scope, $2::bigint, op FROM jsonb_to_recordset($1::jsonb) AS r ("userId" text, scope text, op text)
       ON CONFLICT (user_id, scope) DO UPDATE SET rev = excluded.rev, op = excluded.op WHERE u.op <> excluded.op`,
      [toJson(change.grants), change.v],
    )
  }
  const head = await appendAudit(q, change.head, change.facts)
  await q.query(notifySql, [feedChannel, feedMessage(change.v, touched, change.grants)])
  await storeClock(q, change.v, head)
}

async function saveEntities(q: Queryable, { entities, v }: Change): Promise<void> {
  if (entities.length === 0) return
  await q.query(
    `INSERT INTO entity (type, id, doc, field_rev, rev)
     SELECT type, id, doc, marks, $2::bigint
     FROM jsonb_to_recordset($1::jsonb) AS r (type text, id text, doc jsonb, marks jsonb)
     ON CONFLICT (type, id) DO UPDATE SET doc = excluded.doc, field_rev = excluded.field_rev, rev = excluded.rev`,
    [toJson(entities), v],
  )
  await saveOrderRows(
    q,
    entities.flatMap(({ type, id }) => (type === 'workOrder' ? [id] : [])),
  )
}

/** Puts the rows into their scopes anew; whatever other scope they were in evicts them. Returns the scopes touched. */
async function saveScopes(q: Queryable, { entities, scopes, v }: Change): Promise<string[]> {
  if (entities.length === 0) return []
  if (scopes.length > 0) {
    await q.query(
      `INSERT INTO scope_entity (scope, type, id, rev, projection, op)
       SELECT scope, type, id, $2::bigint, projection, 'put'
       FROM jsonb_to_recordset($1::jsonb) AS r (scope text, type text, id text, projection text)
       ON CONFLICT (scope, type, id) DO UPDATE SET rev = excluded.rev, projection = excluded.projection, op = 'put'`,
      [toJson(scopes), v],
    )
  }
  const left = await q.query<{ scope: string }>(
    `UPDATE scope_entity s SET op = 'evict', rev = $3::bigint
     FROM unnest($1::text[], $2::text[]) AS k (type, id)
     WHERE s.type = k.type AND s.id = k.id AND s.op = 'put' AND s.rev < $3::bigint RETURNING s.scope`,
    [entities.map(({ type }) => type), entities.map(({ id }) => id), v],
  )
  return [...new Set([...scopes, ...left].map(({ scope }) => scope))]
}
