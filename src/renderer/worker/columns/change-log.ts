/** Beyond so many changes it costs less to answer anew than to follow them; a page of a sync brings a thousand. */
const MOST_FOLLOWED = 1000

/** What the row in each slot was before it changed, as far back as answers are kept in step with it. */
export class ChangeLog<R> {
  private changes: { readonly slot: number; readonly before: R | undefined }[] = []
  /** The version before the first change that is known. */
  private from = 0

  /** The version of the table now: one more with every change. */
  get version(): number {
    return this.from + this.changes.length
  }

  note(slot: number, before: R | undefined): void {
    this.changes.push({ slot, before })
    if (this.changes.length <= 2 * MOST_FOLLOWED) return
    this.changes = this.changes.slice(MOST_FOLLOWED)
    this.from += MOST_FOLLOWED
  }

  /** So much is different that nobody can follow. */
  skip(): void {
    this.from = this.version + 1
    this.changes = []
  }

  /** The slots that changed since a version, with the row they had then; undefined where that is not known any more. */
  since(version: number): ReadonlyMap<number, R | undefined> | undefined {
    if (version < this.from || this.version - version > MOST_FOLLOWED) return undefined
    const first = new Map<number, R | undefined>()
    for (let at = version - this.from; at < this.changes.length; at += 1) {
      const change = this.changes[at]
      if (change && !first.has(change.slot)) first.set(change.slot, change.before)
    }
    return first
  }
}
