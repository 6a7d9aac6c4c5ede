import { Mutex, PGlite } from '@electric-sql/pglite'
import { createCluster } from './create-cluster'
import { type Db, notifySql, type Queryable, type TxOptions } from './db'
import { DurableNodeFs } from './durable-node-fs'
import { columnParsers } from './parsers'
import { PgliteStatements } from './pglite-statements'
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

/** The embedded database: one connection, transactions one after another, one fsync per commit. */
export async function openPglite(directory: string): Promise<Db> {
  await createCluster(directory)
  const pglite = await PGlite.create({ fs: new DurableNodeFs(directory), startParams, parsers: columnParsers })
  const statements = new PgliteStatements(pglite)
  const direct: Queryable = {
    query: (sql, params) => statements.query(sql, params),
    exec: (sql) => statements.exec(sql),
  }
  // Whoever has it has the only connection.
  const turn = new Mutex()
  const guard = new TxGuard()
  const alone = <T>(work: () => Promise<T>): Promise<T> =>
    turn.runExclusive(() => {
      if (pglite.closed) throw new Error('the database is closed')
      return work()
    })
  return {
    dialect: 'pglite',
    query: async (sql, params) => {
      guard.assertOutside()
      return alone(() => direct.query(sql, params))
    },
    exec: async (sql) => {
      guard.assertOutside()
      return alone(() => direct.exec(sql))
    },
    tx: async <T>(fn: (q: Queryable) => Promise<T>, options: TxOptions = {}) => {
      guard.assertOutside()
      return alone(() => inTransaction(statements, options, (q) => guard.run(() => fn(q))))
    },
    listen: async (channel, onMessage) => {
      const stop = await alone(() => pglite.listen(channel, onMessage))
      return () => alone(() => stop())
    },
    notify: async (channel, payload) => {
      await alone(() => direct.query(notifySql, [channel, payload]))
    },
    close: () => turn.runExclusive(() => pglite.close()),
  }
}

async function inTransaction<T>(
  statements: PgliteStatements,
  { mode }: TxOptions,
  fn: (q: Queryable) => Promise<T>,
): Promise<T> {
  let ended = false
  const assertRunning = () => {
    if (ended) throw new Error('the transaction has ended')
  }
  const q: Queryable = {
    query: async (sql, params = []) => {
      assertRunning()
      return statements.query(sql, params)
    },
    exec: async (sql) => {
      assertRunning()
      return statements.exec(sql)
    },
  }
  statements.begin(mode === 'snapshot' ? 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY' : 'BEGIN')
  let value: T
  try {
    value = await fn(q)
  } catch (error) {
    ended = true
    await statements.rollback()
    throw error
  }
  ended = true
  await statements.commit()
  return value
}
