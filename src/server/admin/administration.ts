import { DeskError } from '#shared/messages/catalogue'
import type { ChangeUserRequest, ClientStateRequest, UserStateRequest } from '#shared/sync/accounts-protocol'
import { recordChange } from '../audit/record-change'
import { changeUser, disableUser, enableUser, reasonOf } from '../auth/change-user'
import { letClientIn, shutOutClient } from '../auth/clients'
import { assertPasswordGood } from '../auth/password-rules'
import { type Actor, createUser, resetPassword } from '../auth/user-admin'
import { sealedPassword } from '../auth/user-secrets'
import type { ServerConfig } from '../config'
import type { SecretBox } from '../secrets/secret-box'
import { bureauCode } from '../setup/bureau'
import { saveRecipient } from '../sharing/share-recipients'
import type { Db, Queryable } from '../storage/db'
import type { AddUserRequest, RecoveryRecord, SetRecipientRequest } from './admin-protocol'
import { addSource, type NewSource } from './sources'

/** What an administrator may do; the same through the API and directly on a stopped server's store. */
export interface Administration {
  addUser(request: AddUserRequest, actor: Actor): Promise<string>
  changeUser(request: ChangeUserRequest, actor: Actor): Promise<void>
  disableUser(request: UserStateRequest, actor: Actor): Promise<void>
  enableUser(request: UserStateRequest, actor: Actor): Promise<void>
  /** The user must choose an own password at the next login. */
  resetPassword(login: string, password: string, actor: Actor): Promise<void>
  /** @throws DeskError `general.notFound` when there is no such device, or it is shut out already */
  disableClient(request: ClientStateRequest, actor: Actor): Promise<void>
  enableClient(request: ClientStateRequest, actor: Actor): Promise<void>
  addSource(source: NewSource, actor: Actor): Promise<string>
  /** @returns the key that messages to it are signed with; nothing for a folder */
  setRecipient(recipient: SetRecipientRequest, actor: Actor): Promise<string | undefined>
  /** Goes into the audit chain: whose store, by which key, in whose hands. */
  recordRecovery(recovery: RecoveryRecord, actor: Actor): Promise<void>
}

/** `now` is real time, for sessions; an actor's `at` is the business clock's. */
export function administration(
  { db, config, secrets }: { readonly db: Db; readonly config: ServerConfig; readonly secrets: SecretBox },
  now: () => Date,
): Administration {
  return {
    addUser: async ({ password, organ, ...user }, actor) => {
      assertPasswordGood(password, user.login)
      const passwordHash = await sealedPassword(secrets, user.login, password)
      return db.tx(async (q) => {
        const organCode = organ ?? (await bureauCode(q, config.cityRegion))
        return createUser(q, { ...user, organCode, passwordHash, mustChangePassword: true }, actor)
      })
    },
    changeUser: (request, actor) => db.tx((q) => changeUser(q, request, actor, now())),
    disableUser: (request, actor) => db.tx((q) => disableUser(q, request, actor, now())),
    enableUser: (request, actor) => db.tx((q) => enableUser(q, request, actor)),
    resetPassword: async (login, password, actor) => {
      assertPasswordGood(password, login)
      const hash = await sealedPassword(secrets, login, password)
      await db.tx((q) => resetPassword(q, login, hash, actor, now()))
    },
    disableClient: ({ id, reason }, actor) =>
      db.tx(async (q) => {
        const userId = await shutOutClient(q, id, { actor, reason, now: now() })
        await noteClient(q, 'client.disable', { id, userId, reason }, actor)
      }),
    enableClient: ({ id, reason }, actor) =>
      db.tx(async (q) => noteClient(q, 'client.enable', { id, userId: await letClientIn(q, id), reason }, actor)),
    addSource: (source, actor) =>
      db.tx(async (q) => {
        const key = await addSource(q, source, actor.at)
        await recordChange(q, {}, { userId: actor.userId, role: 'admin', type: 'source.add', at: actor.at })
        return key
      }),
    setRecipient: (recipient, actor) =>
      db.tx(async (q) => {
        const key = await saveRecipient(q, secrets, recipient, actor.at)
        await recordChange(q, {}, { userId: actor.userId, role: 'admin', type: 'recipient.set', at: actor.at })
        return key
      }),
    recordRecovery: ({ userId, storeName, keyId, admins }, actor) =>
      db.tx(async (q) => {
        const shares = admins.map((admin) => ({ type: 'recoveryShare', id: `${keyId}/${admin}` }))
        const about = [{ type: 'localStore', id: storeName }, { type: 'user', id: userId }, ...shares]
        const fact = { userId: actor.userId, role: 'admin', type: 'store.recover', at: actor.at, about }
        await recordChange(q, {}, fact)
      }),
  }
}

async function noteClient(
  q: Queryable,
  type: 'client.disable' | 'client.enable',
  { id, userId, reason }: { id: string; userId: string | undefined; reason: string },
  actor: Actor,
): Promise<void> {
  if (userId === undefined) throw new DeskError('general.notFound', { what: '该设备' })
  const about = [{ type: 'client', id }, { type: 'user', id: userId }, reasonOf(reason)]
  await recordChange(q, {}, { userId: actor.userId, role: 'admin', type, at: actor.at, about })
}
