import type { Queryable } from '../storage/db'
import { unbarredFor } from './sql/sql-reach'

/** Whether one of a user's scopes shows a row now. */
export async function maySee(db: Queryable, userId: string, type: string, id: string): Promise<boolean> {
  const rows = await db.query(
    `SELECT 1 FROM scope_entity s JOIN user_scope u ON u.scope = s.scope AND u.user_id = $1 AND u.op = 'add'
     WHERE s.type = $2 AND s.id = $3 AND s.op = 'put' AND ${unbarredFor('$1')} LIMIT 1`,
    [userId, type, id],
  )
  return rows.length > 0
}
