import type { FieldMarks } from '#shared/commands/engine/field-marks'
import { type EntityType, entityKey, referenceTypes } from '#shared/domain/entities'
import { emptyReferenceRows, type ReferenceRows } from '#shared/domain/reference-data'
import { barredOrganScope, barredUserScope, isTakenByBar, REF_SCOPE } from '#shared/sync/scopes'
import { type AuditFact, type AuditHead, chainHash } from '../../audit/audit-chain'
import type { Reach } from '../reach'
import type {
  BarRow,
  Batch,
  ClientRow,
  DocNo,
  EntityKeyPair,
  FeedPosition,
  GrantRow,
  HeldRow,
  QuarantinedCommand,
  RawRow,
  ReadTx,
  ScopeKeysQuery,
  StoredReceipt,
  SyncStore,
  WriteTx,
} from '../sync-store'

interface StoredEntity {
  readonly type: EntityType
  readonly id: string
  readonly rev: number
  readonly doc: string
  readonly marks: FieldMarks
}

interface ScopeRow extends FeedPosition {
  readonly scope: string
  readonly projection: string
  readonly op: 'put' | 'evict'
}

/** A sync store in memory for the simulator: the same answers as the SQL one, which their contract test compares. */
export class MemoryStore implements SyncStore {
  epoch = 'epoch-1'
  v = 0
  floor = 0
  backedUp = 0
  head: AuditHead = { seq: 0, hash: '0'.repeat(64) }
  readonly entities = new Map<string, StoredEntity>()
  readonly scopes = new Map<string, Map<string, ScopeRow>>()
  readonly grants = new Map<string, Map<string, GrantRow>>()
  readonly clients = new Map<string, Omit<ClientRow, 'epoch'>>()
  readonly receipts: StoredReceipt[] = []
  readonly quarantine: QuarantinedCommand[] = []
  readonly series = new Map<string, number>()
  readonly docNos: (DocNo & { readonly voided?: string })[] = []
  readonly audit: (AuditFact & AuditHead & { prev: string })[] = []
  #last: Promise<unknown> = Promise.resolve()

  write<T>(work: (tx: WriteTx) => Promise<T>): Promise<T> {
    return this.#alone(() => work(this.#writeTx()))
  }

  snapshot<T>(work: (tx: ReadTx) => Promise<T>): Promise<T> {
    return this.#alone(() => work(this.#readTx()))
  }

  addClient(id: string, userId: string): void {
    this.clients.set(id, { userId, lastSeq: 0, disabled: false })
  }

