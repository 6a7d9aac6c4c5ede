import type { Role } from '#shared/domain/roles'
import type { Queryable } from '../storage/db'

/** A row of `users`: the secrets side of a person. Colleagues see the `userProfile` entity instead. */
export interface UserRow {
  readonly id: string
  readonly login: string
  readonly name: string
  readonly password_hash: string
  readonly password_changed_at: string
  readonly must_change_password: boolean
  /** A login found it among the leaked ones; it was set before that list knew it. */
  readonly password_easy: boolean
  readonly totp_secret: string | null
  readonly totp_confirmed: boolean
  readonly totp_last_step: number | null
  readonly roles: Role[]
  readonly organ_id: string
  readonly region: string
  readonly disabled: boolean
}

/** Logins are compared without case and width: `ZhangWei` and full-width letters are the same person. */
export function normalLogin(login: string): string {
  return login.normalize('NFKC').trim().toLowerCase()
}

export async function findUserByLogin(q: Queryable, login: string): Promise<UserRow | undefined> {
  const [row] = await q.query<UserRow>('SELECT * FROM users WHERE login = $1', [normalLogin(login)])
  return row
}

export async function findUser(q: Queryable, id: string): Promise<UserRow | undefined> {
  const [row] = await q.query<UserRow>('SELECT * FROM users WHERE id = $1', [id])
  return row
}

/** Issuers put the bureau's name on paper and administrators hand out rights: both need a second factor. */
export function needsTotp(user: Pick<UserRow, 'roles'>, demo: boolean): boolean {
  return !demo && user.roles.some((role) => role === 'issuer' || role === 'admin')
}
