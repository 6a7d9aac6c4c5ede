import { createHash } from 'node:crypto'
import type { Db, Queryable } from '../storage/db'
import { readSetting, writeSetting } from '../storage/settings'

const text = (name: string) => `coalesce(o.doc ->> '${name}', '')`

/** As the columns of a desk have it (`renderer/worker/columns/order-columns.ts`), over `entity o`. */
const columns = {
  id: 'o.id',
  order_no: text('orderNo'),
  title: text('title'),
  region: text('region'),
  channel: text('channel'),
  organ_id: text('handlingOrganId'),
  organ_text: text('handlingOrganName'),
  received_at: text('receivedAt'),
  process: text('process'),
  lead_state: `coalesce(o.doc #>> '{lead,state}', '')`,
  case_id: `coalesce(o.doc #>> '{lead,caseId}', '')`,
  dispute: `CASE WHEN coalesce(o.doc -> 'disputes', '{}') = '{}' THEN ''
    WHEN jsonb_path_exists(o.doc, '$.disputes.*.state ? (@ == "open")') THEN 'open' ELSE 'ruled' END`,
  replied: `${text('reply')} <> ''`,
  answered: `o.doc -> 'caseReply' IS NOT NULL`,
  score: `coalesce((o.doc #>> '{lead,score}')::real, 0)`,
} as const

/** As the worker makes words searchable: one form for full-width and half-width, no capital letters. */
const words = `lower(normalize(concat_ws(E'\\n', o.doc ->> 'orderNo', o.doc ->> 'title', o.doc ->> 'place',
  o.doc ->> 'handlingOrganName', o.doc ->> 'content'), NFKC))`

const names = Object.keys(columns)
const update = (of: readonly string[]) => of.map((name) => `${name} = excluded.${name}`).join(', ')
const rowsSql = (where: string) => `
INSERT INTO hotline_order (${names.join(', ')})
SELECT ${Object.values(columns).join(', ')} FROM entity o WHERE o.type = 'workOrder' AND NOT o.deleted AND ${where}
ON CONFLICT (id) DO UPDATE SET ${update(names.slice(1))}`
const textsSql = (where: string) => `
INSERT INTO hotline_order_text AS t (id, words)
SELECT o.id, ${words} FROM entity o WHERE o.type = 'workOrder' AND NOT o.deleted AND ${where}
ON CONFLICT (id) DO UPDATE SET words = excluded.words WHERE t.words <> excluded.words`

/** Keeps the hotline's list in step, in the transaction that wrote the orders. */
export async function saveOrderRows(q: Queryable, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await q.query(rowsSql('o.id = ANY($1::text[])'), [ids])
  await q.query(textsSql('o.id = ANY($1::text[])'), [ids])
}

const settingKey = 'hotlineOrders'
/** Changes with the definition, so that what was made by another one is made again. */
const definition = createHash('sha256').update(rowsSql('true')).update(textsSql('true')).digest('hex')
const AT_ONCE = 2000

/** Makes the rows of all orders where they are of another version, or of none: after an update, after a restore. */
export async function fillOrderRows(db: Db, stopped: () => boolean): Promise<number> {
  if ((await readSetting<string>(db, settingKey)) === definition) return 0
  let filled = 0
  for (let after = '', more = true; more; ) {
    // Begun anew at the next start.
    if (stopped()) return filled
    const rows = await db.query<{ id: string }>(
      `SELECT id FROM entity WHERE type = 'workOrder' AND id > $1 ORDER BY id LIMIT ${AT_ONCE}`,
      [after],
    )
    const ids = rows.map(({ id }) => id)
    await db.tx((q) => fillSome(q, ids))
    filled += ids.length
    after = ids.at(-1) ?? after
    more = ids.length === AT_ONCE
  }
  await db.exec('ANALYZE hotline_order; ANALYZE hotline_order_text')
  await writeSetting(db, settingKey, definition)
  return filled
}

/** Whoever is writing an order comes first: read beside him, its row would be put back to what it was. */
async function fillSome(q: Queryable, ids: readonly string[]): Promise<void> {
  await q.query(`SELECT 1 FROM entity WHERE type = 'workOrder' AND id = ANY($1::text[]) ORDER BY id FOR SHARE`, [ids])
  await saveOrderRows(q, ids)
}
