import { performance } from 'node:perf_hooks'

/** Whoever waits for a colleague's word should not notice that he waits … */
const SHORTEST_MS = 200
/** … but each poke is answered by a pull, and a server that is busy brings them all sooner in fewer pulls. */
const LONGEST_MS = 2000
/** Of one processor core: below the one there is room to spare, above the other the pulls themselves are the load. */
const IDLE_SHARE = 0.75
const BUSY_SHARE = 0.92
const MEASURED_OVER_MS = 500
/** In steps: a gap that jumped with the load would make the load jump, too. A burst is soon over, and so is its gap. */
const LONGER = 1.15
const SHORTER = 1.4

export interface Meter {
  /** Milliseconds. */
  readonly now: () => number
  /** Processor time that this process has taken until now, in milliseconds. */
  readonly used: () => number
}

const thisProcess: Meter = {
  now: () => performance.now(),
  used: () => {
    const { user, system } = process.cpuUsage()
    return (user + system) / 1000
  },
}

/** How long one client is left in peace between two pokes: as long as keeps this process from being busy all the time. */
export class PokeGap {
  #from: { at: number; used: number }
  #gapMs = SHORTEST_MS

  constructor(private readonly meter: Meter = thisProcess) {
    this.#from = { at: meter.now(), used: meter.used() }
  }

  ms(): number {
    const [at, used] = [this.meter.now(), this.meter.used()]
    const passed = at - this.#from.at
    if (passed >= MEASURED_OVER_MS) {
      const steps = Math.floor(passed / MEASURED_OVER_MS)
      this.#gapMs = stepped(this.#gapMs, (used - this.#from.used) / passed, steps)
      this.#from = { at, used }
    }
    return this.#gapMs
  }
}

function stepped(gapMs: number, share: number, steps: number): number {
  if (share > BUSY_SHARE) return Math.min(LONGEST_MS, gapMs * LONGER)
  // Nobody was poked meanwhile: as many steps as there would have been.
  return share < IDLE_SHARE ? Math.max(SHORTEST_MS, gapMs / SHORTER ** steps) : gapMs
}
