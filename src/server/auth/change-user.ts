import type { UserProfile } from '#shared/domain/reference'
import { type Role, worksOnlineOnly } from '#shared/domain/roles'
import { DeskError } from '#shared/messages/catalogue'
import type { ChangeUserRequest, UserStateRequest } from '#shared/sync/accounts-protocol'
import { recordChange, type ScopeChange } from '../audit/record-change'
import { onlyRow, type Queryable } from '../storage/db'
import { shutOutStores } from './clients'
import { watchesRegion } from './role-scopes'
import { revokeSessions } from './sessions'
import { type Actor, openCasesOf, organByCode, rolesOf, scopesOf, type UsersOrgan, userOrThrow } from './user-admin'
import type { UserRow } from './users'

/** What a person has by his roles and his organ. */
const byRole = /^(region:|privacy:|organ:|hotline$)/
/** What he has by his work on one matter: it stays with the bureau that he leaves. */
const byMatter = /^(case:|guest:|transfer:)/

/**
 * Gives a user other roles or another organ. What he may no longer see leaves his machines at their next contact, what
 * he may see now arrives; the server asks his rights anew at every request.
 * @throws DeskError `auth.userUnknown`, `auth.ownRights`, `auth.roleUnknown`, `auth.rolesApart`, `auth.organUnknown`,
 *   `auth.handoverNeeded`, `auth.lastAdmin`, `auth.nothingToChange`
 */
export async function changeUser(q: Queryable, wanted: ChangeUserRequest, actor: Actor, now: Date): Promise<void> {
  const user = await userOrThrow(q, wanted.login)
  if (user.id === actor.userId) throw new DeskError('auth.ownRights')
  const profile = await profileOf(q, user.id)
  const roles = wanted.roles === undefined ? user.roles : rolesOf(wanted.roles)
  const organ = await organByCode(q, wanted.organ ?? user.organ_id)
  const certNo = wanted.certNo === undefined ? profile.certNo : wanted.certNo || undefined
  const next: UserProfile = { ...profile, roles, organId: organ.id, region: organ.region, certNo }
  if (sameRights(profile, next)) throw new DeskError('auth.nothingToChange', { login: user.login })

  const leaves = organ.id !== user.organ_id || (watchesRegion(user.roles) && !watchesRegion(roles))
  if (leaves || !roles.includes('officer')) await needHandedOver(q, user)
  if (!roles.includes('admin')) await needOtherAdmin(q, user)
  await q.query('UPDATE users SET roles = $2::text[], organ_id = $3, region = $4 WHERE id = $1', [
    user.id,
    roles,
    organ.id,
    organ.region,
  ])
  const scopes = await scopeChanges(q, user.id, { roles, organ, leaves })
  const about = [{ type: 'user', id: user.id }, reasonOf(wanted.reason)]
  const fact = { userId: actor.userId, role: 'admin', type: 'user.change', at: actor.at, about }
  await recordChange(q, { entities: [{ type: 'userProfile', doc: next }], scopes }, fact)
  // His new work is done online, so that no store of his may stay anywhere; what he had not sent is handed in first.
  if (worksOnlineOnly(roles)) await shutOutStores(q, user.id, { actor, reason: wanted.reason, now })
}

const sameRights = (a: UserProfile, b: UserProfile) =>
  a.organId === b.organId &&
  a.certNo === b.certNo &&
  a.roles.length === b.roles.length &&
  a.roles.every((role) => b.roles.includes(role))

/** A reason stands in the chain itself, where nobody changes it afterwards. */
export const reasonOf = (reason: string) => ({ type: 'reason', id: reason })

async function profileOf(q: Queryable, userId: string): Promise<UserProfile> {
  const rows = await q.query<{ doc: UserProfile }>(`SELECT doc FROM entity WHERE type = 'userProfile' AND id = $1`, [
    userId,
  ])
  return onlyRow(rows).doc
}

async function needHandedOver(q: Queryable, user: UserRow): Promise<void> {
  const open = await openCasesOf(q, user.id)
  if (open > 0) throw new DeskError('auth.handoverNeeded', { login: user.login, n: open })
}

/** Somebody must be left who can give rights. The rows of all administrators stay locked until the end. */
async function needOtherAdmin(q: Queryable, user: UserRow): Promise<void> {
  if (!user.roles.includes('admin') || user.disabled) return
  const admins = await q.query<{ id: string }>(
    `SELECT id FROM users WHERE 'admin' = ANY (roles) AND NOT disabled ORDER BY id FOR UPDATE`,
  )
  if (admins.every(({ id }) => id === user.id)) throw new DeskError('auth.lastAdmin')
}

async function scopeChanges(
  q: Queryable,
  userId: string,
  next: { roles: readonly Role[]; organ: UsersOrgan; leaves: boolean },
): Promise<ScopeChange[]> {
  const rows = await q.query<{ scope: string }>(`SELECT scope FROM user_scope WHERE user_id = $1 AND op = 'add'`, [
    userId,
  ])
  const held = rows.map(({ scope }) => scope)
  const due = scopesOf(userId, next.roles, next.organ)
  const ended = held.filter(
    (scope) => (byRole.test(scope) && !due.includes(scope)) || (next.leaves && byMatter.test(scope)),
  )
  return [
    ...ended.map((scope) => ({ userId, scope, op: 'drop' as const })),
    ...due.filter((scope) => !held.includes(scope)).map((scope) => ({ userId, scope, op: 'add' as const })),
  ]
}

/**
 * Ends the sessions at once; the profile stays, because files name the person.
 * @throws DeskError `auth.userUnknown`, `auth.ownRights`, `auth.handoverNeeded`, `auth.lastAdmin`
 */
export async function disableUser(q: Queryable, wanted: UserStateRequest, actor: Actor, now: Date): Promise<void> {
  const user = await userOrThrow(q, wanted.login)
  if (user.id === actor.userId) throw new DeskError('auth.ownRights')
  await needHandedOver(q, user)
  await needOtherAdmin(q, user)
  await revokeSessions(q, user.id, {}, now)
  await setDisabled(q, user, true, wanted.reason, actor)
}

/** The user logs in again with the password he had. @throws DeskError `auth.userUnknown` */
export async function enableUser(q: Queryable, wanted: UserStateRequest, actor: Actor): Promise<void> {
  await setDisabled(q, await userOrThrow(q, wanted.login), false, wanted.reason, actor)
}

async function setDisabled(q: Queryable, user: UserRow, disabled: boolean, reason: string, actor: Actor) {
  await q.query('UPDATE users SET disabled = $2 WHERE id = $1', [user.id, disabled])
  const doc = { ...(await profileOf(q, user.id)), disabled }
  const about = [{ type: 'user', id: user.id }, reasonOf(reason)]
  const type = disabled ? 'user.disable' : 'user.enable'
  const fact = { userId: actor.userId, role: 'admin', type, at: actor.at, about }
  await recordChange(q, { entities: [{ type: 'userProfile', doc }] }, fact)
}
