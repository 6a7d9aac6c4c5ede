import type { EntityMap } from '#shared/domain/entities'
import type { LocalStore } from '../store/local-store'
import { type ColumnType, columnTypes, isColumnType, refOfKey, type StoreChange } from '../sync/store-change'
import { type CaseRow, caseRow, caseText } from './case-columns'
import { blocksAreComplete, loadRowBlocks, loadTextBlocks, saveBlock } from './column-blocks'
import { ColumnTable } from './column-table'
import { type DocumentRow, documentRow, documentText } from './document-columns'
import { type OrderRow, orderRow, orderText } from './order-columns'
import { type RecordRow, recordRow, recordText } from './record-columns'

const ROWS_AT_ONCE = 1000

/** The list columns of all types, brought from the store at unlocking and kept in step with it. */
export class DeskColumns {
  readonly workOrder = new ColumnTable<OrderRow>()
  readonly supervisionCase = new ColumnTable<CaseRow>()
  readonly officialDocument = new ColumnTable<DocumentRow>()
  readonly enforcementRecord = new ColumnTable<RecordRow>()
  private notes: string[] = []
  private unsaved = 0
  private textsLoaded: Promise<void> = Promise.resolve()

  constructor(private readonly store: LocalStore) {}

  /** Ready for lists when it resolves; the texts for searching follow by themselves. */
  async load(): Promise<void> {
    const loaded = new Map<ColumnType, boolean>()
    for (const type of columnTypes) loaded.set(type, await loadRowBlocks(this.store, type, this[type]))
    for (const type of columnTypes) if (!loaded.get(type)) await this.build(type)
    await this.takeNoted()
    this.textsLoaded = this.loadTexts(columnTypes.filter((type) => loaded.get(type)))
    // Whoever searches waits for it and is told; nobody may ever ask.
    this.textsLoaded.catch(() => undefined)
  }

  /** Resolves when searching finds everything. */
  searchReady(): Promise<void> {
    return this.textsLoaded
  }

  take({ put, gone, noteId }: StoreChange): void {
    for (const { type, id } of gone) if (isColumnType(type)) this[type].remove(id)
    for (const { type, doc } of put) if (isColumnType(type)) this.putDoc(type, doc)
    if (noteId === undefined) return
    this.notes.push(noteId)
    this.unsaved += put.length + gone.length
  }

  /** Rows changed since the blocks were saved. */
  get unsavedRows(): number {
    return this.unsaved
  }

  /** Writes what changed, block by block, so that other work gets its turn in between. What fails is left for the next time. */
  async save(): Promise<void> {
    // Texts still on their way would be saved as missing.
    await this.textsLoaded
    const { notes, unsaved } = this
    this.notes = []
    this.unsaved = 0
    try {
      await this.saveBlocks(notes)
    } catch (error) {
      this.notes = [...notes, ...this.notes]
      this.unsaved += unsaved
      throw error
    }
  }

  private async saveBlocks(notes: readonly string[]): Promise<void> {
    for (const type of columnTypes) {
      for (const block of this[type].dirtyBlocks()) await saveBlock(this.store, type, this[type], block)
    }
    const counts = Object.fromEntries(columnTypes.map((type) => [type, this[type].blockCount()]))
    await this.store.write((tx) => blocksAreComplete(tx, counts, notes))
  }

  /** All rows of the store were erased: what the lists show of them, and what a save that was under way has written since. */
  async erase(): Promise<void> {
    this.clear()
    this.notes = []
    this.unsaved = 0
    await this.store.write(async (tx) => {
      await tx.deleteBlocks(await tx.blockIds())
      for (const key of ['blockLayout', 'blockCounts'] as const) await tx.deleteMeta(key)
    })
  }

  clear(): void {
    for (const type of columnTypes) this[type].clear()
  }

  private putDoc(type: ColumnType, doc: object): void {
    // The store only ever holds documents that passed the schema of their type.
    if (type === 'workOrder') {
      const order = doc as EntityMap['workOrder']
      this.workOrder.put(orderRow(order), orderText(order))
    } else if (type === 'supervisionCase') {
      const found = doc as EntityMap['supervisionCase']
      this.supervisionCase.put(caseRow(found), caseText(found))
    } else if (type === 'enforcementRecord') {
      const record = doc as EntityMap['enforcementRecord']
      this.enforcementRecord.put(recordRow(record), recordText(record))
    } else {
      const document = doc as EntityMap['officialDocument']
      this.officialDocument.put(documentRow(document), documentText(document))
    }
  }

  /** Row by row from the store: for a store without blocks, or with blocks of another layout. */
  private async build(type: ColumnType): Promise<void> {
    for (let after: string | undefined, more = true; more; ) {
      const rows = await this.store.read((tx) => tx.rowsAfter(type, after, ROWS_AT_ONCE))
      for (const { doc } of rows) this.putDoc(type, doc)
      this.unsaved += rows.length
      after = rows.at(-1)?.id
      more = rows.length === ROWS_AT_ONCE
    }
  }

  /** What was written after the blocks were last saved. */
  private async takeNoted(): Promise<void> {
    const changes = await this.store.read((tx) => tx.changes())
    const keys = [...new Set(changes.flatMap((change) => [...change.keys]))]
    const rows = await this.store.read((tx) => tx.rows(keys.map(refOfKey)))
    const there = new Set(rows.map(({ type, id }) => `${type}/${id}`))
    this.take({ put: rows, gone: keys.filter((key) => !there.has(key)).map(refOfKey) })
    this.notes = changes.map(({ id }) => id)
    this.unsaved += keys.length
  }

  private async loadTexts(types: readonly ColumnType[]): Promise<void> {
    for (const type of types) await loadTextBlocks(this.store, type, this[type])
  }
}
