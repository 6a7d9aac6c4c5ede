import type { Topic } from '../../data/desk-worker-api'

/** While a first sync brings page after page, screens ask for their lists anew at this pace: each answer sorts them all. */
const PACE_MS = 1000

/** Tells of changes at once, or at a pace where many are known to follow; nothing is left untold. */
export class PacedTopics {
  private readonly held = new Set<Topic>()
  private timer: ReturnType<typeof setTimeout> | undefined

  constructor(private readonly emit: (...topics: readonly Topic[]) => void) {}

  tell(topics: readonly Topic[], manyFollow: boolean): void {
    for (const topic of topics) this.held.add(topic)
    if (!manyFollow) this.release()
    else if (this.timer === undefined) this.flush()
  }

  /** Tells what was held back; no more is known to follow. */
  release(): void {
    clearTimeout(this.timer)
    this.timer = undefined
    this.emitHeld()
  }

  private flush(): void {
    // Whatever comes before the timer waits for it; when nothing came, the next change is told at once again.
    this.timer = this.held.size > 0 ? setTimeout(() => this.flush(), PACE_MS) : undefined
    this.emitHeld()
  }

  private emitHeld(): void {
    const topics = [...this.held]
    this.held.clear()
    if (topics.length > 0) this.emit(...topics)
  }
}
