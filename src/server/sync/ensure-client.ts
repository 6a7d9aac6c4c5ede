import type { Principal } from '../auth/auth'
import type { Db } from '../storage/db'

/**
 * Notes a client that the server does not know: one that was renewed after its store had been copied, or one whose
 * line was lost with a restored backup. Device and enrolment are those of the login. A known client is not touched.
 */
export async function ensureClient(db: Db, clientId: string, principal: Principal, now: Date): Promise<void> {
  await db.query(
    `INSERT INTO client (id, user_id, device, enrolled, last_seen, created_at)
     SELECT $1, s.user_id, s.device, coalesce(c.enrolled, false), $3::timestamptz, $3::timestamptz
     FROM sessions s LEFT JOIN client c ON c.id = s.client_id WHERE s.id = $2
     ON CONFLICT (id) DO NOTHING`,
    [clientId, principal.sessionId, now.toISOString()],
  )
}
