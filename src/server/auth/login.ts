import { worksOnlineOnly } from '#shared/domain/roles'
import { DeskError } from '#shared/messages/catalogue'
import type { ClientRegistration } from '#shared/sync/session-protocol'
import type { ServerConfig } from '../config'
import type { SecretBox } from '../secrets/secret-box'
import type { Db, Queryable } from '../storage/db'
import type { Auth } from './auth'
import { registerClient } from './clients'
import { isEasilyGuessed } from './password-rules'
import { createSession, newToken } from './sessions'
import { totpStep } from './totp'
import { isPasswordOf, totpSecretOf } from './user-secrets'
import { findUserByLogin, normalLogin, type UserRow } from './users'

export interface LoginAttempt {
  readonly login: string
  readonly password: string
  readonly totp?: string | undefined
  readonly client?: ClientRegistration | undefined
  readonly address: string
}

interface LoginDeps {
  readonly db: Db
  readonly auth: Auth
  readonly config: ServerConfig
  readonly secrets: SecretBox
}

async function checkPassword({ db, secrets }: LoginDeps, attempt: LoginAttempt): Promise<UserRow> {
  const user = await findUserByLogin(db, attempt.login)
  const matches = await isPasswordOf(secrets, user, attempt.password)
  // One answer for an unknown login and a wrong password: logins cannot be fished for.
  if (!user || !matches) throw new DeskError('auth.wrongPassword')
  if (user.disabled) throw new DeskError('auth.userDisabled')
  return user
}

/** A password that somebody else knows stands open only for a while. */
const INITIAL_PASSWORD_MS = 7 * 86_400_000

function assertPasswordLasts(user: UserRow, now: Date): void {
  const over = now.getTime() - Date.parse(user.password_changed_at) > INITIAL_PASSWORD_MS
  if (user.must_change_password && over) throw new DeskError('auth.initialPasswordOver')
}

/** The step to remember; undefined when this user has no second factor. Whoever has bound one is asked for it, whatever his role. */
function checkTotp(secrets: SecretBox, user: UserRow, code: string | undefined, now: Date): number | undefined {
  const secret = user.totp_confirmed ? totpSecretOf(secrets, user) : undefined
  if (secret === undefined) return undefined
  if (!code) throw new DeskError('auth.totpNeeded')
  const step = totpStep(secret, code, now, user.totp_last_step)
  if (step === undefined) throw new DeskError('auth.totpWrong')
  return step
}

/**
 * Logs a user in and returns the new session's token.
 * @throws DeskError `auth.locked`, `auth.wrongPassword`, `auth.userDisabled`, `auth.totpNeeded`,
 *   `auth.initialPasswordOver`, `auth.onlineOnly`, `auth.totpWrong`, `auth.clientOfOther`, `auth.clientDisabled`
 */
export async function login(deps: LoginDeps, attempt: LoginAttempt): Promise<string> {
  const { db, auth, config, secrets } = deps
  const key = normalLogin(attempt.login)
  await auth.throttle.reserve(key, attempt.address)
  const user = await checkPassword(deps, attempt)
  const now = auth.time.now()
  const token = newToken()
  try {
    if (attempt.client?.enrolled && worksOnlineOnly(user.roles)) throw new DeskError('auth.onlineOnly')
    assertPasswordLasts(user, now)
    const step = checkTotp(secrets, user, attempt.totp, now)
    // The only moment at which it is at hand: one that has leaked since it was set is replaced before anything else.
    const easy = isEasilyGuessed(attempt.password, user.login)
    await db.tx(async (q) => {
      if (step !== undefined) await spendTotpStep(q, user.id, step)
      if (easy !== user.password_easy)
        await q.query('UPDATE users SET password_easy = $2 WHERE id = $1', [user.id, easy])
      if (attempt.client) await registerClient(q, attempt.client, user.id, now)
      const device = attempt.client?.device ?? '浏览器'
      await createSession(q, { userId: user.id, clientId: attempt.client?.id, device, token, now }, config.session)
    })
  } catch (error) {
    // The password was right: only a wrong code goes on counting as a guess.
    if (error instanceof DeskError && error.code !== 'auth.totpWrong')
      await auth.throttle.giveBack(key, attempt.address)
    throw error
  }
  await auth.throttle.succeeded(key, attempt.address)
  return token
}

/** Of two logins with the same code at the same moment only one gets through. */
async function spendTotpStep(q: Queryable, userId: string, step: number): Promise<void> {
  const rows = await q.query(
    'UPDATE users SET totp_last_step = $2 WHERE id = $1 AND coalesce(totp_last_step, 0) < $2 RETURNING id',
    [userId, step],
  )
  if (rows.length === 0) throw new DeskError('auth.totpWrong')
}
