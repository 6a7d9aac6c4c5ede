import { DeskError } from '#shared/messages/catalogue'
import type { Db, Queryable } from '../storage/db'
import { readSetting, writeSetting } from '../storage/settings'
import { type KeyPlace, type KeyRing, keyRingFile, newServerKey, readKeyRing, writeKeyRing } from './key-ring'
import { keyIdOf, type SecretBox, secretBox } from './secret-box'

/** Where the database keeps secrets, with what names a row for ever. */
const columns = [
  { table: 'users', column: 'password_hash', name: 'login' },
  { table: 'users', column: 'totp_secret', name: 'login' },
  { table: 'share_recipient', column: 'secret', name: 'name' },
] as const

/** What a value is bound to. */
export const secretPlaces = {
  password: (login: string) => `users/password_hash/${login}`,
  totp: (login: string) => `users/totp_secret/${login}`,
  recipient: (name: string) => `share_recipient/secret/${name}`,
} as const

/** Which key the store's secrets are sealed under; in the store, so that a server with another one notices. */
const setting = 'serverKey'

export function storeKeyId(q: Queryable): Promise<string | undefined> {
  return readSetting<string>(q, setting)
}

export function setStoreKeyId(q: Queryable, id: string): Promise<void> {
  return writeSetting(q, setting, id)
}

/**
 * The box for a store's secrets. At the first start it makes the key; what an earlier version kept in clear is sealed.
 * @throws DeskError `cli.serverKeyMissing` when the store's secrets are sealed under a key that is not at hand,
 *   `cli.serverKeyForgotten`, and what reading and writing the key ring throw
 */
export async function openSecrets(db: Db, place: KeyPlace, now: Date): Promise<SecretBox> {
  const file = keyRingFile(place)
  let ring = readKeyRing(file)
  const wanted = await storeKeyId(db)
  if (wanted !== undefined) return boxOf(ring, wanted, file)
  if (ring.length === 0) {
    ring = [newServerKey(now)]
    writeKeyRing(file, ring)
  }
  const own = ring[0]?.id ?? ''
  const taken = await db.tx(async (q) => {
    // Of several servers that start on one database the first decides; the others wait here and take its key.
    const first = await q.query(
      'INSERT INTO setting (key, value) VALUES ($1, to_jsonb($2::text)) ON CONFLICT (key) DO NOTHING RETURNING key',
      [setting, own],
    )
    if (first.length > 0) await sealClear(q, boxOf(ring, own, file))
    return (await storeKeyId(q)) ?? own
  })
  return boxOf(ring, taken, file)
}

/** @throws DeskError `cli.serverKeyMissing` */
export function boxOf(ring: KeyRing, id: string, file: string): SecretBox {
  const current = ring.find((key) => key.id === id)
  if (!current) throw new DeskError('cli.serverKeyMissing', { id, file })
  return secretBox(ring, current, file)
}

interface StoredSecret {
  readonly name: string
  readonly value: string
}

/** Every secret of the store, its row locked until the transaction ends. */
export async function* storedSecrets(q: Queryable) {
  for (const { table, column, name } of columns) {
    const rows = await q.query<StoredSecret>(
      `SELECT ${name} AS name, ${column} AS value FROM ${table} WHERE ${column} <> '' ORDER BY ${name} FOR UPDATE`,
    )
    for (const row of rows) yield { ...row, table, column, key: name, place: `${table}/${column}/${row.name}` }
  }
}

/**
 * What an earlier version kept in clear. It kept all of it so: where some is sealed, somebody has taken the name of the
 * key out of the database, and what is in clear beside it may be a password of his own.
 * @throws DeskError `cli.serverKeyForgotten`
 */
async function sealClear(q: Queryable, to: SecretBox): Promise<void> {
  for await (const { value } of storedSecrets(q))
    if (keyIdOf(value) !== undefined) throw new DeskError('cli.serverKeyForgotten')
  await sealAll(q, undefined, to)
}

/** @returns how many were sealed anew; those under the key already stay as they are */
export async function sealAll(q: Queryable, from: SecretBox | undefined, to: SecretBox): Promise<number> {
  let sealed = 0
  for await (const { table, column, key, name, value, place } of storedSecrets(q)) {
    const under = keyIdOf(value)
    if (under === to.keyId) continue
    const text = under === undefined ? value : (from ?? to).open(value, place)
    await q.query(`UPDATE ${table} SET ${column} = $2 WHERE ${key} = $1`, [name, to.seal(text, place)])
    sealed += 1
  }
  return sealed
}
