import { type EntityOf, type EntityRef, type EntityType, entityKey } from '#shared/domain/entities'
import type { ServerRow } from '#shared/sync/rebase'
import type { SentCommand } from '#shared/sync/resend-sent'
import type { RecordReadTx, StoredRecord, TableName } from './records'
import type { Sealer } from './sealer'
import type {
  AttentionRecord,
  BlobRecord,
  ChangeRecord,
  OutboxEntry,
  RowHead,
  StoredRow,
  StoreMeta,
} from './store-types'

const BLOCKS_AT_ONCE = 20

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

  async ofCase<T extends 'caseAction' | 'officialDocument' | 'conflict' | 'attachment' | 'inspection'>(
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

  async attachmentsOf(ownerId: string): Promise<EntityOf<'attachment'>[]> {
    const records = await this.records.where('attachment', 'ownerId', ownerId)
    return records.map((record) => this.openRow('attachment', record).doc as EntityOf<'attachment'>)
  }

  async minutesOf(ownerId: string): Promise<EntityOf<'minutes'>[]> {
    const records = await this.records.where('minutes', 'ownerId', ownerId)
    return records.map((record) => this.openRow('minutes', record).doc as EntityOf<'minutes'>)
  }

  async minutesUpdates(minutesId: string): Promise<StoredRow[]> {
    const records = await this.records.where('minutesUpdate', 'minutesId', minutesId)
    return records.map((record) => this.openRow('minutesUpdate', record))
  }

  /** Rows that refer to these bytes. */
  async attachmentsWith(sha256: string): Promise<EntityOf<'attachment'>[]> {
    const records = await this.records.where('attachment', 'bytes', this.sealer.tag(sha256))
    return records.map((record) => this.openRow('attachment', record).doc as EntityOf<'attachment'>)
  }

  async blobs(): Promise<BlobRecord[]> {
    return (await this.records.all('blob')).map((record) => this.open('blob', record) as BlobRecord)
  }

  /** Files as they lie in the store, each with the ids of its parts. */
  async storedFiles(
    which: (blob: BlobRecord) => boolean,
  ): Promise<{ readonly record: StoredRecord; readonly partIds: readonly string[] }[]> {
    const found = (await this.records.all('blob')).map((record) => ({ record, blob: this.open('blob', record) }))
    return (found as { record: StoredRecord; blob: BlobRecord }[])
      .filter(({ blob }) => which(blob))
      .map(({ record, blob: { sha256, parts } }) => ({
        record,
        partIds: Array.from({ length: parts }, (_, part) => this.partId(sha256, part)),
      }))
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

  /** Commands that the server has and no backup of it, in the order in which they were made. */
  async sent(): Promise<SentCommand[]> {
    return (await this.records.all('sent')).map((record) => this.open('sent', record) as SentCommand)
  }

  async meta<K extends keyof StoreMeta>(key: K): Promise<StoreMeta[K] | undefined> {
    const [record] = await this.records.getMany('meta', [key])
    return record && (this.open('meta', record) as StoreMeta[K])
  }

  async block(id: string): Promise<unknown> {
    const [record] = await this.records.getMany('block', [id])
    return record && this.open('block', record)
  }

  /** Of all saved blocks of list columns, also of those that a save which was cut off has written. */
  async blockIds(): Promise<string[]> {
    const ids: string[] = []
    for (let more = true; more; ) {
      const records = await this.records.page('block', ids.at(-1), BLOCKS_AT_ONCE)
      ids.push(...records.map(({ id }) => String(id)))
      more = records.length === BLOCKS_AT_ONCE
    }
    return ids
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
