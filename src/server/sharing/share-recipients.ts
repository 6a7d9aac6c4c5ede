import { newToken } from '../auth/sessions'
import type { SecretBox } from '../secrets/secret-box'
import { secretPlaces } from '../secrets/stored-secrets'
import type { Queryable } from '../storage/db'

/** Where a recipient is reached; an agreement names it. */
export interface ShareRecipient {
  readonly name: string
  readonly way: 'http' | 'folder'
  /** An address, or a folder of the server's machine. */
  readonly address: string
  /** What messages are signed with; both sides know it. */
  readonly secret: string | null
  /** The authority that the other side's certificate is from, in PEM; the system's where absent. */
  readonly ca: string | null
}

/** Registers or changes a recipient. @returns the key that messages are signed with from now on; nothing for a folder */
export async function saveRecipient(
  q: Queryable,
  secrets: SecretBox,
  {
    name,
    way,
    address,
    ca,
    key,
  }: Pick<ShareRecipient, 'name' | 'way' | 'address' | 'ca'> & { key?: string | undefined },
  at: Date,
): Promise<string | undefined> {
  const secret = way === 'http' ? (key ?? `push_${newToken()}`) : null
  await q.query(
    `INSERT INTO share_recipient (name, way, address, secret, ca, created_at) VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT (name) DO UPDATE SET way = excluded.way, address = excluded.address, secret = excluded.secret,
       ca = excluded.ca`,
    [
      name,
      way,
      address,
      secret === null ? null : secrets.seal(secret, secretPlaces.recipient(name)),
      ca,
      at.toISOString(),
    ],
  )
  return secret ?? undefined
}

export async function recipients(q: Queryable, secrets: SecretBox): Promise<ShareRecipient[]> {
  const rows = await q.query<ShareRecipient & Record<string, unknown>>(
    'SELECT name, way, address, secret, ca FROM share_recipient ORDER BY name',
  )
  return rows.map((row) => ({
    ...row,
    secret: row.secret === null ? null : secrets.open(row.secret, secretPlaces.recipient(row.name)),
  }))
}
