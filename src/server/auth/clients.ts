import { DeskError } from '#shared/messages/catalogue'
import type { ClientRegistration } from '#shared/sync/session-protocol'
import { onlyRow, type Queryable } from '../storage/db'
import { purgeOrder } from '../sync/device-orders'

/**
 * Notes the local store a user logged in from. Its command numbers go on across logins, so a known one keeps its line.
 * @throws DeskError `auth.clientOfOther` when the store belongs to another user, `auth.clientDisabled`
 */
export async function registerClient(
  q: Queryable,
  client: ClientRegistration,
  userId: string,
  now: Date,
): Promise<void> {
  const row = onlyRow(
    await q.query<{ user_id: string; disabled: boolean }>(
      `INSERT INTO client AS c (id, user_id, device, enrolled, last_seen, created_at) VALUES ($1, $2, $3, $4, $5, $5)
       ON CONFLICT (id) DO UPDATE SET
         device = CASE WHEN c.user_id = $2 THEN excluded.device ELSE c.device END,
         enrolled = CASE WHEN c.user_id = $2 THEN c.enrolled OR excluded.enrolled ELSE c.enrolled END,
         last_seen = CASE WHEN c.user_id = $2 THEN excluded.last_seen ELSE c.last_seen END
       RETURNING user_id, disabled`,
      [client.id, userId, client.device, client.enrolled, now.toISOString()],
    ),
  )
  if (row.user_id !== userId) throw new DeskError('auth.clientOfOther')
  if (row.disabled) throw new DeskError('auth.clientDisabled', { order: await purgeOrder(q, client.id, now) })
}
