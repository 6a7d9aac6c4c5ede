/**
 * The one door to SQL. The same code runs on the embedded PGlite and on PostgreSQL; what differs
 * between their drivers (parsers, transactions, notifications) ends here.
 *
 * Values: bigint and numeric come back as number (unsafe integers throw), timestamptz as ISO-8601 UTC
 * text with milliseconds, date as YYYY-MM-DD, json/jsonb as objects. Parameters: text, number,
 * boolean, null, arrays for `$1::text[]`, and for json always `toJson(value)` with a `::jsonb` cast
 * (an array given as it is would become an SQL array on PostgreSQL).
 *
 * Within one transaction one query is asked at a time, each awaited before the next: there is one connection under it,
 * and side by side (`Promise.all`) a failure would leave the others running into the end of the transaction.
 */
export interface Queryable {
  /** One statement with parameters. */
  query<Row = Record<string, unknown>>(sql: string, params?: readonly unknown[]): Promise<Row[]>
  /** Several statements without parameters (schema, maintenance). */
  exec(sql: string): Promise<void>
}

export interface TxOptions {
  /** `snapshot`: every statement sees the same moment (REPEATABLE READ, read only). Default: READ COMMITTED. */
  readonly mode?: 'write' | 'snapshot'
}

export interface Db extends Queryable {
  readonly dialect: 'pglite' | 'postgres'
  /**
   * Runs `fn` in one transaction: commits what it returns, rolls back when it throws. `fn` may run
   * again after a serialisation failure or a deadlock, so it has no effects but SQL. Inside it only
   * `q` may be used: a call of the outer Db throws instead of hanging (PGlite has one connection).
   */
  tx<T>(fn: (q: Queryable) => Promise<T>, options?: TxOptions): Promise<T>
  /** Calls back for every NOTIFY on the channel, from any server process. Ends with the returned function. */
  listen(channel: string, onMessage: (payload: string) => void): Promise<() => Promise<void>>
  /** Pokes the listeners of all server processes. Inside a transaction use `notifySql` on `q`. */
  notify(channel: string, payload: string): Promise<void>
  /** Ends running statements first; afterwards every call throws. */
  close(): Promise<void>
}

/** For `q.query(notifySql, [channel, payload])`: sent when the transaction commits. */
export const notifySql = 'SELECT pg_notify($1, $2)'

export function toJson(value: unknown): string {
  return JSON.stringify(value)
}

/** The only row of a statement that always gives one. */
export function onlyRow<Row>(rows: readonly Row[]): Row {
  const [row] = rows
  if (row === undefined || rows.length > 1) throw new Error(`expected one row, got ${rows.length}`)
  return row
}
