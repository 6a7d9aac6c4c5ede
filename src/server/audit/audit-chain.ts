import { createHash } from 'node:crypto'
import { canonicalJson } from '#shared/sync/canonical-json'
import { onlyRow, type Queryable, toJson } from '../storage/db'

/** What happened, by whom, on which device: ids and hashes only, never case text. */
export interface AuditFact {
  readonly at: string
  readonly deviceAt?: string | undefined
  readonly userId: string
  readonly role: string
  readonly clientId?: string | undefined
  readonly commandId?: string | undefined
  readonly type: string
  readonly touched: readonly TouchedRow[]
}

export interface TouchedRow {
  readonly type: string
  readonly id: string
  /** SHA-256 of the row before and after; absent where it did not exist. */
  readonly before?: string | undefined
  readonly after?: string | undefined
}

export interface AuditHead {
  readonly seq: number
  readonly hash: string
}

function sha256Hex(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

export function docHash(doc: unknown): string {
  return sha256Hex(canonicalJson(doc))
}

/** `hash = SHA-256(prev ‖ canonical JSON)`: changing or dropping any entry breaks every later one. */
export function chainHash(head: AuditHead, fact: AuditFact): AuditHead {
  const seq = head.seq + 1
  return { seq, hash: sha256Hex(head.hash + canonicalJson({ seq, ...fact })) }
}

/**
 * Writes the facts of one transaction behind `head` and returns the new head, which the caller stores in
 * `sync_clock` with its last statement.
 */
export async function appendAudit(q: Queryable, head: AuditHead, facts: readonly AuditFact[]): Promise<AuditHead> {
  let last = head
  const rows = facts.map((fact) => {
    const prev = last.hash
    last = chainHash(last, fact)
    return { ...fact, ...last, prev }
  })
  if (rows.length === 0) return head
  await q.query(
    `INSERT INTO audit (seq, at, device_at, user_id, role, client_id, command_id, type, touched, prev, hash)
     SELECT seq, at, "deviceAt", "userId", role, "clientId", "commandId", type, touched, prev, hash
     FROM jsonb_to_recordset($1::jsonb) AS r (seq bigint, at timestamptz, "deviceAt" timestamptz, "userId" text,
       role text, "clientId" text, "commandId" text, type text, touched jsonb, prev text, hash text)`,
    [toJson(rows)],
  )
  return last
}

export interface ClockRow {
  readonly epoch: string
  readonly v: number
  readonly head: AuditHead
}

/** Takes the clock row's lock. Last of all locks: entities and the number series come before it. */
export async function lockClock(q: Queryable): Promise<ClockRow> {
  const row = onlyRow(
    await q.query<{ epoch: string; v: number; audit_seq: number; audit_hash: string }>(
      'SELECT epoch, v, audit_seq, audit_hash FROM sync_clock FOR UPDATE',
    ),
  )
  return { epoch: row.epoch, v: row.v, head: { seq: row.audit_seq, hash: row.audit_hash } }
}

export async function storeClock(q: Queryable, v: number, head: AuditHead): Promise<void> {
  await q.query('UPDATE sync_clock SET v = $1, audit_seq = $2, audit_hash = $3', [v, head.seq, head.hash])
}
