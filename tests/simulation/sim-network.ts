import type { SeededRandom } from '../support/sync/seeded-random'
import type { Coverage } from './coverage'
import type { VirtualTime } from './virtual-time'

/** Probabilities; all zero once the faults are over. */
export interface Faults {
  /** Per message, each way. */
  loss: number
  /** A request that arrives twice. */
  double: number
  /** An answer that is cut off on its way. */
  cut: number
  /** Per effect and disk transaction. */
  crash: number
}

export const noFaults: Faults = { loss: 0, double: 0, cut: 0, crash: 0 }

const TIMEOUT_MS = 30_000

/** What came of a request: an answer, a part of one, or nothing. */
export type Carried<T> = { readonly answer: T; readonly isWhole: boolean } | undefined

/** Carries messages late, not at all or twice, each by itself, so that they also overtake each other. */
export class SimNetwork {
  readonly #cuts = new Set<() => void>()
  isServerUp: () => boolean = () => true

  constructor(
    private readonly time: VirtualTime,
    private readonly random: SeededRandom,
    private readonly faults: Faults,
    private readonly coverage: Coverage,
  ) {}

  /** Calls back once: with the answer, or with nothing when none came. A late answer after that is dropped here. */
  request<T>(isOnline: () => boolean, work: () => Promise<T>, done: (carried: Carried<T>) => void) {
    const { time, random, faults, coverage } = this
    let open = true
    const settle = (carried: Carried<T>) => {
      if (!open) {
        if (carried) coverage.note('late answer')
        return
      }
      open = false
      done(carried)
    }
    if (!isOnline()) {
      time.after(50, () => settle(undefined))
      return
    }
    time.after(TIMEOUT_MS, () => settle(undefined))
    if (random.chance(faults.loss)) return coverage.note('lost request')
    time.after(this.#delay(), async () => {
      if (!this.isServerUp()) return settle(undefined)
      const answer = await work()
      // The work is done; whether the other side learns of it is another matter.
      if (random.chance(faults.loss) || !isOnline()) return coverage.note('lost answer')
      const isWhole = !random.chance(faults.cut)
      if (!isWhole) coverage.note('truncated answer')
      // Rarely it takes so long that nobody waits for it any more.
      const delay = random.chance(faults.loss / 10) ? TIMEOUT_MS + random.below(60_000) : this.#delay()
      time.after(delay, () => settle({ answer, isWhole }))
    })
    if (!random.chance(faults.double)) return
    coverage.note('doubled request')
    time.after(this.#delay() * 20, async () => {
      if (this.isServerUp()) await work()
    })
  }

  deliver(run: () => void): void {
    this.time.after(this.#delay(), run)
  }

  /** Called when all connections break; returns how to take it back. */
  onCut(run: () => void): () => void {
    this.#cuts.add(run)
    return () => this.#cuts.delete(run)
  }

  cutAll(): void {
    for (const cut of [...this.#cuts]) {
      this.#cuts.delete(cut)
      cut()
    }
  }

  #delay(): number {
    return this.random.chance(0.05) ? 2000 + this.random.below(20_000) : 20 + this.random.below(400)
  }
}
