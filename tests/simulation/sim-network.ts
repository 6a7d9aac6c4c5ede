import type { SeededRandom } from '../support/sync/seeded-random'
import type { SimServer } from './sim-server'
import type { VirtualTime } from './virtual-time'

/** Probabilities; all zero once the faults are over. */
export interface Faults {
  /** Per message, each way. */
  loss: number
  /** A request that arrives twice. */
  double: number
  /** Per effect and disk transaction. */
  crash: number
}

const TIMEOUT_MS = 30_000

/** Carries messages late, not at all or twice, each by itself, so that they also overtake each other. */
export class SimNetwork {
  readonly #cuts = new Set<() => void>()

  constructor(
    private readonly time: VirtualTime,
    private readonly random: SeededRandom,
    private readonly server: SimServer,
    private readonly faults: Faults,
  ) {}

  /** Calls back once: with the answer, or with nothing when none came. A late answer after that is dropped here. */
  request<T>(isOnline: () => boolean, work: () => Promise<T>, done: (answer: T | undefined) => void): void {
    let open = true
    const settle = (answer: T | undefined) => {
      if (!open) return
      open = false
      done(answer)
    }
    if (!isOnline()) {
      this.time.after(50, () => settle(undefined))
      return
    }
    this.time.after(TIMEOUT_MS, () => settle(undefined))
    if (this.random.chance(this.faults.loss)) return
    this.time.after(this.#delay(), async () => {
      if (!this.server.isUp) return settle(undefined)
      const answer = await work()
      // The work is done; whether the other side learns of it is another matter.
      if (this.random.chance(this.faults.loss) || !isOnline()) return
      this.time.after(this.#delay(), () => settle(answer))
    })
    if (!this.random.chance(this.faults.double)) return
    this.time.after(this.#delay() * 20, async () => {
      if (this.server.isUp) await work()
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
