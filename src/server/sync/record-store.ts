import { type EnforcementRecord, enforcementRecord } from '#shared/domain/enforcement-record'
import { scopesOf } from '#shared/sync/scopes'
import { docHash } from '../audit/audit-chain'
import type { UpsertCounts } from '../intake/intake-store'
import type { PreparedRecord } from '../intake/resolve-record'
import type { Db } from '../storage/db'
import { ReferenceCache } from './reference-cache'
import { sqlWriteTx } from './sql/sql-write-tx'
import { SYSTEM_CLIENT } from './system-command'

type Stamps = Pick<EnforcementRecord, 'createdAt' | 'createdBy' | 'updatedAt' | 'updatedBy'>

/** Records of departments' systems on their way into the store: stamped, audited, sent to the regions' clients. */
export class SqlRecordStore {
  readonly #reference = new ReferenceCache()

  constructor(
    private readonly db: Db,
    private readonly now: () => Date,
  ) {}

  upsertRecords(source: string, records: readonly PreparedRecord[]): Promise<UpsertCounts> {
    return this.db.tx(async (q) => {
      await q.query(`SELECT pg_advisory_xact_lock(hashtext('records'), hashtext($1))`, [source])
      const tx = sqlWriteTx(q)
      const at = this.now().toISOString()
      const by = `intake:${source}`
      const stored = await tx.lockEntities(records.map(({ id }) => ({ type: 'enforcementRecord' as const, id })))
      const before = new Map(stored.map((row) => [row.id, row]))
      const due = records.flatMap((record) => {
        const old = before.get(record.id)?.doc as EnforcementRecord | undefined
        const made = { createdAt: old?.createdAt ?? at, createdBy: old?.createdBy ?? by }
        const next = enforcementRecord.parse({ ...record, ...made, updatedAt: at, updatedBy: by })
        return old && docHash(said(old)) === docHash(said(next)) ? [] : [next]
      })
      const created = due.filter(({ id }) => !before.has(id)).length
      const counts = { created, updated: due.length - created, unchanged: records.length - due.length }
      if (due.length === 0) return counts
      const { world } = await this.#reference.read(tx)
      const clock = await tx.lockClock()
      const touched = due.map((doc) => {
        const old = before.get(doc.id)
        return { type: 'enforcementRecord', id: doc.id, before: old && docHash(old.doc), after: docHash(doc) }
      })
      const fact = { at, userId: by, role: 'system', clientId: SYSTEM_CLIENT, type: 'intake.records', touched }
      await tx.save({
        at,
        receipts: [],
        quarantine: [],
        change: {
          v: clock.v + 1,
          head: clock.head,
          entities: due.map((doc) => ({ type: 'enforcementRecord', id: doc.id, doc, marks: {} })),
          scopes: due.flatMap((doc) =>
            scopesOf('enforcementRecord', doc, world).map((entry) => ({
              ...entry,
              type: 'enforcementRecord' as const,
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
      return counts
    })
  }
}

/** What the source said, without when we heard it. */
function said({ createdAt: _a, createdBy: _b, updatedAt: _c, updatedBy: _d, ...rest }: EnforcementRecord) {
  return rest as Omit<EnforcementRecord, keyof Stamps>
}
