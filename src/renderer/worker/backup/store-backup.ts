import { DeskError } from '#shared/messages/catalogue'
import { fromBase64Url, toBase64Url } from '#shared/security/base64-url'
import { NewerStoreError } from '../store/dexie-records'
import { storeMigrations } from '../store/migrations'
import type { RecordStore, StoredRecord, TableName } from '../store/records'
import type { Sealer } from '../store/sealer'

const ROWS_A_PART = 500
const encoder = new TextEncoder()
const decoder = new TextDecoder()

interface Head {
  readonly format: 'desk-backup/1'
  readonly storeName: string
  readonly schema: number
  readonly counts: Readonly<Record<string, number>>
}

interface Part {
  readonly table: TableName
  readonly records: readonly StoredRecord[]
}

const tables = [...new Set(storeMigrations.flatMap((step) => Object.keys(step.tables)))] as TableName[]
const schema = Math.max(...storeMigrations.map(({ version }) => version))

/**
 * A store as it is at one moment, in sealed parts. Each part is bound to its place in this backup of this store, the head
 * says how many rows must come: nothing can be left out, put elsewhere or added unseen.
 */
export async function backupParts(
  records: RecordStore,
  sealer: Sealer,
  storeName: string,
): Promise<Iterable<Uint8Array>> {
  const all = await records.read(async (tx) => {
    const found: (readonly [TableName, readonly StoredRecord[]])[] = []
    for (const table of tables) found.push([table, await tx.all(table)])
    return found
  })
  const counts = Object.fromEntries(all.map(([table, rows]) => [table, rows.length]))
  const head: Head = { format: 'desk-backup/1', storeName, schema, counts }
  return sealedParts(head, all, sealer)
}

function* sealedParts(
  head: Head,
  all: readonly (readonly [TableName, readonly StoredRecord[]])[],
  sealer: Sealer,
): Iterable<Uint8Array> {
  let number = 0
  const seal = (value: Head | Part) =>
    sealer.sealBytes(placeOf(head.storeName, number++), encoder.encode(JSON.stringify(value, packBytes)))
  yield seal(head)
  for (const [table, rows] of all)
    for (let at = 0; at < rows.length; at += ROWS_A_PART)
      yield seal({ table, records: rows.slice(at, at + ROWS_A_PART) })
}

/**
 * Puts a backup in the place of what a store holds, in one transaction and only after every part was opened and counted.
 * @throws DeskError `desktop.backupDamaged`, NewerStoreError; the store is then as it was
 */
export async function restoreParts(
  parts: AsyncIterable<Uint8Array>,
  records: RecordStore,
  sealer: Sealer,
  storeName: string,
): Promise<void> {
  const held = new Map<TableName, StoredRecord[]>(tables.map((table) => [table, []]))
  let head: Head | undefined
  let number = 0
  for await (const bytes of parts) {
    const value = opened(sealer, placeOf(storeName, number), bytes)
    number += 1
    if (!head) head = value as Head
    else held.get((value as Part).table)?.push(...(value as Part).records)
  }
  if (head?.format !== 'desk-backup/1' || head.storeName !== storeName) throw damaged()
  if (head.schema > schema) throw new NewerStoreError(head.schema, schema)
  const { counts } = head
  if (tables.some((table) => held.get(table)?.length !== (counts[table] ?? 0))) throw damaged()
  await records.write(async (tx) => {
    for (const table of tables) {
      await tx.deleteMany(
        table,
        (await tx.all(table)).map(({ id }) => id),
      )
      await tx.putMany(table, held.get(table) ?? [])
    }
  })
}

function opened(sealer: Sealer, place: string, bytes: Uint8Array): unknown {
  try {
    return JSON.parse(decoder.decode(sealer.openBytes(place, bytes)), unpackBytes)
  } catch (cause) {
    throw damaged(cause)
  }
}

function damaged(cause?: unknown): DeskError {
  return new DeskError('desktop.backupDamaged', {}, { cause })
}

function placeOf(storeName: string, part: number): string {
  return `backup/${storeName}/${part}`
}

function packBytes(_key: string, value: unknown): unknown {
  return value instanceof Uint8Array ? { $bytes: inPieces(value) } : value
}

function unpackBytes(_key: string, value: unknown): unknown {
  const packed = (value as { $bytes?: readonly string[] } | null)?.$bytes
  if (!packed) return value
  const pieces = packed.map(fromBase64Url)
  const bytes = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0))
  let at = 0
  for (const piece of pieces) {
    bytes.set(piece, at)
    at += piece.length
  }
  return bytes
}

/** A call takes only so many arguments. */
function inPieces(bytes: Uint8Array): string[] {
  const pieces: string[] = []
  for (let at = 0; at < bytes.length; at += 30_000) pieces.push(toBase64Url(bytes.subarray(at, at + 30_000)))
  return pieces
}