  /** One at a time: a transaction writes only with `save`, so being alone is all that isolation needs. */
  #alone<T>(work: () => Promise<T>): Promise<T> {
    const result = this.#last.then(work)
    this.#last = result.catch(() => undefined)
    return result
  }

  #common() {
    return {
      referenceRev: async () => Math.max(0, ...[...(this.scopes.get(REF_SCOPE)?.values() ?? [])].map(({ rev }) => rev)),
      referenceRows: async (): Promise<ReferenceRows> => {
        const rows: Record<string, unknown[]> = Object.fromEntries(
          Object.keys(emptyReferenceRows).map((type) => [type, []]),
        )
        const wanted: readonly string[] = referenceTypes
        for (const { type, doc } of sortedBy([...this.entities.values()])) {
          if (wanted.includes(type)) rows[type]?.push(JSON.parse(doc))
        }
        return rows as unknown as ReferenceRows
      },
      holdings: async (userId: string) => ({
        grants: [...(this.grants.get(userId)?.values() ?? [])],
        bars: this.#barRows(userId),
      }),
    }
  }

  #writeTx(): WriteTx {
    return {
      ...this.#common(),
      lockClient: async (clientId) => this.#client(clientId),
      receipts: async (clientId, seqs, cmdIds) =>
        this.receipts.filter(
          (one) => (one.clientId === clientId && seqs.includes(one.seq)) || cmdIds.includes(one.cmdId),
        ),
      lockEntities: async (refs) => {
        const found = refs.flatMap((ref) => this.entities.get(entityKey(ref)) ?? [])
        return sortedBy(found).map((row) => ({ ...row, doc: JSON.parse(row.doc) as object }))
      },
      lockSeries: async (key) => this.series.get(key) ?? 1,
      isReserved: async (key, no) =>
        this.docNos.some((one) => one.seriesKey === key && one.no === no && one.state === 'reserved'),
      currentV: async () => this.v,
      lockClock: async () => ({ epoch: this.epoch, v: this.v, head: this.head }),
      save: async (batch) => this.#save(batch),
    }
  }

  #readTx(): ReadTx {
    return {
      ...this.#common(),
      standing: async (clientId) => {
        const { epoch, v, floor, backedUp, head } = this
        return { clock: { epoch, v, floor, backedUp, head }, client: this.#client(clientId) }
      },
      auditHash: async (seq) => this.audit.find((entry) => entry.seq === seq)?.hash,
      heldHeads: async (reach) => this.#heldHeads(reach),
      feed: async (scopes, after, limit) => this.#feed(scopes, after, limit),
      scopeKeys: async (query) => this.#scopeKeys(query),
      scopeRows: async ({ scope, earlier, ...query }, reach) =>
        this.#scopeKeys({ scope, ...query }).flatMap((key) => {
          const row = this.#row(key, reach)
          const shown = row?.held.map((held) => held.scope) ?? []
          const first = shown.includes(scope) && !shown.some((held) => earlier.includes(held))
          return row ? [{ ...row, first, doc: first ? row.doc : '' }] : []
        }),
      rows: async (keys, reach) => keys.flatMap((key) => this.#row(key, reach) ?? []),
      countByFirstScope: async (reach) => {
        const counts = new Map<string, number>()
        const seen = new Set<string>()
        for (const scope of reach.held) {
          const own = this.#puts(scope)
            .filter((row) => !seen.has(`${row.type}/${row.id}`))
            .filter((row) => this.#isShown(scope, row, reach))
          for (const row of own) seen.add(`${row.type}/${row.id}`)
          if (own.length > 0) counts.set(scope, own.length)
        }
        return counts
      },
      lastSeqUpTo: async (clientId, v) =>
        Math.max(
          0,
          ...this.receipts.filter((one) => one.clientId === clientId && one.receipt.v <= v).map((r) => r.seq),
        ),
    }
  }

  #client(clientId: string): ClientRow | undefined {
    const row = this.clients.get(clientId)
    return row && { ...row, epoch: this.epoch }
  }

  #puts(scope: string): ScopeRow[] {
    return [...(this.scopes.get(scope)?.values() ?? [])].filter(({ op }) => op === 'put')
  }

  #holds(scope: string, { type, id }: EntityKeyPair): boolean {
    return this.scopes.get(scope)?.get(`${type}/${id}`)?.op === 'put'
  }

  #feed(scopes: readonly string[], after: FeedPosition, limit: number): FeedPosition[] {
    const places = new Map<string, FeedPosition>()
    for (const scope of scopes) {
      for (const { rev, type, id } of this.scopes.get(scope)?.values() ?? []) {
        if (comparePlaces({ rev, type, id }, after) > 0) places.set(`${rev}/${type}/${id}`, { rev, type, id })
      }
    }
    return [...places.values()].sort(comparePlaces).slice(0, limit)
  }

  #scopeKeys({ scope, after, limit, shared = [] }: ScopeKeysQuery): EntityKeyPair[] {
    const from = { rev: 0, type: after?.type ?? '', id: after?.id ?? '' }
    return this.#puts(scope)
      .map(({ type, id }) => ({ type, id }))
      .filter((key) => comparePlaces({ rev: 0, ...key }, from) > 0)
      .filter((key) => shared.length === 0 || shared.some((other) => this.#holds(other, key)))
      .sort((a, b) => comparePlaces({ rev: 0, ...a }, { rev: 0, ...b }))
      .slice(0, limit)
  }

  #heldHeads(reach: Reach): HeldRow[] {
    const keys = new Map(reach.held.flatMap((scope) => this.#puts(scope)).map((row) => [`${row.type}/${row.id}`, row]))
    return [...keys.values()].flatMap((key) => {
      const row = this.#row(key, reach)
      if (!row || row.held.length === 0) return []
      const { type, id, rev, held } = row
      return [{ type, id, rev, scopes: held.map(({ scope }) => scope), projections: held.map((h) => h.projection) }]
    })
  }

  #barRows(userId: string): BarRow[] {
    const organ = (this.entities.get(`userProfile/${userId}`)?.doc ?? '{}') as string
    const { organId } = JSON.parse(organ) as { organId?: string }
    return [barredUserScope(userId), barredOrganScope(organId ?? '')].flatMap((scope) =>
      [...(this.scopes.get(scope)?.values() ?? [])].map(({ type, id, rev, op }) => ({ scope, type, id, rev, op })),
    )
  }

  #isShown(scope: string, key: EntityKeyPair, { barred }: Reach): boolean {
    return !isTakenByBar(scope) || !barred.some((each) => this.#holds(each, key))
  }

  #row(key: EntityKeyPair, reach: Reach): RawRow | undefined {
    const stored = this.entities.get(`${key.type}/${key.id}`)
    if (!stored) return undefined
    const held = [...reach.held].sort().flatMap((scope) => {
      const row = this.scopes.get(scope)?.get(`${key.type}/${key.id}`)
      const shown = row?.op === 'put' && this.#isShown(scope, key, reach)
      return row && shown ? [{ scope, projection: row.projection }] : []
    })
    const { type, id, rev, doc } = stored
    return { type, id, rev, deleted: false, doc, held }
  }

  /** What lies there already stays as it is. */
  #putAside(one: QuarantinedCommand): void {
    if (!this.quarantine.some(({ id }) => id === one.id)) this.quarantine.push(one)
  }

  #save({ change, receipts, quarantine, client }: Batch): void {
    this.receipts.push(...receipts)
    for (const one of quarantine) this.#putAside(one)
    const known = client && this.clients.get(client.id)
    if (client && known) this.clients.set(client.id, { ...known, lastSeq: client.lastSeq })
    if (!change) return
    const { v } = change
    for (const { type, id, doc, marks } of change.entities) {
      this.entities.set(`${type}/${id}`, { type, id, rev: v, doc: JSON.stringify(doc), marks })
      for (const rows of this.scopes.values()) {
        const row = rows.get(`${type}/${id}`)
        if (row?.op === 'put') rows.set(`${type}/${id}`, { ...row, rev: v, op: 'evict' })
      }
    }
    for (const { scope, type, id, projection } of change.scopes) {
      const rows = this.scopes.get(scope) ?? new Map<string, ScopeRow>()
      rows.set(`${type}/${id}`, { scope, type, id, projection, rev: v, op: 'put' })
      this.scopes.set(scope, rows)
    }
    for (const { userId, scope, op } of change.grants) {
      const own = this.grants.get(userId) ?? new Map<string, GrantRow>()
      if (own.get(scope)?.op !== op) own.set(scope, { scope, rev: v, op })
      this.grants.set(userId, own)
    }
    for (const { key, next } of change.series) this.series.set(key, next)
    for (const docNo of change.docNos) {
      const at = this.docNos.findIndex(({ seriesKey, no }) => seriesKey === docNo.seriesKey && no === docNo.no)
      if (at >= 0) this.docNos.splice(at, 1)
      this.docNos.push(docNo)
    }
    for (const { documentId, reason } of change.voids) {
      const at = this.docNos.findIndex((one) => one.documentId === documentId)
      const found = this.docNos[at]
      if (found) this.docNos[at] = { ...found, voided: reason }
    }
    this.head = change.head
    for (const fact of change.facts) {
      const prev = this.head.hash
      this.head = chainHash(this.head, fact)
      this.audit.push({ ...fact, ...this.head, prev })
    }
    this.v = v
  }
}

function comparePlaces(a: FeedPosition, b: FeedPosition): number {
  return a.rev - b.rev || compareText(a.type, b.type) || compareText(a.id, b.id)
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function sortedBy<T extends EntityKeyPair>(rows: readonly T[]): T[] {
  return [...rows].sort((a, b) => comparePlaces({ ...a, rev: 0 }, { ...b, rev: 0 }))
}
