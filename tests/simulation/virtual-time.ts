interface Due {
  readonly at: number
  readonly order: number
  readonly run: () => void | Promise<void>
}

const isBefore = (a: Due, b: Due) => a.at < b.at || (a.at === b.at && a.order < b.order)

/** The simulated clock: what happens next is the earliest thing planned, and nothing happens by itself. */
export class VirtualTime {
  now = 0
  steps = 0
  /** A binary heap, the earliest first. */
  readonly #planned: Due[] = []
  #order = 0

  after(ms: number, run: Due['run']): void {
    const due = { at: this.now + Math.max(0, Math.round(ms)), order: this.#order++, run }
    let at = this.#planned.push(due) - 1
    while (at > 0) {
      const above = (at - 1) >> 1
      const parent = this.#planned[above]
      if (!parent || !isBefore(due, parent)) break
      this.#planned[at] = parent
      at = above
    }
    this.#planned[at] = due
  }

  /** Runs what is planned until the given time, or until `enough`, calling `check` after each thing. */
  async runUntil(end: number, check: () => void, enough: () => boolean = () => false): Promise<void> {
    while (!enough()) {
      const [next] = this.#planned
      if (!next || next.at > end) break
      this.#removeFirst()
      this.now = next.at
      this.steps += 1
      await next.run()
      check()
    }
  }

  #removeFirst(): void {
    const heap = this.#planned
    const last = heap.pop()
    if (!last || heap.length === 0) return
    let at = 0
    for (;;) {
      const [left, right] = [heap[2 * at + 1], heap[2 * at + 2]]
      const isRight = right !== undefined && left !== undefined && isBefore(right, left)
      const child = isRight ? right : left
      if (!child || isBefore(last, child)) break
      heap[at] = child
      at = 2 * at + (isRight ? 2 : 1)
    }
    heap[at] = last
  }
}
