import { type Db, onlyRow, type Queryable, toJson } from '../storage/db'
import { countColumns, definitionHash, sumColumns, takeOrdersSql } from './focus-sql'

const advisoryLock = 741_001_705

interface Cell {
  readonly month: string
  readonly region: string
  readonly organ: string
  readonly field: string
}

export interface Prepared {
  /** Orders looked at again. */
  readonly orders: number
  readonly cells: number
}

const cellColumns = 'month, region, organ, field'

/**
 * Brings the board's tables up to the present: the orders that changed since they were last counted, those whose case
 * was judged otherwise, and those that became late by the passing of time. Revisions say what changed, so whoever wrote
 * it (intake, a command, a restore) need not know of the board. Costs nothing when nothing changed.
 */
export async function prepareBoard(db: Db, now: Date): Promise<Prepared> {
  if (!(await isBehind(db, now))) return { orders: 0, cells: 0 }
  return db.tx(async (q) => {
    await q.query('SELECT pg_advisory_xact_lock($1)', [advisoryLock])
    const { epoch, v } = onlyRow(await q.query<{ epoch: string; v: number }>('SELECT epoch, v FROM sync_clock'))
    const [state] = await q.query<{ v: number }>(
      'SELECT v FROM focus_state WHERE epoch = $1 AND definition = $2 AND v <= $3',
      [epoch, definitionHash, v],
    )
    const prepared = state ? await follow(q, state.v, now) : await countAll(q, now)
    await q.query(
      `INSERT INTO focus_state (epoch, v, definition) VALUES ($1, $2, $3)
       ON CONFLICT (only_row) DO UPDATE SET epoch = excluded.epoch, v = excluded.v, definition = excluded.definition`,
      [epoch, v, definitionHash],
    )
    return prepared
  })
}

/** Asked before every answer, so it must stay a matter of two index look-ups. */
async function isBehind(q: Queryable, now: Date): Promise<boolean> {
  const { behind } = onlyRow(
    await q.query<{ behind: boolean }>(
      `SELECT NOT EXISTS (
         SELECT 1 FROM focus_state f JOIN sync_clock k ON f.epoch = k.epoch AND f.v <= k.v
         WHERE f.definition = $1 AND NOT EXISTS (
           SELECT 1 FROM entity e WHERE e.type IN ('workOrder', 'supervisionCase') AND e.rev > f.v)
       ) OR EXISTS (SELECT 1 FROM focus_order WHERE open_due < $2::timestamptz) AS behind`,
      [definitionHash, now.toISOString()],
    ),
  )
  return behind
}

async function countAll(q: Queryable, now: Date): Promise<Prepared> {
  await q.exec('TRUNCATE focus_order; TRUNCATE focus_cell')
  const taken = await q.query<{ n: number }>(
    `WITH taken AS (${takeOrdersSql('true', '$1')} RETURNING 1) SELECT count(*)::int AS n FROM taken`,
    [now.toISOString()],
  )
  const cells = await q.query<{ n: number }>(
    `WITH put AS (INSERT INTO focus_cell (${cellColumns}, ${countColumns})
       SELECT ${cellColumns}, ${sumColumns()} FROM focus_order GROUP BY ${cellColumns} RETURNING 1)
     SELECT count(*)::int AS n FROM put`,
  )
  await q.exec('ANALYZE focus_order; ANALYZE focus_cell')
  return { orders: onlyRow(taken).n, cells: onlyRow(cells).n }
}

async function follow(q: Queryable, after: number, now: Date): Promise<Prepared> {
  const changed = await changedOrders(q, after)
  const left = await q.query<Cell>(
    `WITH gone AS (DELETE FROM focus_order WHERE id = ANY($1::text[]) RETURNING ${cellColumns})
     SELECT DISTINCT ${cellColumns} FROM gone`,
    [changed],
  )
  const entered = await q.query<Cell>(
    `WITH taken AS (${takeOrdersSql('o.id = ANY($2::text[])', '$1')} RETURNING ${cellColumns})
     SELECT DISTINCT ${cellColumns} FROM taken`,
    [now.toISOString(), changed],
  )
  const late = await q.query<Cell>(
    `WITH passed AS (UPDATE focus_order SET late = 1, open_due = NULL WHERE open_due < $1::timestamptz
       RETURNING ${cellColumns})
     SELECT DISTINCT ${cellColumns} FROM passed`,
    [now.toISOString()],
  )
  const cells = distinct([...left, ...entered, ...late])
  await sumCells(q, cells)
  return { orders: changed.length, cells: cells.length }
}

async function changedOrders(q: Queryable, after: number): Promise<string[]> {
  const rows = await q.query<{ id: string }>(
    `SELECT id FROM entity WHERE type = 'workOrder' AND rev > $1
     UNION
     SELECT o.id FROM entity c
       JOIN entity o ON o.type = 'workOrder' AND o.doc #>> '{lead,caseId}' IS NOT NULL
         AND (o.doc #>> '{lead,caseId}') COLLATE "C" = c.id
       WHERE c.type = 'supervisionCase' AND c.rev > $1`,
    [after],
  )
  return rows.map(({ id }) => id)
}

async function sumCells(q: Queryable, cells: readonly Cell[]): Promise<void> {
  if (cells.length === 0) return
  const keys = `jsonb_to_recordset($1::jsonb) AS k (month text, region text, organ text, field text)`
  const same = (row: string) =>
    cellColumns
      .split(', ')
      .map((column) => `${row}.${column} = k.${column}`)
      .join(' AND ')
  const named = toJson(cells)
  await q.query(`DELETE FROM focus_cell f USING ${keys} WHERE ${same('f')}`, [named])
  await q.query(
    `INSERT INTO focus_cell (${cellColumns}, ${countColumns})
     SELECT f.month, f.region, f.organ, f.field, ${sumColumns('f.')}
     FROM ${keys} JOIN focus_order f ON ${same('f')}
     GROUP BY f.month, f.region, f.organ, f.field`,
    [named],
  )
}

function distinct(cells: readonly Cell[]): Cell[] {
  return [...new Map(cells.map((cell) => [Object.values(cell).join('\n'), cell])).values()]
}
