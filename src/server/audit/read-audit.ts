import type { Queryable } from '../storage/db'
import type { AuditEntry } from './verify-audit'

const PAGE = 2000

const columns = `seq, at, device_at AS "deviceAt", user_id AS "userId", role, client_id AS "clientId",
  command_id AS "commandId", type, touched, prev, hash`

/** The whole chain in order, page by page. */
export async function* readAudit(q: Queryable, after = 0): AsyncGenerator<AuditEntry> {
  for (let last = after; ; ) {
    const rows = await q.query<AuditEntry>(`SELECT ${columns} FROM audit WHERE seq > $1 ORDER BY seq LIMIT ${PAGE}`, [
      last,
    ])
    yield* rows
    const end = rows.at(-1)
    if (!end || rows.length < PAGE) return
    last = end.seq
  }
}

export interface AuditSearch {
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly userId?: string | undefined
  readonly type?: string | undefined
  /** Id of a case, order, document, user … that the entry touched. */
  readonly touched?: string | undefined
  readonly commandId?: string | undefined
  /** Newest first; the seq of the last entry of the page before. */
  readonly before?: number | undefined
}

/** Entries that match all that is asked, newest first. */
export function searchAudit(q: Queryable, search: AuditSearch, limit: number): Promise<AuditEntry[]> {
  const { from, to, userId, type, touched, commandId, before } = search
  return q.query<AuditEntry>(
    `SELECT ${columns} FROM audit
     WHERE ($1::bigint IS NULL OR seq < $1) AND ($2::timestamptz IS NULL OR at >= $2) AND ($3::timestamptz IS NULL OR at < $3)
       AND ($4::text IS NULL OR user_id = $4) AND ($5::text IS NULL OR type = $5) AND ($6::text IS NULL OR command_id = $6)
       AND ($7::jsonb IS NULL OR jsonb_path_query_array(touched, '$[*].id') @> $7)
     ORDER BY seq DESC LIMIT $8`,
    [
      before ?? null,
      from ?? null,
      to ?? null,
      userId ?? null,
      type ?? null,
      commandId ?? null,
      touched === undefined ? null : JSON.stringify([touched]),
      limit,
    ],
  )
}
