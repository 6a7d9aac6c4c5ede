import { randomBytes, randomInt } from 'node:crypto'
import { constantTimeEqual } from '../auth/constant-time-equal'
import { sha256 } from '../auth/sessions'
import type { Db, Queryable } from '../storage/db'

/** Without letters that look like digits: it is read aloud or typed from a screen. */
const alphabet = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'

function newCode(): string {
  const groups = Array.from({ length: 4 }, () => Array.from({ length: 4 }, () => alphabet[randomInt(alphabet.length)]))
  return groups.map((group) => group.join('')).join('-')
}

/** A code has 78 bits: whoever reads the store must not look it up in a table that was made before. */
const hashOf = (salt: string, code: string) => `${salt}.${sha256(`${salt}.${normalCode(code)}`)}`

const normalCode = (code: string) => code.toUpperCase().replace(/[^0-9A-Z]/g, '')

export async function hasAdministrator(q: Queryable): Promise<boolean> {
  const rows = await q.query(`SELECT 1 FROM users WHERE 'admin' = ANY(roles) AND NOT disabled LIMIT 1`)
  return rows.length > 0
}

/** A new code at each start while nobody administers the server; undefined once somebody does. */
export async function openSetup(db: Db, at: Date): Promise<string | undefined> {
  if (await hasAdministrator(db)) return undefined
  const code = newCode()
  await db.query(
    `INSERT INTO setup_code (code_hash, created_at) VALUES ($1, $2)
     ON CONFLICT (only_row) DO UPDATE SET code_hash = excluded.code_hash, created_at = excluded.created_at, used_at = NULL`,
    [hashOf(randomBytes(16).toString('hex'), code), at.toISOString()],
  )
  return code
}

const CODE_LASTS_MS = 24 * 3600 * 1000

/** Spends the code; false when it is wrong, old or was spent. Holds the row, so that of two requests one wins. */
export async function spendSetupCode(q: Queryable, code: string, at: Date): Promise<boolean> {
  const [row] = await q.query<{ code_hash: string; created_at: string; used_at: string | null }>(
    'SELECT * FROM setup_code FOR UPDATE',
  )
  if (!row || row.used_at || !constantTimeEqual(row.code_hash, hashOf(row.code_hash.split('.')[0] ?? '', code)))
    return false
  if (at.getTime() - Date.parse(row.created_at) > CODE_LASTS_MS) return false
  await q.query('UPDATE setup_code SET used_at = $1', [at.toISOString()])
  return true
}
