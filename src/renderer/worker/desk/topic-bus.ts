import type { Topic } from '../../data/desk-worker-api'

/** Screens hear of changes at most this often: while a sync runs the store changes all the time. */
const INTERVAL_MS = 100

type Subscriber = (topic: Topic) => void

/** Tells subscribers which topics changed: the first change at once, what follows in bundles. */
export class TopicBus {
  private readonly subscribers = new Map<number, { topics: ReadonlySet<Topic>; tell: Subscriber }>()
  private readonly waiting = new Set<Topic>()
  private timer: ReturnType<typeof setTimeout> | undefined
  private lastId = 0

  subscribe(topics: readonly Topic[], tell: Subscriber): number {
    this.lastId += 1
    this.subscribers.set(this.lastId, { topics: new Set(topics), tell })
    return this.lastId
  }

  unsubscribe(id: number): void {
    this.subscribers.delete(id)
  }

  emit(...topics: readonly Topic[]): void {
    for (const topic of topics) this.waiting.add(topic)
    if (this.timer === undefined) this.flush()
  }

  /** What an officer has just done is shown without waiting for the end of a bundle. */
  emitAtOnce(...topics: readonly Topic[]): void {
    clearTimeout(this.timer)
    this.timer = undefined
    this.emit(...topics)
  }

  private flush = (): void => {
    this.timer = undefined
    if (this.waiting.size === 0) return
    // The state of the sync costs nothing to answer: it must not wait behind lists that are sorted anew.
    const topics = [...this.waiting].sort((a, b) => Number(b === 'sync') - Number(a === 'sync'))
    this.waiting.clear()
    // Set beforehand: a subscriber that asks for something at once must not start a second bundle.
    this.timer = setTimeout(this.flush, INTERVAL_MS)
    for (const { topics: wanted, tell } of [...this.subscribers.values()]) {
      for (const topic of topics) if (wanted.has(topic)) tell(topic)
    }
  }
}
