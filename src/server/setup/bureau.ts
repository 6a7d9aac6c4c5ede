import type { Queryable } from '../storage/db'

/** Code of the justice bureau of a region; empty when the reference data has none. */
export async function bureauCode(q: Queryable, region: string): Promise<string> {
  const [row] = await q.query<{ code: string }>(
    `SELECT doc->>'code' AS code FROM entity
     WHERE type = 'organ' AND doc->>'kind' = 'justice' AND doc->>'region' = $1 AND NOT deleted LIMIT 1`,
    [region],
  )
  return row?.code ?? ''
}
