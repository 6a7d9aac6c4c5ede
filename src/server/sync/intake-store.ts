import { v7 as uuidv7 } from 'uuid'
import { type WorkOrder, workOrder } from '#shared/domain/work-order'
import { docHash, type TouchedRow } from '../audit/audit-chain'
import type { Db, Queryable } from '../storage/db'
import { toJson } from '../storage/db'
import { ReferenceCache } from './reference-cache'
import { scopesNow } from './retention'
import { sqlWriteTx } from './sql/sql-write-tx'
import { SYSTEM_CLIENT } from './system-command'

/** An order as a source registered it: no id yet, and none of what officers add. */
export type RegisteredOrder = Omit<
  WorkOrder,
  'id' | 'source' | 'caseReply' | 'createdAt' | 'createdBy' | 'updatedAt' | 'updatedBy'
>

export interface UpsertedOrder {
  readonly orderNo: string
  readonly id: string
  readonly outcome: 'created' | 'updated' | 'unchanged'
}

interface KeyRow {
  readonly orderNo: string
  readonly id: string
  readonly hash: string
}

/** Takes work orders into the store so that clients receive them like any other change. */
export class SqlIntakeStore {
  readonly #reference = new ReferenceCache()

  constructor(
    private readonly db: Db,
    private readonly now: () => Date,
  ) {}

  /**
   * Creates or updates the orders of one source, known by their number, in one transaction: all or none. An order that
   * came before with the same content is not touched, so that a second run changes nothing. What officers decided
   * about an order (lead, case, answer) is never overwritten.
   * @returns one outcome per order, in their order
   */
  upsertOrders(source: string, orders: readonly RegisteredOrder[]): Promise<readonly UpsertedOrder[]> {
    // A number that comes twice in one batch: the later row is the newer state.
    const latest = new Map(orders.map((order) => [order.orderNo, order]))
    return this.db.tx(async (q) => {
      // Two imports of one source would both find an order missing and both create it.
      await q.query(`SELECT pg_advisory_xact_lock(hashtext('intake'), hashtext($1))`, [source])
      const known = await knownKeys(q, source, [...latest.keys()])
      const due = [...latest.values()]
        .map((order) => ({ order, hash: docHash(order), key: known.get(order.orderNo) }))
        .filter(({ hash, key }) => key?.hash !== hash)
        .map((one) => ({ ...one, id: one.key?.id ?? uuidv7() }))
      if (due.length > 0) await this.#write(q, source, due)
      const written = new Map(due.map((one) => [one.order.orderNo, one]))
      return orders.map(({ orderNo }): UpsertedOrder => {
        const one = written.get(orderNo)
        if (one) return { orderNo, id: one.id, outcome: one.key ? 'updated' : 'created' }
        return { orderNo, id: known.get(orderNo)?.id ?? '', outcome: 'unchanged' }
      })
    })
  }

  async #write(
    q: Queryable,
    source: string,
    due: readonly { order: RegisteredOrder; hash: string; id: string; key?: KeyRow | undefined }[],
  ): Promise<void> {
    const tx = sqlWriteTx(q)
    const now = this.now()
    const at = now.toISOString()
    const { world } = await this.#reference.read(tx)
    const updated = due.filter(({ key }) => key).map(({ id }) => ({ type: 'workOrder' as const, id }))
    const before = new Map((await tx.lockEntities(updated)).map((row) => [row.id, row]))
    const by = `intake:${source}`
    const docs = due.map(({ order, id }) => {
      const old = before.get(id)?.doc as WorkOrder | undefined
      return workOrder.parse(merged(old, { ...order, id, source }, { at, by }))
    })
    await saveKeys(q, source, due)
    const clock = await tx.lockClock()
    const touched = docs.map((doc): TouchedRow => {
      const old = before.get(doc.id)
      return { type: 'workOrder', id: doc.id, before: old && docHash(old.doc), after: docHash(doc) }
    })
    await tx.save({
      at,
      receipts: [],
      quarantine: [],
      change: {
        v: clock.v + 1,
        head: clock.head,
        entities: docs.map((doc) => ({ type: 'workOrder', id: doc.id, doc, marks: before.get(doc.id)?.marks ?? {} })),
        scopes: docs.flatMap((doc) =>
          scopesNow('workOrder', doc, world, now).map((entry) => ({ ...entry, type: 'workOrder', id: doc.id })),
        ),
        grants: [],
        series: [],
        docNos: [],
        facts: [{ at, userId: by, role: 'hotline', clientId: SYSTEM_CLIENT, type: 'intake.orders', touched }],
      },
    })
  }
}

type Fresh = RegisteredOrder & Pick<WorkOrder, 'id' | 'source'>

/** The source's fields over the stored ones; the lead is the source's only as long as nobody has one. */
function merged(old: WorkOrder | undefined, fresh: Fresh, stamp: { at: string; by: string }): WorkOrder {
  const updated = { updatedAt: stamp.at, updatedBy: stamp.by }
  if (!old) return { ...fresh, createdAt: stamp.at, createdBy: stamp.by, ...updated }
  const { createdAt, createdBy, caseReply } = old
  return { ...fresh, lead: old.lead ?? fresh.lead, caseReply, createdAt, createdBy, ...updated }
}

async function knownKeys(q: Queryable, source: string, numbers: readonly string[]): Promise<Map<string, KeyRow>> {
  const rows = await q.query<KeyRow>(
    `SELECT order_no AS "orderNo", id, content_hash AS hash FROM work_order_key
     WHERE source = $1 AND order_no = ANY($2::text[])`,
    [source, [...numbers]],
  )
  return new Map(rows.map((row) => [row.orderNo, row]))
}

async function saveKeys(
  q: Queryable,
  source: string,
  due: readonly { order: RegisteredOrder; hash: string; id: string }[],
): Promise<void> {
  await q.query(
    `INSERT INTO work_order_key (source, order_no, id, content_hash)
     SELECT $2, "orderNo", id, hash FROM jsonb_to_recordset($1::jsonb) AS r ("orderNo" text, id text, hash text)
     ON CONFLICT (source, order_no) DO UPDATE SET content_hash = excluded.content_hash`,
    [toJson(due.map(({ order, hash, id }) => ({ orderNo: order.orderNo, id, hash }))), source],
  )
}
