import type { LoadedEntity } from '#shared/commands/engine/working-set'
import { lockClock } from '../../audit/audit-chain'
import { onlyRow, type Queryable } from '../../storage/db'
import type { ClientRow, StoredReceipt, WriteTx } from '../sync-store'
import { saveBatch } from './save-batch'
import { sqlReach } from './sql-reach'
import { sqlReference } from './sql-reference'

const lockClientSql = `SELECT c.user_id AS "userId", c.last_seq AS "lastSeq", c.disabled, k.epoch
  FROM client c, sync_clock k WHERE c.id = $1 FOR UPDATE OF c`

export function sqlWriteTx(q: Queryable): WriteTx {
  return {
    ...sqlReference(q),
    ...sqlReach(q),
    async lockClient(clientId) {
      const [row] = await q.query<ClientRow>(lockClientSql, [clientId])
      return row
    },
    receipts: (clientId, seqs, cmdIds) =>
      q.query<StoredReceipt>(
        `SELECT client_id AS "clientId", seq, cmd_id AS "cmdId", hash, result AS receipt FROM receipt
         WHERE client_id = $1 AND seq = ANY($2::bigint[])
         UNION
         SELECT client_id, seq, cmd_id, hash, result FROM receipt WHERE cmd_id = ANY($3::text[])`,
        [clientId, [...seqs], [...cmdIds]],
      ),
    lockEntities: (refs) =>
      refs.length === 0
        ? Promise.resolve([])
        : q.query<LoadedEntity>(
            `SELECT e.type, e.id, e.rev, e.doc, e.field_rev AS marks FROM entity e
             JOIN unnest($1::text[], $2::text[]) AS k (type, id) ON e.type = k.type AND e.id = k.id
             WHERE NOT e.deleted ORDER BY e.type, e.id FOR UPDATE OF e`,
            [refs.map(({ type }) => type), refs.map(({ id }) => id)],
          ),
    async lockSeries(key) {
      // Also makes the row of a new series, and waits for whoever is taking its number.
      const rows = await q.query<{ next: number }>(
        `INSERT INTO series (key, next) VALUES ($1, 1)
         ON CONFLICT (key) DO UPDATE SET next = series.next RETURNING next`,
        [key],
      )
      return onlyRow(rows).next
    },
    async isReserved(key, no) {
      const rows = await q.query(`SELECT 1 FROM doc_no WHERE series_key = $1 AND no = $2 AND state = 'reserved'`, [
        key,
        no,
      ])
      return rows.length > 0
    },
    async currentV() {
      return onlyRow(await q.query<{ v: number }>('SELECT v FROM sync_clock')).v
    },
    lockClock: () => lockClock(q),
    save: (batch) => saveBatch(q, batch),
  }
}
