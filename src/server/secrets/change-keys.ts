import { DeskError } from '#shared/messages/catalogue'
import { recordChange } from '../audit/record-change'
import { revokeSessions } from '../auth/sessions'
import type { Db, Queryable } from '../storage/db'
import { joinRings, type KeyPlace, keyRingFile, newServerKey, readKeyRing, writeKeyRing } from './key-ring'
import { keyIdOf, secretBox } from './secret-box'
import { boxOf, openSecrets, sealAll, setStoreKeyId, storedSecrets } from './stored-secrets'

/** How many secrets of the store are sealed under which key. */
export async function countSealed(db: Db): Promise<ReadonlyMap<string, number>> {
  return db.tx(async (q) => {
    const counts = new Map<string, number>()
    for await (const { value } of storedSecrets(q)) {
      const id = keyIdOf(value) ?? ''
      counts.set(id, (counts.get(id) ?? 0) + 1)
    }
    return counts
  })
}

/**
 * Seals everything under a new key, which then stands first in the file; the old one stays for backups of its time. No
 * server runs meanwhile. @throws DeskError `cli.serverKeyMissing`, and what reading and writing the key ring throw
 */
export async function rotateServerKey(db: Db, place: KeyPlace, now: Date): Promise<{ id: string; sealed: number }> {
  const file = keyRingFile(place)
  const before = await openSecrets(db, place, now)
  const key = newServerKey(now)
  const ring = [key, ...readKeyRing(file)]
  writeKeyRing(file, ring)
  const after = secretBox(ring, key, file)
  const sealed = await db.tx(async (q) => {
    const done = await sealAll(q, before, after)
    await setStoreKeyId(q, key.id)
    const about = [{ type: 'serverKey', id: key.id, before: before.keyId, after: key.id }]
    await recordChange(q, {}, { userId: 'operator', role: 'admin', type: 'serverKey.rotate', at: now, about })
    return done
  })
  return { id: key.id, sealed }
}

/** Takes the keys of another file in, behind those that are there: for a store that comes from another machine. */
export function addServerKeys(place: KeyPlace, from: string): number {
  const file = keyRingFile(place)
  const own = readKeyRing(file)
  const given = readKeyRing(from)
  if (given.length === 0) throw new DeskError('cli.fileUnreadable', { file: from, reason: 'ENOENT' })
  const ring = joinRings(own, given)
  if (ring.length > own.length) writeKeyRing(file, ring)
  return ring.length - own.length
}

export interface Forgotten {
  /** Logins whose password and second factor are gone: they are given new ones. */
  readonly logins: readonly string[]
  /** Recipients of pushes that are to be registered again. */
  readonly recipients: readonly string[]
}

/**
 * The last way when a key is lost for good: what is sealed under it is erased, everything else stays. Until a user is
 * given a new password nobody logs in under his name.
 */
export async function forgetLostSecrets(db: Db, place: KeyPlace, now: Date): Promise<Forgotten> {
  const file = keyRingFile(place)
  let ring = readKeyRing(file)
  if (ring.length === 0) {
    ring = [newServerKey(now)]
    writeKeyRing(file, ring)
  }
  const known = new Set(ring.map(({ id }) => id))
  const own = ring[0]?.id ?? ''
  return db.tx(async (q) => {
    const logins = new Set<string>()
    const recipients = new Set<string>()
    for await (const { table, name, value } of storedSecrets(q)) {
      const id = keyIdOf(value)
      if (id !== undefined && !known.has(id)) (table === 'users' ? logins : recipients).add(name)
    }
    for (const login of logins) await forgetUser(q, login, now)
    await q.query('DELETE FROM share_recipient WHERE name = ANY($1::text[])', [[...recipients]])
    const box = boxOf(ring, own, file)
    await sealAll(q, box, box)
    await setStoreKeyId(q, own)
    const about = [...logins].map((id) => ({ type: 'login', id }))
    await recordChange(q, {}, { userId: 'operator', role: 'admin', type: 'serverKey.forget', at: now, about })
    return { logins: [...logins], recipients: [...recipients] }
  })
}

async function forgetUser(q: Queryable, login: string, now: Date): Promise<void> {
  const [user] = await q.query<{ id: string }>(
    `UPDATE users SET password_hash = '', must_change_password = true, totp_secret = NULL, totp_confirmed = false,
       totp_last_step = NULL WHERE login = $1 RETURNING id`,
    [login],
  )
  if (user) await revokeSessions(q, user.id, {}, now)
}
