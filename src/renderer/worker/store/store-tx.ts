import { type EntityOf, type EntityRef, type EntityType, entityKey } from '#shared/domain/entities'
import type { ServerRow } from '#shared/sync/rebase'
import { clearColumns } from './cipher-boundary'
import type { RecordReadTx, RecordTx, StoredRecord, TableName } from './records'
import type { Sealer } from './sealer'
import type {
  AttentionRecord,
  BlobRecord,
  ChangeRecord,
  ColumnBlock,
  OutboxEntry,
  RowHead,
  StoredRow,
  StoreMeta,
} from './store-types'

/** Reads of a local store in the product's terms; everything it hands out is open, nothing it keeps is. */
export class StoreReadTx {
  constructor(
    protected readonly records: RecordReadTx,
    protected readonly sealer: Sealer,
  ) {}

  async row(ref: EntityRef): Promise<StoredRow | undefined> {
    return (await this.rows([ref]))[0]
  }

  /** In the order asked for, without those that are not there. */
  async rows(refs: readonly EntityRef[]): Promise<StoredRow[]> {
    const found = await this.found(refs)
    return found.map(([ref, record]) => this.openRow(ref.type, record))
  }

  /** What is known without opening: much cheaper than rows. */
  async heads(refs: readonly EntityRef[]): Promise<ReadonlyMap<string, RowHead>> {
    const found = await this.found(refs)
    return new Map(found.map(([ref, record]) => [entityKey(ref), headOf(ref.type, record)]))
  }

  async allOf<T extends EntityType>(type: T): Promise<EntityOf<T>[]> {
    return (await this.records.all(type)).map((record) => this.openRow(type, record).doc as EntityOf<T>)
  }

  async ofCase<T extends 'caseAction' | 'officialDocument' | 'conflict' | 'attachment'>(
    type: T,
    caseId: string,
  ): Promise<EntityOf<T>[]> {
    const records = await this.records.where(type, 'caseId', caseId)
    return records.map((record) => this.openRow(type, record).doc as EntityOf<T>)
  }

  async openConflicts(): Promise<EntityOf<'conflict'>[]> {
    const records = await this.records.where('conflict', 'state', 'open')
    return records.map((record) => this.openRow('conflict', record).doc as EntityOf<'conflict'>)
  }

  /** Rows whose bytes the server has not yet. */
  async waitingAttachments(): Promise<StoredRow[]> {
    return (await this.records.where('attachment', 'upload', 'waiting')).map((found) =>
      this.openRow('attachment', found),
    )
  }

  /** Rows that refer to these bytes. */
  async attachmentsWith(sha256: string): Promise<EntityOf<'attachment'>[]> {
    const records = await this.records.where('attachment', 'bytes', this.sealer.tag(sha256))
    return records.map((record) => this.openRow('attachment', record).doc as EntityOf<'attachment'>)
  }

  async blobs(): Promise<BlobRecord[]> {
    return (await this.records.all('blob')).map((record) => this.open('blob', record) as BlobRecord)
  }

  async blobPart(sha256: string, part: number): Promise<Uint8Array | undefined> {
    const id = this.partId(sha256, part)
    const [record] = await this.records.getMany('blobPart', [id])
    return record && this.sealer.openBytes(`blobPart/${id}`, record.sealed as Uint8Array)
  }

  protected partId(sha256: string, part: number): string {
    return `${this.sealer.tag(sha256)}/${part}`
  }

  /** A slice of a table in order of id, for work on all rows that must not fill the memory. */
  async rowsAfter(type: EntityType, after: string | undefined, limit: number): Promise<StoredRow[]> {
    return (await this.records.page(type, after, limit)).map((record) => this.openRow(type, record))
  }

  async headsAfter(type: EntityType, after: string | undefined, limit: number): Promise<RowHead[]> {
    return (await this.records.page(type, after, limit)).map((record) => headOf(type, record))
  }

  count(table: TableName): Promise<number> {
    return this.records.count(table)
  }

  /** By key; null where the server did not know the row, absent where there is no shadow. */
  async shadows(keys: readonly string[]): Promise<ReadonlyMap<string, ServerRow | null>> {
    const found = await this.records.getMany('shadow', keys)
    return new Map(
      found.flatMap((record) =>
        record ? [[String(record.id), this.open('shadow', record) as ServerRow | null] as const] : [],
      ),
    )
  }

  async outbox(): Promise<OutboxEntry[]> {
    const records = await this.records.all('outbox')
    return records.map((record) => ({
      ...(this.open('outbox', record) as Omit<OutboxEntry, 'touches'>),
      touches: record.touches as string[],
    }))
  }

  async attention(): Promise<AttentionRecord[]> {
    return (await this.records.all('attention')).map((record) => this.open('attention', record) as AttentionRecord)
  }

  async meta<K extends keyof StoreMeta>(key: K): Promise<StoreMeta[K] | undefined> {
    const [record] = await this.records.getMany('meta', [key])
    return record && (this.open('meta', record) as StoreMeta[K])
  }

  async block(id: string): Promise<unknown> {
    const [record] = await this.records.getMany('block', [id])
    return record && this.open('block', record)
  }

  async changes(): Promise<ChangeRecord[]> {
    const records = await this.records.all('change')
    return records.map((record) => ({ id: String(record.id), keys: this.open('change', record) as string[] }))
  }

