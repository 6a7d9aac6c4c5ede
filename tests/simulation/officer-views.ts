import type { EntityMap, EntityType } from '#shared/domain/entities'
import type { SeededRandom } from '../support/sync/seeded-random'
import type { SimClient } from './sim-client'

/** What an officer has on his screen of one type, always in the same order. */
export function seen<T extends EntityType>(client: SimClient, type: T): EntityMap[T][] {
  return [...client.disk.content.views]
    .filter(([key]) => key.startsWith(`${type}/`))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, view]) => view.doc as EntityMap[T])
}

/** One of them, where there is one. */
export function oneOf<T>(random: SeededRandom, found: readonly T[]): T | undefined {
  return found[random.below(Math.max(1, found.length))]
}
