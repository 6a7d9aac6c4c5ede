import { PGlite, type Transaction } from '@electric-sql/pglite'
import { createCluster } from './create-cluster'
import { type Db, notifySql, type Queryable, type TxOptions } from './db'
import { DurableNodeFs } from './durable-node-fs'
import { columnParsers } from './parsers'
import { TxGuard } from './tx-guard'

/** PGlite's own list without `-F` (which turns fsync off). */
const startParams = [
  ...PGlite.defaultStartParams.filter((param) => param !== '-F'),
  '-c',
  'wal_sync_method=fsync',
  '-c',
  'shared_buffers=64MB',
  '-c',
  'timezone=UTC',
]

function queryable(handle: Pick<Transaction, 'query' | 'exec'>): Queryable {
  return {
    query: async <Row>(sql: string, params: readonly unknown[] = []) =>
      (await handle.query<Row>(sql, [...params])).rows,
    exec: async (sql) => {
      await handle.exec(sql)
    },
  }
}

/** The embedded database: one connection, transactions one after another, one fsync per commit. */
export async function openPglite(directory: string): Promise<Db> {
  await createCluster(directory)
  const pglite = await PGlite.create({ fs: new DurableNodeFs(directory), startParams, parsers: columnParsers })
  const direct = queryable(pglite)
  const guard = new TxGuard()
  return {
    dialect: 'pglite',
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
      return pglite.transaction(async (handle) => {
        if (options.mode === 'snapshot') await handle.exec('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY')
        return guard.run(() => fn(queryable(handle)))
      }) as Promise<T>
    },
    listen: (channel, onMessage) => pglite.listen(channel, onMessage),
    notify: async (channel, payload) => {
      await pglite.query(notifySql, [channel, payload])
    },
    close: () => pglite.close(),
  }
}
