import type { SeededRandom } from '../support/sync/seeded-random'
import type { Coverage, CoveredEvent } from './coverage'
import type { Faults } from './sim-network'

/** Places where the power may go: at random in long histories, each in turn in short ones. */
export class CrashPoints {
  passed = 0

  constructor(
    private readonly random: SeededRandom,
    private readonly faults: Faults,
    private readonly coverage: Coverage,
    /** The one place at which it goes, counted from 0; without it, at random. */
    private readonly only?: number,
  ) {}

  goesHere(place: CoveredEvent): boolean {
    const at = this.passed++
    const goes = this.only === undefined ? this.random.chance(this.faults.crash) : at === this.only
    if (goes) this.coverage.note(place)
    return goes
  }
}
