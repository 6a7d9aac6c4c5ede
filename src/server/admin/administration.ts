import { recordChange } from '../audit/record-change'
import { hashPassword } from '../auth/password-hash'
import { assertPasswordGood } from '../auth/password-rules'
import { type Actor, createUser, disableUser, resetPassword } from '../auth/user-admin'
import type { ServerConfig } from '../config'
import { bureauCode } from '../setup/bureau'
import { saveRecipient } from '../sharing/share-recipients'
import type { Db } from '../storage/db'
import type { AddUserRequest, RecoveryRecord, SetRecipientRequest } from './admin-protocol'
import { addSource, type NewSource } from './sources'

/** What an administrator may do; the same through the API and directly on a stopped server's store. */
export interface Administration {
  addUser(request: AddUserRequest, actor: Actor): Promise<string>
  disableUser(login: string, actor: Actor): Promise<void>
  /** The user must choose an own password at the next login. */
  resetPassword(login: string, password: string, actor: Actor): Promise<void>
  disableClient(id: string, actor: Actor): Promise<boolean>
  addSource(source: NewSource, actor: Actor): Promise<string>
  /** @returns the key that messages to it are signed with; nothing for a folder */
  setRecipient(recipient: SetRecipientRequest, actor: Actor): Promise<string | undefined>
  /** Goes into the audit chain: whose store, by which key, in whose hands. */
  recordRecovery(recovery: RecoveryRecord, actor: Actor): Promise<void>
}

/** `now` is real time, for sessions; an actor's `at` is the business clock's. */
export function administration(db: Db, config: ServerConfig, now: () => Date): Administration {
  return {
    addUser: async ({ password, organ, ...user }, actor) => {
      assertPasswordGood(password, user.login)
      const passwordHash = await hashPassword(password)
      return db.tx(async (q) => {
        const organCode = organ ?? (await bureauCode(q, config.cityRegion))
        return createUser(q, { ...user, organCode, passwordHash, mustChangePassword: true }, actor)
      })
    },
    disableUser: (login, actor) => db.tx((q) => disableUser(q, login, actor, now())),
    resetPassword: async (login, password, actor) => {
      assertPasswordGood(password, login)
      const hash = await hashPassword(password)
      await db.tx((q) => resetPassword(q, login, hash, actor, now()))
    },
    disableClient: (id, actor) =>
      db.tx(async (q) => {
        const rows = await q.query('UPDATE client SET disabled = true WHERE id = $1 RETURNING id', [id])
        if (rows.length === 0) return false
        await recordChange(q, {}, { userId: actor.userId, role: 'admin', type: 'client.disable', at: actor.at })
        return true
      }),
    addSource: (source, actor) =>
      db.tx(async (q) => {
        const key = await addSource(q, source, actor.at)
        await recordChange(q, {}, { userId: actor.userId, role: 'admin', type: 'source.add', at: actor.at })
        return key
      }),
    setRecipient: (recipient, actor) =>
      db.tx(async (q) => {
        const key = await saveRecipient(q, recipient, actor.at)
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
