import { v7 as uuidv7 } from 'uuid'
import type { ReferenceData } from '#shared/domain/reference-data'
import { type WorkOrder, workOrder } from '#shared/domain/work-order'
import { docHash, type TouchedRow } from '../audit/audit-chain'
import { CategoriesInUse } from '../intake/categories-in-use'
import { FieldByWords } from '../intake/field-by-words'
import type { IntakeStore, PreparedOrder, UpsertCounts } from '../intake/intake-store'
import { mergeOrder, newOrder } from '../intake/merge-order'
import type { Db, Queryable } from '../storage/db'
import { toJson } from '../storage/db'
import { ReferenceCache } from './reference-cache'
import { repeatLinks } from './repeat-links'
import { keepingCase, needsOrdersSql, scopesNow } from './retention'
import { sqlWriteTx } from './sql/sql-write-tx'
import { SYSTEM_CLIENT } from './system-command'

interface Due {
  readonly order: PreparedOrder
  readonly id: string
  readonly isNew: boolean
}

/** Intake's way into the store: orders reach the clients like every other change, stamped and audited. */
export class SqlIntakeStore implements IntakeStore {
  readonly #reference = new ReferenceCache()
  readonly #fieldByWords = new FieldByWords()
  readonly #categories = new CategoriesInUse()

  constructor(
    private readonly db: Db,
    private readonly now: () => Date,
  ) {}

  /** The city's dictionaries and organs, as orders are resolved against them. */
  reference(): Promise<ReferenceData> {
    return this.db.tx(async (q) => (await this.#reference.read(sqlWriteTx(q))).data)
  }

  /** What the words of an order say about its field, by the model of today. */
  fieldIn() {
    return this.#fieldByWords.load(this.db)
  }

  /** What the hotline's taxonomy says of a category, by the maps in use. */
  categoryOf() {
    return this.#categories.load(this.db)
  }

  upsertOrders(source: string, orders: readonly PreparedOrder[]): Promise<UpsertCounts> {
    return this.db.tx(async (q) => {
      // Two imports of one source would both find an order missing and both create it.
      await q.query(`SELECT pg_advisory_xact_lock(hashtext('intake'), hashtext($1))`, [source])
      const known = await knownKeys(q, source, orders)
      const due = orders
        .filter(({ orderNo, contentHash }) => known.get(orderNo)?.hash !== contentHash)
        .map((order): Due => {
          const key = known.get(order.orderNo)
          return { order, id: key?.id ?? uuidv7(), isNew: !key }
        })
      if (due.length > 0) await this.#write(q, source, due)
      const created = due.filter(({ isNew }) => isNew).length
      return { created, updated: due.length - created, unchanged: orders.length - due.length }
    })
  }

  async #write(q: Queryable, source: string, due: readonly Due[]): Promise<void> {
    const tx = sqlWriteTx(q)
    const now = this.now()
    const stamp = { at: now.toISOString(), by: `intake:${source}` }
    const { world } = await this.#reference.read(tx)
    const repeats = await repeatLinks(q, due)
    const stored = [...due.filter(({ isNew }) => !isNew).map(({ id }) => id), ...repeats.others]
    const locked = await tx.lockEntities(stored.map((id) => ({ type: 'workOrder', id })))
    const before = new Map(locked.map((row) => [row.id, row]))
    const docs = [
      ...due.map(({ order, id }) => {
        const old = before.get(id)?.doc as WorkOrder | undefined
        const merged = old ? mergeOrder(old, order, stamp) : newOrder(order, id, stamp)
        return workOrder.parse({ ...merged, repeatOf: repeats.of(id) })
      }),
      ...repeats.others.flatMap((id): WorkOrder[] => {
        const old = before.get(id)?.doc as WorkOrder | undefined
        return old ? [{ ...old, repeatOf: repeats.of(id), updatedAt: stamp.at, updatedBy: stamp.by }] : []
      }),
    ]
    await saveKeys(q, source, due)
    const needed = await casesInNeed(q, docs, now)
    const clock = await tx.lockClock()
    const touched = docs.map((doc): TouchedRow => {
      const old = before.get(doc.id)
      return { type: 'workOrder', id: doc.id, before: old && docHash(old.doc), after: docHash(doc) }
    })
    const fact = {
      at: stamp.at,
      userId: stamp.by,
      role: 'hotline',
      clientId: SYSTEM_CLIENT,
      type: 'intake.orders',
      touched,
    }
    await tx.save({
      at: stamp.at,
      receipts: [],
      quarantine: [],
      change: {
        v: clock.v + 1,
        head: clock.head,
        entities: docs.map((doc) => ({ type: 'workOrder', id: doc.id, doc, marks: before.get(doc.id)?.marks ?? {} })),
        scopes: docs.flatMap((doc) =>
          scopesNow('workOrder', doc, world, now, (id) => needed.has(id)).map((entry) => ({
            ...entry,
            type: 'workOrder',
            id: doc.id,
          })),
        ),
        grants: [],
        series: [],
        docNos: [],
        voids: [],
        facts: [fact],
      },
    })
  }
}

async function knownKeys(
  q: Queryable,
  source: string,
  orders: readonly PreparedOrder[],
): Promise<Map<string, { id: string; hash: string }>> {
  const rows = await q.query<{ orderNo: string; id: string; hash: string }>(
    `SELECT order_no AS "orderNo", id, content_hash AS hash FROM work_order_key
     WHERE source = $1 AND order_no = ANY($2::text[])`,
    [source, orders.map(({ orderNo }) => orderNo)],
  )
  return new Map(rows.map((row) => [row.orderNo, row]))
}

/** Of the cases that alone would keep old orders on the clients, those that need them; a close beside this is the sweep's. */
async function casesInNeed(q: Queryable, orders: readonly WorkOrder[], now: Date): Promise<ReadonlySet<string>> {
  const ids = orders.flatMap((order) => keepingCase(order, now) ?? [])
  if (ids.length === 0) return new Set()
  const rows = await q.query<{ id: string }>(
    `SELECT c.id FROM entity c WHERE c.type = 'supervisionCase' AND c.id = ANY($1::text[]) AND ${needsOrdersSql('c')}`,
    [ids],
  )
  return new Set(rows.map(({ id }) => id))
}

async function saveKeys(q: Queryable, source: string, due: readonly Due[]): Promise<void> {
  const keys = due.map(({ order, id }) => ({ orderNo: order.orderNo, id, hash: order.contentHash }))
  await q.query(
    `INSERT INTO work_order_key (source, order_no, id, content_hash)
     SELECT $2, "orderNo", id, hash FROM jsonb_to_recordset($1::jsonb) AS r ("orderNo" text, id text, hash text)
     ON CONFLICT (source, order_no) DO UPDATE SET content_hash = excluded.content_hash`,
    [toJson(keys), source],
  )
}
