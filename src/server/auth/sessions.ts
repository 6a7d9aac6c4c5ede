import { createHash, randomBytes } from 'node:crypto'
import { v7 as uuidv7 } from 'uuid'
import type { Role } from '#shared/domain/roles'
import type { ServerConfig } from '../config'
import type { Queryable } from '../storage/db'

/** Seen times are written at most once a minute: a poll must not cost a disk write each. */
const touchAfterMs = 60_000

export interface SessionRow {
  readonly id: string
  readonly user_id: string
  readonly client_id: string | null
  readonly enrolled: boolean | null
  readonly client_disabled: boolean | null
  readonly device: string
  readonly last_seen: string
  readonly expires_at: string
  readonly revoked_at: string | null
  readonly login: string
  readonly name: string
  readonly roles: Role[]
  readonly organ_id: string
  readonly region: string
  readonly disabled: boolean
  readonly must_change_password: boolean
  readonly password_easy: boolean
  readonly totp_confirmed: boolean
}

export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

/** 256 random bits; the database keeps only its hash. */
export function newToken(): string {
  return randomBytes(32).toString('base64url')
}

/** Worked out from the token instead of stored: who does not have the cookie cannot know it. */
export function csrfOf(token: string): string {
  return sha256(`csrf:${token}`)
}

export async function createSession(
  q: Queryable,
  input: { userId: string; clientId?: string | undefined; device: string; token: string; now: Date },
  limits: ServerConfig['session'],
): Promise<void> {
  const now = input.now.toISOString()
  const expires = new Date(input.now.getTime() + limits.lifetimeMinutes * 60_000).toISOString()
  await q.query(
    `INSERT INTO sessions (id, token_hash, user_id, client_id, device, created_at, last_seen, expires_at)
     VALUES ($1, $2, $3, $4, $5, $6, $6, $7)`,
    [uuidv7(), sha256(input.token), input.userId, input.clientId ?? null, input.device, now, expires],
  )
}

export async function findSession(q: Queryable, token: string): Promise<SessionRow | undefined> {
  const [row] = await q.query<SessionRow>(
    `SELECT s.id, s.user_id, s.client_id, s.device, s.last_seen, s.expires_at, s.revoked_at,
       c.enrolled, c.disabled AS client_disabled,
       u.login, u.name, u.roles, u.organ_id, u.region, u.disabled, u.must_change_password,
       u.password_easy, u.totp_confirmed
     FROM sessions s JOIN users u ON u.id = s.user_id LEFT JOIN client c ON c.id = s.client_id
     WHERE s.token_hash = $1`,
    [sha256(token)],
  )
  return row
}

export function isAlive(session: SessionRow, now: Date, limits: ServerConfig['session']): boolean {
  const idleSince = now.getTime() - Date.parse(session.last_seen)
  return (
    !session.revoked_at && Date.parse(session.expires_at) > now.getTime() && idleSince < limits.idleMinutes * 60_000
  )
}

export async function touchSession(q: Queryable, session: SessionRow, now: Date): Promise<void> {
  if (now.getTime() - Date.parse(session.last_seen) < touchAfterMs) return
  await q.query('UPDATE sessions SET last_seen = $2 WHERE id = $1', [session.id, now.toISOString()])
  if (session.client_id)
    await q.query('UPDATE client SET last_seen = $2 WHERE id = $1', [session.client_id, now.toISOString()])
}

/** Ends sessions of a user: all, some, or all but one. */
export async function revokeSessions(
  q: Queryable,
  userId: string,
  which: { only?: readonly string[]; except?: string },
  now: Date,
): Promise<void> {
  await q.query(
    `UPDATE sessions SET revoked_at = $4 WHERE user_id = $1 AND revoked_at IS NULL
     AND ($2::text[] IS NULL OR id = ANY($2::text[])) AND ($3::text IS NULL OR id <> $3)`,
    [userId, which.only ? [...which.only] : null, which.except ?? null, now.toISOString()],
  )
}

/** Ended sessions are kept a month for questions about who was logged in, then erased. */
export async function eraseEndedSessions(q: Queryable, now: Date): Promise<void> {
  const before = new Date(now.getTime() - 30 * 86_400_000).toISOString()
  await q.query('DELETE FROM sessions WHERE expires_at < $1', [before])
  await q.query('DELETE FROM login_throttle WHERE window_started < $1', [before])
}
