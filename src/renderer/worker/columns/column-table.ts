import { ChangeLog } from './change-log'
import { TextFilter } from './text-filter'

/** Rows of a block as saved; a block is sealed and rewritten as a whole. */
export const BLOCK_ROWS = 1000

/**
 * The list columns of one type, in memory: what lists show, filter and sort by, and beside it the text they search.
 * A row keeps its slot for life, so that a change makes one block old and no more.
 */
export class ColumnTable<R extends { readonly id: string }> {
  readonly rows: (R | undefined)[] = []
  readonly texts: (string | undefined)[] = []
  /** Follows the texts. */
  readonly filter = new TextFilter()
  private readonly log = new ChangeLog<R>()
  private readonly slots = new Map<string, number>()
  private free: number[] = []
  private readonly dirty = new Set<number>()
  /** Slots whose row is another one since the rows were last put in order (`latest-first.ts`). */
  readonly moved = new Set<number>()

  /** Grows with every change; what was computed under another version is old. */
  get version(): number {
    return this.log.version
  }

  /** The slots that changed since a version, with the row they had then; undefined where it is too long ago. */
  changedSince(version: number): ReadonlyMap<number, R | undefined> | undefined {
    return this.log.since(version)
  }

  get size(): number {
    return this.slots.size
  }

  get(id: string): R | undefined {
    return this.rows[this.slots.get(id) ?? -1]
  }

  textOf(id: string): string | undefined {
    return this.texts[this.slots.get(id) ?? -1]
  }

  put(row: R, text: string): void {
    const slot = this.slots.get(row.id) ?? this.free.pop() ?? this.rows.length
    const before = this.rows[slot]
    this.rows[slot] = row
    this.texts[slot] = text
    this.filter.add(slot, text)
    this.slots.set(row.id, slot)
    this.touch(slot, before)
  }

  remove(id: string): void {
    const slot = this.slots.get(id)
    if (slot === undefined) return
    const before = this.rows[slot]
    this.rows[slot] = undefined
    this.texts[slot] = undefined
    this.slots.delete(id)
    this.free.push(slot)
    this.touch(slot, before)
  }

  clear(): void {
    this.rows.length = 0
    this.texts.length = 0
    this.filter.clear()
    this.slots.clear()
    this.free = []
    this.dirty.clear()
    this.moved.clear()
    this.log.skip()
  }

  /** Numbers of the blocks that are not saved as they are. */
  dirtyBlocks(): readonly number[] {
    return [...this.dirty].sort((a, b) => a - b)
  }

  blockCount(): number {
    return Math.ceil(this.rows.length / BLOCK_ROWS)
  }

  markSaved(block: number): void {
    this.dirty.delete(block)
  }

  /** It was to be saved, and was not. */
  markUnsaved(block: number): void {
    if (block < this.blockCount()) this.dirty.add(block)
  }

  block(number: number): (R | undefined)[] {
    return this.rows.slice(number * BLOCK_ROWS, (number + 1) * BLOCK_ROWS)
  }

  blockTexts(number: number): (string | undefined)[] {
    return this.texts.slice(number * BLOCK_ROWS, (number + 1) * BLOCK_ROWS)
  }

  /** Takes a saved block back; the texts may follow later. */
  restoreBlock(number: number, rows: readonly (R | undefined | null)[]): void {
    rows.forEach((row, index) => {
      if (row) this.restoreRow(number * BLOCK_ROWS + index, row)
    })
    this.log.skip()
  }

  restoreTexts(number: number, ids: readonly (string | null)[], texts: readonly (string | null)[]): void {
    ids.forEach((id, index) => {
      const slot = number * BLOCK_ROWS + index
      // A row that changed since the block was saved has its newer text already.
      if (id === null || this.rows[slot]?.id !== id || this.texts[slot] !== undefined) return
      this.texts[slot] = texts[index] ?? ''
      this.filter.add(slot, texts[index] ?? '')
    })
    this.log.skip()
  }

  /** To be called when all blocks are back: slots that no row took can be used again. */
  restored(): void {
    this.free = []
    for (let slot = this.rows.length - 1; slot >= 0; slot -= 1) if (!this.rows[slot]) this.free.push(slot)
  }

  private restoreRow(slot: number, row: R): void {
    // Blocks saved one by one can hold a row twice after a crash; its note in the store says what holds, put comes after.
    const before = this.slots.get(row.id)
    if (before !== undefined) this.rows[before] = undefined
    while (this.rows.length < slot) this.rows.push(undefined)
    this.rows[slot] = row
    this.slots.set(row.id, slot)
    this.moved.add(slot)
  }

  private touch(slot: number, before: R | undefined): void {
    this.log.note(slot, before)
    this.moved.add(slot)
    this.dirty.add(Math.floor(slot / BLOCK_ROWS))
  }
}
