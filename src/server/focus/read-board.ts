import { type FocusCount, type FocusDimension, type FocusNumbers, focusCounts, noNumbers } from '#shared/domain/focus'
import {
  type FocusBoard,
  type FocusFilter,
  type FocusQuery,
  type FocusRow,
  sortedRows,
  totalOf,
} from '#shared/domain/focus-board'
import type { FocusOrderPage } from '#shared/sync/focus-protocol'
import type { Queryable } from '../storage/db'
import { sumColumns } from './focus-sql'

/** Which regions the user may see, and the part of the board he asked for. */
export interface FocusView {
  readonly regions: readonly string[]
  readonly filter: FocusFilter
}

type SummedRow = Record<FocusCount, number> & Partial<Record<FocusDimension | 'month', string>>

/** The board from its prepared cells; the orders themselves are not read. */
export async function readBoard(q: Queryable, regions: readonly string[], query: FocusQuery): Promise<FocusBoard> {
  const rows = await summed(q, { regions, filter: query }, query.by)
  const months = await summed(q, { regions, filter: query }, ['month'])
  const groups = rows.map(
    (row): FocusRow => ({
      ...Object.fromEntries(query.by.map((dimension) => [dimension, row[dimension]])),
      numbers: numbersOf(row),
    }),
  )
  return {
    rows: sortedRows(groups),
    months: months.map((row) => ({ month: row.month ?? '', numbers: numbersOf(row) })),
    total: totalOf(groups),
  }
}

async function summed(q: Queryable, view: FocusView, by: readonly (FocusDimension | 'month')[]): Promise<SummedRow[]> {
  const { where, params } = condition(view)
  if (by.length === 0) {
    const [row] = await q.query<SummedRow>(`SELECT ${sumColumns()} FROM focus_cell WHERE ${where}`, params)
    return row?.complaints ? [row] : []
  }
  const columns = by.join(', ')
  return q.query<SummedRow>(
    `SELECT ${columns}, ${sumColumns()} FROM focus_cell WHERE ${where} GROUP BY ${columns} ORDER BY ${columns}`,
    params,
  )
}

function condition({ regions, filter }: FocusView): { where: string; params: unknown[] } {
  const params: unknown[] = [regions, filter.from, filter.to]
  const parts = ['region = ANY($1::text[])', 'month >= $2', 'month <= $3']
  for (const name of ['field', 'organ', 'region'] as const) {
    const wanted = filter[name]
    if (wanted === undefined) continue
    params.push(wanted)
    parts.push(`${name} = $${params.length}`)
  }
  return { where: parts.join(' AND '), params }
}

/** The very orders behind a number, the latest first. */
export async function readFocusOrders(
  q: Queryable,
  view: FocusView,
  count: FocusCount,
  range: { readonly offset: number; readonly limit: number },
): Promise<FocusOrderPage> {
  const { where, params } = condition(view)
  const behind = `${where} AND ${count} = 1`
  const [total] = await q.query<{ n: number }>(`SELECT count(*)::int AS n FROM focus_order WHERE ${behind}`, params)
  const rows = await q.query<FocusOrderPage['rows'][number]>(
    `SELECT f.id, o.doc ->> 'orderNo' AS "orderNo", o.doc ->> 'title' AS title, o.doc ->> 'receivedAt' AS "receivedAt",
       f.region, f.organ, f.field, coalesce(o.doc ->> 'verified', '') AS verified,
       coalesce(o.doc ->> 'satisfaction', '') AS satisfaction, f.late = 1 AS late, f.repeated = 1 AS repeated,
       coalesce(o.doc #>> '{lead,state}', '') AS "leadState", coalesce(o.doc #>> '{lead,caseId}', '') AS "caseId"
     FROM (SELECT * FROM focus_order WHERE ${behind} ORDER BY received_at DESC, id
       LIMIT $${params.length + 1} OFFSET $${params.length + 2}) f
     JOIN entity o ON o.type = 'workOrder' AND o.id = f.id
     ORDER BY f.received_at DESC, f.id`,
    [...params, range.limit, range.offset],
  )
  return { total: total?.n ?? 0, rows: [...rows] }
}

function numbersOf(row: SummedRow): FocusNumbers {
  return { ...noNumbers, ...Object.fromEntries(focusCounts.map((count) => [count, row[count] ?? 0])) }
}
