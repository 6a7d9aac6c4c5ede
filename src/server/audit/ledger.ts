import { TRANSFER_SERIES } from '#shared/commands/numbers'
import type { LedgerLine } from '#shared/sync/audit-protocol'
import type { Queryable } from '../storage/db'

const PAGE = 500

interface Ledger {
  readonly numbers: LedgerLine[]
  readonly series: { key: string; next: number }[]
}

/**
 * The numbers of one or several series in order: issued, voided with the reason, or reserved for a command that is yet
 * to be re-sent. Every number below `next` is there: a number once given is accounted for, for ever.
 * @param organId restricts to the series of one organ
 */
export async function readLedger(
  q: Queryable,
  { series, after }: { readonly series: string; readonly after: number },
  organId: string | undefined,
): Promise<Ledger> {
  // starts_with, not LIKE: a key may hold what LIKE takes for a pattern. That letters of 移送 exist only auditors may know.
  const own = `starts_with(key, $1)
    AND ($2::text IS NULL OR (split_part(key, '/', 2) = $2 AND NOT starts_with(key, $3)))`
  const keys = await q.query<{ key: string; next: number }>(
    `SELECT key, next FROM series WHERE ${own} ORDER BY key LIMIT 200`,
    [series, organId ?? null, TRANSFER_SERIES],
  )
  const numbers = await q.query<LedgerLine>(
    `SELECT d.series_key AS series, d.no, d.state, d.reason, d.at, d.document_id AS "holderId",
       coalesce(e.doc ->> 'number', e.doc ->> 'caseNo', e.doc #>> '{letter,number}') AS number, e.doc ->> 'title' AS title
     FROM doc_no d LEFT JOIN entity e ON e.id = d.document_id AND e.type IN ('officialDocument', 'supervisionCase', 'transfer')
     WHERE d.series_key = ANY($1::text[]) AND d.no > $2 ORDER BY d.series_key, d.no LIMIT ${PAGE}`,
    [keys.map(({ key }) => key), after],
  )
  return { numbers, series: keys }
}
