import { addCivilDays, civilDateOf } from '#shared/domain/civil-date'
import { PACK_KEEP_DAYS } from '#shared/domain/inspection'
import type { Db } from '../storage/db'
import { systemChange } from './system-change'

/**
 * Takes back the full rows of cases that somebody was given for an inspection and that are no longer due: the pack's
 * week is over, he no longer goes, the case was taken out. Handlers keep theirs, whatever an inspection says.
 */
export async function endPacks(db: Db, now: Date, atATime: number): Promise<number> {
  const since = addCivilDays(civilDateOf(now), -PACK_KEEP_DAYS)
  const [one] = await db.query(`${endedShares} LIMIT 1`, [since])
  if (!one) return 0
  return db.tx((q) =>
    systemChange(q, now, 'system.endPacks', async (v) => {
      const ended = await q.query<{ userId: string; scope: string }>(
        `UPDATE user_scope u SET op = 'drop', rev = $2::bigint FROM (${endedShares} LIMIT $3) AS g
         WHERE u.user_id = g.user_id AND u.scope = g.scope AND u.op = 'add'
         RETURNING u.user_id AS "userId", u.scope`,
        [since, v, atATime],
      )
      return {
        touched: ended.map(({ userId, scope }) => ({ type: 'userScope', id: `${userId}/${scope}` })),
        scopes: [],
        users: ended.map(({ userId }) => userId),
      }
    }),
  )
}

/** From what inspections gave to what of it nothing gives any more. */
const endedShares = `SELECT g.user_id, g.scope
  FROM (
    SELECT share ->> 'userId' AS user_id, share ->> 'caseId' AS case_id,
      GREATEST((e.doc ->> 'plannedOn') COLLATE "C", COALESCE(e.doc #>> '{pack,endsOn}', '') COLLATE "C") >= $1
        AND e.doc ->> 'status' <> 'cancelled'
        AND e.doc -> 'inspectors' @> jsonb_build_array(jsonb_build_object('userId', share ->> 'userId'))
        AND (e.doc ->> 'caseId' = share ->> 'caseId'
          OR COALESCE(e.doc #> '{pack,caseIds}', '[]'::jsonb) ? (share ->> 'caseId')) AS due
    FROM entity e CROSS JOIN LATERAL jsonb_array_elements(e.doc -> 'shares') AS share
    WHERE e.type = 'inspection'
  ) s
  JOIN user_scope g ON g.user_id = s.user_id AND g.scope = 'case:' || s.case_id AND g.op = 'add'
  LEFT JOIN entity k ON k.type = 'supervisionCase' AND k.id = s.case_id
  GROUP BY g.user_id, g.scope
  HAVING NOT bool_or(s.due) AND NOT bool_or(
    k.doc ->> 'createdBy' = g.user_id OR k.doc -> 'handlerIds' ? g.user_id
      OR COALESCE(k.doc -> 'sharedWith', '[]'::jsonb) ? g.user_id)`
