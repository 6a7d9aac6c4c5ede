import type { Db } from '../storage/db'
import { systemChange } from './system-change'

const DAY_MS = 86_400_000
/** How long handlers keep the full rows of a closed case (domain.md §6). */
const GRANT_DAYS = 7

/** Ends the handlers' full view of cases that closed long enough ago; what their region shows stays. */
export async function endGrants(db: Db, now: Date, atATime: number): Promise<number> {
  const closedBefore = new Date(now.getTime() - GRANT_DAYS * DAY_MS).toISOString()
  const [one] = await db.query(`${endedGrants} LIMIT 1`, [closedBefore])
  if (!one) return 0
  return db.tx((q) =>
    systemChange(q, now, 'system.endGrants', async (v) => {
      const ended = await q.query<{ userId: string; scope: string }>(
        `UPDATE user_scope u SET op = 'drop', rev = $2::bigint FROM (${endedGrants} LIMIT $3) AS g
         WHERE u.user_id = g.user_id AND u.scope = g.scope AND u.op = 'add'
         RETURNING u.user_id AS "userId", u.scope`,
        [closedBefore, v, atATime],
      )
      return {
        touched: ended.map(({ userId, scope }) => ({ type: 'userScope', id: `${userId}/${scope}` })),
        scopes: [],
        users: ended.map(({ userId }) => userId),
      }
    }),
  )
}

/** From the closed cases to their grants: a reopened case has no closing. */
const endedGrants = `SELECT g.user_id, g.scope FROM entity e
  JOIN user_scope g ON g.scope = 'case:' || e.id AND g.op = 'add'
  WHERE e.type = 'supervisionCase' AND (e.doc #>> '{closing,at}') COLLATE "C" < $1
    AND e.doc ->> 'stage' IN ('closed', 'archived')`
