import type { Db } from '../../storage/db'
import type { SyncStore } from '../sync-store'
import { sqlReadTx } from './sql-read-tx'
import { sqlWriteTx } from './sql-write-tx'

/** The sync store over PGlite and PostgreSQL: set-based SQL, one statement per table and transaction. */
export function sqlStore(db: Db): SyncStore {
  return {
    write: (work) => db.tx((q) => work(sqlWriteTx(q))),
    snapshot: (work) => db.tx((q) => work(sqlReadTx(q)), { mode: 'snapshot' }),
  }
}
