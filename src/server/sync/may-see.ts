import { onlyRow, type Queryable } from '../storage/db'
import { unbarredFor } from './sql/sql-reach'

/** Whether one of a user's scopes shows a row now. */
export function maySee(db: Queryable, userId: string, type: string, id: string): Promise<boolean> {
  return maySeeAll(db, userId, type, [id])
}

/** Whether a user's scopes show every one of these rows now. */
export async function maySeeAll(db: Queryable, userId: string, type: string, ids: readonly string[]): Promise<boolean> {
  const different = [...new Set(ids)]
  const { seen } = onlyRow(
    await db.query<{ seen: number }>(
      `SELECT count(DISTINCT s.id) AS seen
       FROM scope_entity s JOIN user_scope u ON u.scope = s.scope AND u.user_id = $1 AND u.op = 'add'
       WHERE s.type = $2 AND s.id = ANY($3::text[]) AND s.op = 'put' AND ${unbarredFor('$1')}`,
      [userId, type, different],
    ),
  )
  return seen === different.length
}
