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

interface ShutOut {
  readonly actor: { readonly userId: string }
  readonly reason: string
  readonly now: Date
}

/** Shuts a device out. @returns whose it is; undefined when there is no such device or it is shut out already */
export async function shutOutClient(q: Queryable, id: string, { actor, reason, now }: ShutOut) {
  const [row] = await q.query<{ userId: string }>(
    `UPDATE client SET disabled = true, disabled_at = $2, disabled_by = $3, disabled_reason = $4
     WHERE id = $1 AND NOT disabled RETURNING user_id AS "userId"`,
    [id, now.toISOString(), actor.userId, reason],
  )
  return row?.userId
}

/** Shuts out every machine that keeps a store of this user. */
export async function shutOutStores(q: Queryable, userId: string, { actor, reason, now }: ShutOut): Promise<void> {
  await q.query(
    `UPDATE client SET disabled = true, disabled_at = $2, disabled_by = $3, disabled_reason = $4
     WHERE user_id = $1 AND enrolled AND NOT disabled`,
    [userId, now.toISOString(), actor.userId, reason],
  )
}

/** Lets a device in again that was found; it downloads anew what it has erased meanwhile. @returns whose it is */
export async function letClientIn(q: Queryable, id: string) {
  const [row] = await q.query<{ userId: string }>(
    `UPDATE client SET disabled = false, disabled_at = NULL, disabled_by = NULL, disabled_reason = NULL
     WHERE id = $1 AND disabled RETURNING user_id AS "userId"`,
    [id],
  )
  return row?.userId
}
