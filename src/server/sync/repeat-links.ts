import { repeatKey, repeatsAmong } from '#shared/domain/repeat-orders'
import type { PreparedOrder } from '../intake/intake-store'
import { type Queryable, toJson } from '../storage/db'

export interface RepeatLinks {
  /** The order before it, for each order of the batch that repeats one. */
  of(id: string): string | undefined
  /** Stored orders besides the batch whose link is another now: orders come in any order. */
  readonly others: readonly string[]
}

/** Finds for a batch which orders repeat an earlier one of the same person against the same organ, and notes their keys. */
export async function repeatLinks(
  q: Queryable,
  orders: readonly { readonly id: string; readonly order: PreparedOrder }[],
): Promise<RepeatLinks> {
  const ids = orders.map(({ id }) => id)
  const keyed = orders.map(({ id, order }) => ({ id, key: repeatKey(order), receivedAt: order.receivedAt }))
  await lockKeys(q, ids, [...new Set(keyed.map(({ key }) => key))])
  const left = await q.query<{ key: string }>('DELETE FROM order_repeat_key WHERE id = ANY($1::text[]) RETURNING key', [
    ids,
  ])
  const known = keyed.filter(({ key }) => key !== '')
  if (known.length > 0) {
    await q.query(
      `INSERT INTO order_repeat_key (id, key, received_at)
       SELECT id, key, "receivedAt" FROM jsonb_to_recordset($1::jsonb) AS r (id text, key text, "receivedAt" timestamptz)`,
      [toJson(known)],
    )
  }
  const links = await linksOf(q, [...new Set([...left, ...known].map(({ key }) => key))])
  return { of: (id) => links.get(id), others: await changedOthers(q, links, new Set(ids)) }
}

/** A lock for each key would fill the database's table of locks with one large batch. */
const lockParts = 32

/**
 * Two sources may bring orders of one person at the same time, and each would look before the other has written. In the
 * order of their numbers, so that nobody waits in a circle; what the orders of `ids` had for keys only their source changes.
 */
async function lockKeys(q: Queryable, ids: readonly string[], keys: readonly string[]): Promise<void> {
  await q.query(
    `SELECT pg_advisory_xact_lock(hashtext('repeats'), part) FROM (
       SELECT DISTINCT abs(hashtext(key) % ${lockParts}) AS part FROM (
         SELECT unnest($1::text[]) AS key UNION SELECT key FROM order_repeat_key WHERE id = ANY($2::text[])) AS k
       WHERE key <> '' ORDER BY part) AS p`,
    [keys, ids],
  )
}

async function linksOf(q: Queryable, keys: readonly string[]): Promise<ReadonlyMap<string, string | undefined>> {
  if (keys.length === 0) return new Map()
  const rows = await q.query<{ id: string; key: string; receivedAt: string }>(
    `SELECT id, key, received_at AS "receivedAt" FROM order_repeat_key WHERE key = ANY($1::text[])`,
    [keys],
  )
  const groups = new Map<string, { id: string; receivedAt: string }[]>()
  for (const row of rows) groups.set(row.key, [...(groups.get(row.key) ?? []), row])
  return new Map([...groups.values()].flatMap((group) => [...repeatsAmong(group)]))
}

async function changedOthers(
  q: Queryable,
  links: ReadonlyMap<string, string | undefined>,
  own: ReadonlySet<string>,
): Promise<string[]> {
  const others = [...links.keys()].filter((id) => !own.has(id))
  if (others.length === 0) return []
  const stored = await q.query<{ id: string; repeatOf: string | null }>(
    `SELECT id, doc ->> 'repeatOf' AS "repeatOf" FROM entity WHERE type = 'workOrder' AND id = ANY($1::text[])`,
    [others],
  )
  return stored.filter(({ id, repeatOf }) => (repeatOf ?? undefined) !== links.get(id)).map(({ id }) => id)
}
