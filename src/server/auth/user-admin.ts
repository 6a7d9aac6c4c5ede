import { v7 as uuidv7 } from 'uuid'
import type { UserProfile } from '#shared/domain/reference'
import { type Role, roleLabels, role as roleSchema, roleToStandAlone } from '#shared/domain/roles'
import { DeskError } from '#shared/messages/catalogue'
import { recordChange } from '../audit/record-change'
import { onlyRow, type Queryable } from '../storage/db'
import { LoginThrottle } from './login-throttle'
import { scopesOfRoles } from './role-scopes'
import { revokeSessions } from './sessions'
import { findUserByLogin, normalLogin, type UserRow } from './users'

export interface NewUser {
  readonly login: string
  readonly name: string
  readonly passwordHash: string
  readonly roles: readonly string[]
  /** Code of an organ in the reference data. */
  readonly organCode: string
  readonly certNo?: string | undefined
  /** A password someone else chose is replaced at the first login. */
  readonly mustChangePassword: boolean
}

export interface Actor {
  readonly userId: string
  readonly at: Date
}

const grantable = roleSchema.options.filter((role) => role !== 'system')

/** @throws DeskError `auth.roleUnknown`, `auth.rolesApart` for roles that one person must not hold together */
export function rolesOf(names: readonly string[]): Role[] {
  const roles = [...new Set(names)].map((name) => {
    const found = grantable.find((role) => role === name)
    if (!found) throw new DeskError('auth.roleUnknown', { role: name, known: grantable.join('、') })
    return found
  })
  const alone = roleToStandAlone(roles)
  if (alone) throw new DeskError('auth.rolesApart', { role: roleLabels[alone] })
  return roles
}

export interface UsersOrgan {
  readonly id: string
  readonly region: string
  readonly government: string | null
}

/** @throws DeskError `auth.organUnknown` */
export async function organByCode(q: Queryable, code: string): Promise<UsersOrgan> {
  const [row] = await q.query<UsersOrgan>(
    `SELECT id, doc->>'region' AS region, doc->>'governmentId' AS government FROM entity
     WHERE type = 'organ' AND (doc->>'code' = $1 OR doc->>'name' = $1 OR id = $1) AND NOT deleted LIMIT 1`,
    [code],
  )
  if (!row) throw new DeskError('auth.organUnknown', { organ: code })
  return row
}

/** What a user sees by his roles in this organ. */
export function scopesOf(id: string, roles: readonly Role[], organ: UsersOrgan): string[] {
  const governmentId = organ.government ?? undefined
  return scopesOfRoles({ id, roles, organId: organ.id, governmentId, region: organ.region })
}

/**
 * Makes a user with profile and scopes; returns the id.
 * @throws DeskError `auth.loginTaken`, `auth.roleUnknown`, `auth.rolesApart`, `auth.organUnknown`
 */
export async function createUser(q: Queryable, user: NewUser, actor: Actor): Promise<string> {
  const login = normalLogin(user.login)
  const roles = rolesOf(user.roles)
  const organ = await organByCode(q, user.organCode)
  if (await findUserByLogin(q, login)) throw new DeskError('auth.loginTaken', { login })
  const id = uuidv7()
  await q.query(
    `INSERT INTO users (id, login, name, password_hash, password_changed_at, must_change_password, roles, organ_id, region, created_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7::text[], $8, $9, $5)`,
    [
      id,
      login,
      user.name,
      user.passwordHash,
      actor.at.toISOString(),
      user.mustChangePassword,
      roles,
      organ.id,
      organ.region,
    ],
  )
  const profile: UserProfile = {
    id,
    name: user.name,
    roles,
    organId: organ.id,
    region: organ.region,
    certNo: user.certNo,
    disabled: false,
  }
  const scopes = scopesOf(id, roles, organ)
  await recordChange(
    q,
    {
      entities: [{ type: 'userProfile', doc: profile }],
      scopes: scopes.map((scope) => ({ userId: id, scope, op: 'add' as const })),
    },
    { userId: actor.userId, role: 'admin', type: 'user.create', at: actor.at },
  )
  return id
}

export async function userOrThrow(q: Queryable, login: string): Promise<UserRow> {
  const user = await findUserByLogin(q, login)
  if (!user) throw new DeskError('auth.userUnknown', { login })
  return user
}

/** How many running cases a person still handles: they are handed over before he is disabled (domain.md §4). */
export async function openCasesOf(q: Queryable, userId: string): Promise<number> {
  const { n } = onlyRow(
    await q.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM entity WHERE type = 'supervisionCase'
         AND doc ->> 'stage' NOT IN ('closed', 'archived') AND doc -> 'handlerIds' ? $1`,
      [userId],
    ),
  )
  return n
}

/** A reset also opens a lockout, ends all sessions and asks for a new second factor. @throws DeskError `auth.userUnknown` */
export async function resetPassword(
  q: Queryable,
  login: string,
  passwordHash: string,
  actor: Actor,
  now: Date,
): Promise<void> {
  const user = await userOrThrow(q, login)
  await q.query(
    `UPDATE users SET password_hash = $2, password_changed_at = $3, must_change_password = true, password_easy = false,
       totp_secret = NULL, totp_confirmed = false, totp_last_step = NULL WHERE id = $1`,
    [user.id, passwordHash, now.toISOString()],
  )
  await revokeSessions(q, user.id, {}, now)
  await LoginThrottle.clear(q, login)
  await recordChange(q, {}, { userId: actor.userId, role: 'admin', type: 'user.password', at: actor.at })
}
