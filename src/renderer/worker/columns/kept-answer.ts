import { putIn, type RowOrder, takeOut } from './sorted-rows'

/** A question to a list, as it is put to one row after another. */
export interface RowQuestion<R> {
  /** Whether the row is counted at all: every condition but the group. */
  readonly holds: (row: R, slot: number) => boolean
  /** `holds` reads the text in the slot besides the row: it cannot tell any more of a row that has left it. */
  readonly readsTexts: boolean
  readonly group: (row: R) => string
  /** Which groups are listed; undefined: all. */
  readonly wanted: ReadonlySet<string> | undefined
  readonly order: RowOrder<R>
}

/** The rows that answer a question, in order, and the counts of their groups; follows the table row by row. */
export class KeptAnswer<R> {
  readonly counts: Record<string, number> = {}
  readonly rows: R[] = []
  private readonly foundByText: Set<R> | undefined

  /** `version`: of the table, as far as the answer follows it. */
  constructor(
    private readonly question: RowQuestion<R>,
    public version: number,
  ) {
    this.foundByText = question.readsTexts ? new Set() : undefined
  }

  /** Counts a row that holds, and lists it behind the others if it is wanted. */
  append(row: R): void {
    if (this.count(row)) this.rows.push(row)
  }

  /**
   * Lets the changed rows go and takes them in as they are now.
   * @returns false where a row was not found at its place: then the question has to be answered anew
   */
  follow(changed: ReadonlyMap<number, R | undefined>, rowIn: (slot: number) => R | undefined): boolean {
    for (const [slot, before] of changed) if (before && this.counted(before, slot) && !this.letGo(before)) return false
    for (const slot of changed.keys()) {
      const row = rowIn(slot)
      if (row && this.question.holds(row, slot) && this.count(row)) putIn(this.rows, row, this.question.order)
    }
    return true
  }

  /** @returns whether the row is listed too */
  private count(row: R): boolean {
    const name = this.question.group(row)
    this.foundByText?.add(row)
    this.counts[name] = (this.counts[name] ?? 0) + 1
    return this.isWanted(name)
  }

  private counted(row: R, slot: number): boolean {
    return this.foundByText ? this.foundByText.delete(row) : this.question.holds(row, slot)
  }

  private letGo(row: R): boolean {
    const name = this.question.group(row)
    const left = (this.counts[name] ?? 0) - 1
    if (left > 0) this.counts[name] = left
    else delete this.counts[name]
    return !this.isWanted(name) || takeOut(this.rows, row, this.question.order)
  }

  private isWanted(name: string): boolean {
    return this.question.wanted?.has(name) ?? true
  }
}
