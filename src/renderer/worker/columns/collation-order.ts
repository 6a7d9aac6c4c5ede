/**
 * Ranks of texts in Chinese order (by pinyin). A comparison by collator costs a microsecond, so it is done once for
 * each text and not once for each comparison of each sort.
 */
export class CollationOrder {
  private readonly collator = new Intl.Collator('zh-CN', { numeric: true })
  private sorted: string[] = []
  private ranks = new Map<string, number>()

  readonly compare = (a: string, b: string): number => this.collator.compare(a, b)

  /** The rank function for texts of which all are among these. */
  ranksFor(texts: Iterable<string>): (text: string) => number {
    const unknown = new Set<string>()
    for (const text of texts) if (!this.ranks.has(text)) unknown.add(text)
    if (unknown.size > 0) this.add([...unknown])
    return (text) => this.ranks.get(text) ?? 0
  }

  private add(texts: string[]): void {
    const added = texts.sort(this.collator.compare)
    const merged: string[] = []
    let next = 0
    for (const text of this.sorted) {
      for (
        let other = added[next];
        other !== undefined && this.collator.compare(other, text) < 0;
        other = added[next]
      ) {
        merged.push(other)
        next += 1
      }
      merged.push(text)
    }
    this.sorted = [...merged, ...added.slice(next)]
    this.ranks = new Map()
    let rank = 0
    this.sorted.forEach((text, index) => {
      const before = this.sorted[index - 1]
      if (before !== undefined && this.collator.compare(before, text) !== 0) rank += 1
      this.ranks.set(text, rank)
    })
  }
}
