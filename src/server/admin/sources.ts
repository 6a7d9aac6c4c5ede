import { DeskError } from '#shared/messages/catalogue'
import { newToken, sha256 } from '../auth/sessions'
import type { Queryable } from '../storage/db'

export interface NewSource {
  readonly name: string
  /** Replaces the key of a known source; the old one ends at once. */
  readonly renew: boolean
}

/**
 * Makes or renews an intake source and returns its key, which is shown once: only its hash is kept.
 * @throws DeskError `cli.sourceTaken`
 */
export async function addSource(q: Queryable, { name, renew }: NewSource, at: Date): Promise<string> {
  const key = `desk_${newToken()}`
  const rows = await q.query(
    `INSERT INTO intake_source (name, key_hash, created_at) VALUES ($1, $2, $3)
     ON CONFLICT (name) DO UPDATE SET key_hash = excluded.key_hash, disabled = false WHERE $4 RETURNING name`,
    [name, sha256(key), at.toISOString(), renew],
  )
  if (rows.length === 0) throw new DeskError('cli.sourceTaken', { name })
  return key
}

/** The source a key belongs to; undefined for an unknown or disabled one. Notes the use, at most once a minute. */
export async function sourceOfKey(q: Queryable, key: string, now: Date): Promise<string | undefined> {
  const [row] = await q.query<{ name: string; last_used: string | null }>(
    'SELECT name, last_used FROM intake_source WHERE key_hash = $1 AND NOT disabled',
    [sha256(key)],
  )
  if (!row) return undefined
  if (!row.last_used || now.getTime() - Date.parse(row.last_used) > 60_000)
    await q.query('UPDATE intake_source SET last_used = $2 WHERE name = $1', [row.name, now.toISOString()])
  return row.name
}
