import { keepEqual } from './keep-equal'

/** What a live question shows: the last answer stays while a newer one is on its way. */
export interface LiveAnswer<T> {
  /** Undefined until the first answer. */
  readonly value: T | undefined
  /** True while `value` is not the answer to the present question and state of the store. */
  readonly stale: boolean
  readonly failed?: unknown
}

/**
 * A question to the worker that is asked again after changes. At most one request is under way; changes that come
 * meanwhile lead to one more, so a storm of changes never becomes a storm of requests.
 */
export class LiveQuery<T> {
  private answer: LiveAnswer<T>
  private readonly listeners = new Set<() => void>()
  private running = false
  private again = false

  constructor(
    private readonly ask: () => Promise<T>,
    earlier?: T,
  ) {
    this.answer = { value: earlier, stale: true }
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => {
      this.listeners.delete(listener)
    }
  }

  readonly snapshot = (): LiveAnswer<T> => this.answer

  /** Asks, or asks once more when the running request has ended. */
  readonly refresh = (): void => {
    if (this.running) {
      this.again = true
      return
    }
    this.running = true
    void this.run()
  }

  private async run(): Promise<void> {
    do {
      this.again = false
      try {
        this.show({ value: keepEqual(this.answer.value, await this.ask()), stale: this.again })
      } catch (failed) {
        this.show({ ...this.answer, stale: true, failed })
      }
    } while (this.again)
    this.running = false
  }

  private show(next: LiveAnswer<T>): void {
    const answer = keepEqual(this.answer, next)
    if (answer === this.answer) return
    this.answer = answer
    for (const listener of this.listeners) listener()
  }
}
