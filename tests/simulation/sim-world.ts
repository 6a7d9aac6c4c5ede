import type { SeededRandom } from '../support/sync/seeded-random'
import type { Bug } from './bugs'
import type { OfficerId } from './city'
import type { Coverage } from './coverage'
import type { CrashPoints } from './crash-points'
import type { LocalStore } from './local-store'
import type { Faults, SimNetwork } from './sim-network'
import type { SimServer } from './sim-server'
import type { Trace } from './trace'
import type { VirtualTime } from './virtual-time'

/** Everything of one simulated city. */
export interface SimWorld {
  readonly time: VirtualTime
  readonly server: SimServer
  readonly network: SimNetwork
  readonly random: SeededRandom
  readonly faults: Faults
  readonly crashes: CrashPoints
  readonly bug: Bug
  readonly newId: () => string
  readonly trace: Trace
  readonly coverage: Coverage
  /** Looks on at the disks of the city. */
  watch?: (disk: LocalStore, userId: OfficerId, copied?: LocalStore) => void
}
