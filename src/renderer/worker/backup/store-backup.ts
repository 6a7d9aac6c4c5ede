import { isSpare } from '../attachments/local-blobs'
import { NewerStoreError } from '../store/dexie-records'
import type { RecordKey, RecordStore, StoredRecord, TableName } from '../store/records'
import type { Sealer } from '../store/sealer'
import { StoreReadTx } from '../store/store-read-tx'
import { backedUpSchema, backedUpTables, openedParts, partSealing } from './backup-form'

const ROWS_A_PART = 500
/** Of a megabyte each: in memory, and as one sealed part, at once. */
const FILE_PARTS_A_PART = 4

/**
 * A store as it is at one moment, in sealed parts. What lies here only because it was looked at, and comes from the server
 * again, stays out: copies of it would fill the disk. The bytes of files are read after that moment, a few at a time; they
 * never change, and a file that was removed meanwhile is left out whole.
 * @param schema what the store has, where an earlier version of the product left it
 */
export async function* backupParts(
  records: Pick<RecordStore, 'read'>,
  sealer: Sealer,
  storeName: string,
  schema = backedUpSchema,
): AsyncGenerator<Uint8Array, void> {
  const { rows, files } = await records.read(async (tx) => {
    const found: (readonly [TableName, readonly StoredRecord[]])[] = []
    const tables = new Set(backedUpTables(schema))
    const hasFiles = tables.delete('blob') && tables.delete('blobPart')
    for (const table of tables) found.push([table, await tx.all(table)])
    const files = hasFiles ? await new StoreReadTx(tx, sealer).storedFiles((blob) => !isSpare(blob)) : []
    return { rows: found, files }
  })
  const seal = partSealing(sealer, storeName)
  const counts: Record<string, number> = {}
  const part = (table: TableName, some: readonly StoredRecord[]) => {
    counts[table] = (counts[table] ?? 0) + some.length
    return seal({ table, records: some })
  }
  yield seal({ format: 'desk-backup/2', storeName, schema })
  for (const [table, all] of rows) for (const some of inGroups(all, ROWS_A_PART)) yield part(table, some)
  const whole: StoredRecord[] = []
  for (const file of files) {
    let there = true
    for (const ids of inGroups(file.partIds, FILE_PARTS_A_PART)) {
      const found = await records.read((tx) => tx.getMany('blobPart', ids))
      const some = found.flatMap((record) => record ?? [])
      there &&= some.length === ids.length
      if (some.length > 0) yield part('blobPart', some)
    }
    if (there) whole.push(file.record)
  }
  for (const some of inGroups(whole, ROWS_A_PART)) yield part('blob', some)
  yield seal({ counts })
}

/**
 * Puts a backup in the place of what a store holds, only after every part was opened and counted. The bytes of files, which
 * nothing names yet, come first; then everything else in one transaction.
 * @param read the backup from its beginning, each time it is asked
 * @throws DeskError `desktop.backupDamaged`, NewerStoreError; the store is then as it was
 */
export async function restoreParts(
  read: () => AsyncIterable<Uint8Array>,
  records: RecordStore,
  sealer: Sealer,
  storeName: string,
): Promise<void> {
  const tables = backedUpTables(backedUpSchema)
  const held = new Map<TableName, StoredRecord[]>(tables.map((table) => [table, []]))
  const brought = new Set<RecordKey>()
  const opened = () =>
    openedParts(read(), sealer, storeName, (head) => {
      if (head.schema > backedUpSchema) throw new NewerStoreError(head.schema, backedUpSchema)
    })
  for await (const { table, records: rows } of opened()) {
    if (table === 'blobPart') for (const { id } of rows) brought.add(id)
    else held.get(table)?.push(...rows)
  }
  const before = new Set(await records.read((tx) => tx.keys('blobPart')))
  try {
    for await (const { table, records: rows } of opened())
      if (table === 'blobPart') await records.write((tx) => tx.putMany('blobPart', rows))
  } catch (error) {
    const added = [...brought].filter((id) => !before.has(id))
    await records.write((tx) => tx.deleteMany('blobPart', added)).catch(() => undefined)
    throw error
  }
  await records.write(async (tx) => {
    for (const table of tables) {
      const kept = table === 'blobPart' ? brought : undefined
      await tx.deleteMany(
        table,
        (await tx.keys(table)).filter((id) => !kept?.has(id)),
      )
      await tx.putMany(table, held.get(table) ?? [])
    }
  })
}

function* inGroups<T>(all: readonly T[], size: number): Iterable<readonly T[]> {
  for (let at = 0; at < all.length; at += size) yield all.slice(at, at + size)
}
