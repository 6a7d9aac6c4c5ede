interface Due {
  readonly at: number
  readonly order: number
  readonly run: () => void | Promise<void>
}

/** The simulated clock: what happens next is the earliest thing planned, and nothing happens by itself. */
export class VirtualTime {
  now = 0
  steps = 0
  #planned: Due[] = []
  #order = 0

  after(ms: number, run: Due['run']): void {
    this.#planned.push({ at: this.now + Math.max(0, Math.round(ms)), order: this.#order++, run })
  }

  /** Runs what is planned until the given time, or until `enough`, calling `check` after each thing. */
  async runUntil(end: number, check: () => void, enough: () => boolean = () => false): Promise<void> {
    while (!enough()) {
      const next = this.#takeNext(end)
      if (!next) break
      this.now = next.at
      this.steps += 1
      await next.run()
      check()
    }
  }

  #takeNext(end: number): Due | undefined {
    let best = -1
    this.#planned.forEach((due, index) => {
      const found = this.#planned[best]
      if (due.at <= end && (!found || due.at < found.at || (due.at === found.at && due.order < found.order)))
        best = index
    })
    return best < 0 ? undefined : this.#planned.splice(best, 1)[0]
  }
}
