import type { EntityType } from '#shared/domain/entities'
import type { LocalStore } from '../store/local-store'
import type { StoreTx } from '../store/store-tx'
import type { ColumnTable } from './column-table'

/** Goes up with every change of what a list row holds or how a block is written; blocks of another layout are built anew. */
export const BLOCK_LAYOUT = 7

type AnyTable = ColumnTable<{ readonly id: string }>

const rowsId = (type: EntityType, block: number) => `${type}/${block}`
const textsId = (type: EntityType, block: number) => `${type}/${block}/text`

interface TextBlock {
  readonly ids: readonly (string | null)[]
  readonly texts: readonly (string | null)[]
}

/** Reads the rows of a type's blocks; false where they are missing or of another layout. */
export async function loadRowBlocks(store: LocalStore, type: EntityType, table: AnyTable): Promise<boolean> {
  return store.read(async (tx) => {
    const layout = await tx.meta('blockLayout')
    const count = (await tx.meta('blockCounts'))?.[type]
    if (layout !== BLOCK_LAYOUT || count === undefined) return false
    for (let block = 0; block < count; block += 1) {
      const rows = await tx.block(rowsId(type, block))
      if (rows) table.restoreBlock(block, rowsFrom(rows as Columns))
    }
    table.restored()
    return true
  })
}

/** Reads the texts that are searched; lists can be shown before. */
export async function loadTextBlocks(store: LocalStore, type: EntityType, table: AnyTable): Promise<void> {
  for (let block = 0; block < table.blockCount(); block += 1) {
    const saved = (await store.read((tx) => tx.block(textsId(type, block)))) as TextBlock | undefined
    if (saved) table.restoreTexts(block, saved.ids, saved.texts)
  }
}

/** Writes one block, rows and texts together. What changes meanwhile makes it old again; so does a write that fails. */
export async function saveBlock(store: LocalStore, type: EntityType, table: AnyTable, block: number): Promise<void> {
  const rows = table.block(block)
  const texts: TextBlock = {
    ids: rows.map((row) => row?.id ?? null),
    texts: table.blockTexts(block).map((text) => text ?? null),
  }
  table.markSaved(block)
  try {
    await store.write((tx) =>
      tx.putBlocks([
        { id: rowsId(type, block), rows: columnsOf(rows) },
        { id: textsId(type, block), rows: texts },
      ]),
    )
  } catch (error) {
    table.markUnsaved(block)
    throw error
  }
}

/** Once every block is written: the notes of what they lacked may go. */
export async function blocksAreComplete(
  tx: StoreTx,
  counts: Readonly<Record<string, number>>,
  notes: readonly string[],
): Promise<void> {
  await tx.setMeta('blockLayout', BLOCK_LAYOUT)
  await tx.setMeta('blockCounts', counts)
  await tx.deleteChanges(notes)
}

type Columns = Readonly<Record<string, readonly unknown[]>>

/** Column by column: names once and not once a row, a third of the bytes to seal. */
function columnsOf(rows: readonly ({ readonly id: string } | undefined)[]): Columns {
  const names = Object.keys(rows.find((row) => row !== undefined) ?? {})
  return Object.fromEntries(
    names.map((name) => [name, rows.map((row) => (row as Record<string, unknown> | undefined)?.[name] ?? null)]),
  )
}

function rowsFrom(columns: Columns): ({ readonly id: string } | undefined)[] {
  const names = Object.keys(columns)
  const { id: ids = [] } = columns
  return ids.map((id, index) => {
    if (id === null) return undefined
    const row: Record<string, unknown> = {}
    for (const name of names) row[name] = columns[name]?.[index]
    return row as { readonly id: string }
  })
}
