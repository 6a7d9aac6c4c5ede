import type { EntityRef, EntityType } from '#shared/domain/entities'
import type { ServerRow } from '#shared/sync/rebase'
import type { SentCommand } from '#shared/sync/resend-sent'
import { clearColumns } from './cipher-boundary'
import type { RecordTx, StoredRecord, TableName } from './records'
import type { Sealer } from './sealer'
import { StoreReadTx } from './store-read-tx'
import type {
  AttentionRecord,
  BlobRecord,
  ChangeRecord,
  ColumnBlock,
  OutboxEntry,
  StoredRow,
  StoreMeta,
} from './store-types'

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

  putSent(commands: readonly SentCommand[]): Promise<void> {
    return this.writes.putMany(
      'sent',
      commands.map((command) => this.sealed('sent', command.envelope.id, command)),
    )
  }

  deleteSent(commandIds: readonly string[]): Promise<void> {
    return this.writes.deleteMany('sent', commandIds)
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
    return { ...clear, id, sealed: this.sealer.seal(rowPlace(table, id), value) }
  }
}

/** The place that a record is sealed to. */
export function rowPlace(table: TableName, id: string | number): string {
  return `${table}/${id}`
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
