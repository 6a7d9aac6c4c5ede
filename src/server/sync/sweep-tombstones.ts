import { civilDateOf } from '#shared/domain/civil-date'
import { TOMBSTONE_DAYS } from '#shared/sync/protocol'
import type { Db } from '../storage/db'

const DAY_MS = 86_400_000

/**
 * Forgets what was deleted or taken away more than 90 days ago: lines that only clients away for longer would still ask
 * for, and those begin anew. Which revision was reached when is noted once a day.
 * @returns forgotten lines
 */
export async function forgetDeletions(db: Db, now: Date): Promise<number> {
  const today = civilDateOf(now)
  const noted = await db.query('SELECT 1 FROM revision_day WHERE day = $1::date', [today])
  if (noted.length > 0) return 0
  return db.tx(async (q) => {
    await q.query('INSERT INTO revision_day (day, v) SELECT $1::date, v FROM sync_clock ON CONFLICT (day) DO NOTHING', [
      today,
    ])
    const [floor] = await q.query<{ v: number }>(
      `SELECT v FROM revision_day WHERE day <= $1::date ORDER BY day DESC LIMIT 1`,
      [civilDateOf(new Date(now.getTime() - TOMBSTONE_DAYS * DAY_MS))],
    )
    if (!floor) return 0
    // The floor rises in the same moment: no cursor behind it is answered as if nothing had been forgotten.
    await q.query('UPDATE sync_clock SET floor = greatest(floor, $1::bigint)', [floor.v])
    const rows = await q.query(`DELETE FROM scope_entity WHERE op <> 'put' AND rev <= $1::bigint RETURNING 1`, [
      floor.v,
    ])
    const grants = await q.query(`DELETE FROM user_scope WHERE op = 'drop' AND rev <= $1::bigint RETURNING 1`, [
      floor.v,
    ])
    return rows.length + grants.length
  })
}