  private async found(refs: readonly EntityRef[]): Promise<[EntityRef, StoredRecord][]> {
    const byType = new Map<EntityType, EntityRef[]>()
    for (const ref of refs) byType.set(ref.type, [...(byType.get(ref.type) ?? []), ref])
    const records = new Map<string, StoredRecord>()
    for (const [type, ofType] of byType) {
      const ids = ofType.map(({ id }) => id)
      for (const record of await this.records.getMany(type, ids))
        if (record) records.set(`${type}/${record.id}`, record)
    }
    return refs.flatMap((ref) => {
      const record = records.get(entityKey(ref))
      return record ? [[ref, record] as [EntityRef, StoredRecord]] : []
    })
  }

  private openRow(type: EntityType, record: StoredRecord): StoredRow {
    return { ...headOf(type, record), doc: this.open(type, record) as object }
  }

  private open(table: TableName, record: StoredRecord): unknown {
    return this.sealer.open(`${table}/${record.id}`, record.sealed)
  }
}

export class StoreTx extends StoreReadTx {
  constructor(
    private readonly writes: RecordTx,
    sealer: Sealer,
  ) {
    super(writes, sealer)
  }

  async putRows(rows: readonly StoredRow[]): Promise<void> {
    for (const [type, ofType] of grouped(rows)) {
      await this.writes.putMany(
        type,
        ofType.map(({ id, rev, scopes, projection, generation, doc }) =>
          this.sealed(type, id, doc, {
            rev,
            scopes,
            projection,
            generation,
            ...clearColumns(type, doc, this.sealer.tag),
          }),
        ),
      )
    }
  }

  async deleteRows(refs: readonly EntityRef[]): Promise<void> {
    for (const [type, ofType] of grouped(refs))
      await this.writes.deleteMany(
        type,
        ofType.map(({ id }) => id),
      )
  }

  async putShadows(shadows: ReadonlyMap<string, ServerRow | null>): Promise<void> {
    await this.writes.putMany(
      'shadow',
      [...shadows].map(([key, row]) => this.sealed('shadow', key, row, { rev: row?.rev ?? 0 })),
    )
  }

  deleteShadows(keys: readonly string[]): Promise<void> {
    return this.writes.deleteMany('shadow', keys)
  }

  async putOutbox(entries: readonly OutboxEntry[]): Promise<void> {
    await this.writes.putMany(
      'outbox',
      entries.map(({ touches, ...entry }) => {
        const { seq, id, type, deviceAt } = entry.envelope
        return this.sealed('outbox', seq, entry, { commandId: id, type, at: deviceAt, touches })
      }),
    )
  }

  deleteOutbox(seqs: readonly number[]): Promise<void> {
    return this.writes.deleteMany('outbox', seqs)
  }

  putAttention(records: readonly AttentionRecord[]): Promise<void> {
    return this.writes.putMany(
      'attention',
      records.map((record) => this.sealed('attention', record.commandId, record, { status: record.status })),
    )
  }

  deleteAttention(commandIds: readonly string[]): Promise<void> {
    return this.writes.deleteMany('attention', commandIds)
  }

  setMeta<K extends keyof StoreMeta>(key: K, value: StoreMeta[K]): Promise<void> {
    return this.writes.putMany('meta', [this.sealed('meta', key, value)])
  }

  deleteMeta(key: keyof StoreMeta): Promise<void> {
    return this.writes.deleteMany('meta', [key])
  }

  putBlocks(blocks: readonly ColumnBlock[]): Promise<void> {
    return this.writes.putMany(
      'block',
      blocks.map(({ id, rows }) => this.sealed('block', id, rows)),
    )
  }

  deleteBlocks(ids: readonly string[]): Promise<void> {
    return this.writes.deleteMany('block', ids)
  }

  noteChange(change: ChangeRecord): Promise<void> {
    return this.writes.putMany('change', [this.sealed('change', change.id, change.keys)])
  }

  deleteChanges(ids: readonly string[]): Promise<void> {
    return this.writes.deleteMany('change', ids)
  }

  putBlob(blob: BlobRecord): Promise<void> {
    return this.writes.putMany('blob', [this.sealed('blob', this.sealer.tag(blob.sha256), blob)])
  }

  putBlobPart(sha256: string, part: number, bytes: Uint8Array): Promise<void> {
    const id = this.partId(sha256, part)
    return this.writes.putMany('blobPart', [{ id, sealed: this.sealer.sealBytes(`blobPart/${id}`, bytes) }])
  }

  async deleteBlob({ sha256, parts }: BlobRecord): Promise<void> {
    await this.writes.deleteMany('blob', [this.sealer.tag(sha256)])
    await this.writes.deleteMany(
      'blobPart',
      Array.from({ length: parts }, (_, part) => this.partId(sha256, part)),
    )
  }

  private sealed(table: TableName, id: string | number, value: unknown, clear: object = {}): StoredRecord {
    return { ...clear, id, sealed: this.sealer.seal(`${table}/${id}`, value) }
  }
}

function headOf(type: EntityType, { id, rev, scopes, projection, generation }: StoredRecord): RowHead {
  return {
    type,
    id: String(id),
    rev: Number(rev),
    scopes: scopes as string[],
    projection: String(projection),
    generation: Number(generation),
  }
}

function grouped<T extends EntityRef>(refs: readonly T[]): Map<EntityType, T[]> {
  const groups = new Map<EntityType, T[]>()
  for (const ref of refs) {
    const group = groups.get(ref.type)
    if (group) group.push(ref)
    else groups.set(ref.type, [ref])
  }
  return groups
}
