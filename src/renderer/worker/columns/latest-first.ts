import type { ColumnTable } from './column-table'

/** So many changed rows are sorted in beside the others; beyond it everything is sorted anew. */
const MOST_MOVED = 2000

type Visit<R> = (row: R, slot: number) => 'enough' | undefined

/**
 * The slots of a table in order of time, the latest first, so that a search can stop when it has enough. Sorting a
 * hundred thousand rows takes longer than searching them: what changed since is kept apart and merged while walking.
 */
export class LatestFirst<R extends { readonly id: string }> {
  private base = new Int32Array()

  constructor(
    private readonly table: ColumnTable<R>,
    private readonly at: (row: R) => string,
  ) {}

  /** Visits the rows in slots that `wanted` lets through, until `visit` says that it has enough. */
  walk(wanted: (slot: number) => boolean, visit: Visit<R>): void {
    const { rows, moved } = this.table
    if (moved.size > MOST_MOVED) this.sortAnew()
    const recent = this.sorted([...moved].filter(wanted))
    let next = 0
    for (const slot of this.base) {
      // Looking at the row itself is what takes time: rows in order of time lie scattered in memory.
      if (!wanted(slot) || (moved.size > 0 && moved.has(slot))) continue
      const row = rows[slot]
      if (!row) continue
      for (; next < recent.length && this.isLater(recent[next] ?? 0, slot); next += 1)
        if (this.visitSlot(recent[next] ?? 0, visit)) return
      if (visit(row, slot)) return
    }
    for (; next < recent.length; next += 1) if (this.visitSlot(recent[next] ?? 0, visit)) return
  }

  private visitSlot(slot: number, visit: Visit<R>): boolean {
    const row = this.table.rows[slot]
    return row !== undefined && visit(row, slot) === 'enough'
  }

  private sortAnew(): void {
    this.base = Int32Array.from(this.sorted(this.table.rows.keys()))
    this.table.moved.clear()
  }

  private sorted(slots: Iterable<number>): number[] {
    return [...slots].filter((slot) => this.table.rows[slot]).sort((a, b) => (this.isLater(a, b) ? -1 : 1))
  }

  private isLater(a: number, b: number): boolean {
    const [one, other] = [this.table.rows[a], this.table.rows[b]]
    if (!one || !other) return other === undefined
    const [oneAt, otherAt] = [this.at(one), this.at(other)]
    return oneAt === otherAt ? one.id < other.id : oneAt > otherAt
  }
}
