import pg from 'pg'
import { type Db, notifySql, type Queryable, type TxOptions } from './db'
import { columnParsers } from './parsers'
import { PostgresListener } from './postgres-listener'
import { retryConflicts } from './retry'
import { TxGuard } from './tx-guard'

const types = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    columnParsers[oid] ?? pg.types.getTypeParser(oid, format as 'text'),
} as unknown as pg.CustomTypesConfig

function queryable(client: Pick<pg.PoolClient, 'query'>): Queryable {
  return {
    query: async <Row>(sql: string, params: readonly unknown[] = []) =>
      (await client.query(sql, [...params])).rows as Row[],
    exec: async (sql) => {
      await client.query(sql)
    },
  }
}

async function inTransaction<T>(pool: pg.Pool, begin: string, fn: (q: Queryable) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  let broken: Error | undefined
  try {
    await client.query(begin)
    const value = await fn(queryable(client))
    await client.query('COMMIT')
    return value
  } catch (error) {
    await client.query('ROLLBACK').catch((reason: Error) => {
      broken = reason
    })
    throw error
  } finally {
    client.release(broken)
  }
}

/** PostgreSQL behind a pool; any database that speaks its wire protocol. */
export async function openPostgres(url: string, onTrouble: (error: Error) => void = () => {}): Promise<Db> {
  const settings = { connectionString: url, types, options: '-c timezone=UTC' }
  const pool = new pg.Pool({ ...settings, max: 16 })
  // An idle connection that the server ends must not end this process; the next query reports it.
  pool.on('error', onTrouble)
  // The same of one in use: the query that fails tells its caller, this tells the log; unheard, it would end the process.
  pool.on('connect', (client) => client.on('error', onTrouble))
  const direct = queryable(pool as unknown as pg.PoolClient)
  const listener = new PostgresListener(settings, onTrouble)
  const guard = new TxGuard()
  await direct.query('SELECT 1')
  return {
    dialect: 'postgres',
    query: async (sql, params) => {
      guard.assertOutside()
      return direct.query(sql, params)
    },
    exec: async (sql) => {
      guard.assertOutside()
      return direct.exec(sql)
    },
    tx: async <T>(fn: (q: Queryable) => Promise<T>, options: TxOptions = {}) => {
      guard.assertOutside()
      const begin = options.mode === 'snapshot' ? 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY' : 'BEGIN'
      return retryConflicts(() => inTransaction(pool, begin, (q) => guard.run(() => fn(q))))
    },
    listen: (channel, onMessage) => listener.listen(channel, onMessage),
    notify: async (channel, payload) => {
      await direct.query(notifySql, [channel, payload])
    },
    close: async () => {
      await listener.close()
      await pool.end()
    },
  }
}
