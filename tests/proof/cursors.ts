import pg from 'pg'

/**
 * Three ways to number changes so that readers can ask for "everything after n". Writers stamp a row and commit; a
 * reader goes on from the last number it saw. What it never sees although it was committed is lost.
 */
export type CursorKind = 'sequence' | 'sequenceAndXmin' | 'clockRow'

export const schemaSql = `
DROP TABLE IF EXISTS proof_row, proof_clock;
DROP SEQUENCE IF EXISTS proof_seq;
CREATE SEQUENCE proof_seq;
CREATE TABLE proof_row (kind text NOT NULL, v bigint NOT NULL, writer int NOT NULL, n int NOT NULL, xmin_at bigint);
CREATE INDEX ON proof_row (kind, v);
CREATE TABLE proof_clock (only_row boolean PRIMARY KEY DEFAULT true, v bigint NOT NULL) WITH (fillfactor = 10);
INSERT INTO proof_clock (v) VALUES (0);
`

const stampInsert = (kind: string, writer: number, n: number) =>
  `WITH clock AS (UPDATE proof_clock SET v = v + 1 RETURNING v)
   INSERT INTO proof_row (kind, v, writer, n) SELECT '${kind}', clock.v, ${writer}, ${n} FROM clock`

const bareInsert = `INSERT INTO proof_row (kind, v, writer, n) VALUES ($1, nextval('proof_seq'), $2, $3)`

/** One commit in so many holds the clock's lock over a round trip, as the server does; the others travel as one message. */
const SLOW_EVERY = 8

/** One commit of a writer. The clock row is updated last, and its lock is held until the commit. */
export async function commitOne(client: pg.ClientBase, kind: CursorKind, writer: number, n: number): Promise<void> {
  if (kind === 'clockRow' && n % SLOW_EVERY !== 0) {
    await client.query(`BEGIN; SELECT 1; ${stampInsert(kind, writer, n)}; COMMIT`)
    return
  }
  await client.query('BEGIN')
  if (kind === 'clockRow') {
    // Work first, the clock last, as the server does it.
    await client.query('SELECT 1')
    await client.query(stampInsert(kind, writer, n))
  } else {
    await client.query(bareInsert, [kind, writer, n])
    await client.query('SELECT 1')
  }
  await client.query('COMMIT')
}

/** Reads what is new behind the cursor and returns where to go on. */
export async function readBehind(
  client: pg.ClientBase,
  kind: CursorKind,
  after: number,
): Promise<{ readonly rows: readonly { writer: number; n: number }[]; readonly cursor: number }> {
  // The usual repair of the bare sequence: nothing beyond what was allocated when the oldest running transaction began.
  const bound =
    kind === 'sequenceAndXmin'
      ? `AND v <= coalesce((SELECT min(r.v) FROM proof_row r WHERE r.kind = $1 AND r.v > $2 AND r.xmin::text::bigint >=
           (SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint)), 9223372036854775807)`
      : ''
  const { rows } = await client.query<{ v: string; writer: number; n: number }>(
    `SELECT v, writer, n FROM proof_row WHERE kind = $1 AND v > $2 ${bound} ORDER BY v LIMIT 5000`,
    [kind, after],
  )
  return { rows, cursor: Number(rows.at(-1)?.v ?? after) }
}

export interface CursorResult {
  readonly commits: number
  readonly lost: number
  readonly perSecond: number
}

/** So many writers at once, one reader beside them until everything was written and one last time. */
export async function raceCursor(
  url: string,
  kind: CursorKind,
  writers: number,
  commits: number,
): Promise<CursorResult> {
  const pool = new pg.Pool({ connectionString: url, max: writers + 2 })
  const seen = new Set<string>()
  let cursor = 0
  let writing = true
  const started = Date.now()
  const reader = async () => {
    const client = await pool.connect()
    const readAll = async () => {
      for (;;) {
        const { rows, cursor: next } = await readBehind(client, kind, cursor)
        for (const { writer, n } of rows) seen.add(`${writer}/${n}`)
        cursor = next
        if (rows.length < 5000) return
      }
    }
    while (writing) await readAll()
    await readAll()
    client.release()
  }
  const reading = reader()
  const each = Math.ceil(commits / writers)
  await Promise.all(
    Array.from({ length: writers }, async (_, writer) => {
      const client = await pool.connect()
      for (let n = 0; n < each; n++) await commitOne(client, kind, writer, n)
      client.release()
    }),
  )
  const seconds = (Date.now() - started) / 1000
  writing = false
  await reading
  await pool.end()
  const written = each * writers
  return { commits: written, lost: written - seen.size, perSecond: Math.round(written / seconds) }
}
