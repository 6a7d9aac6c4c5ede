import type { Sealer } from './sealer'

interface SealedAhead {
  readonly place: string
  readonly sealed: unknown
}

export interface AheadSealer extends Sealer {
  /** The next `seal` of this very value at this place has nothing left to do. The value must not change until then. */
  ahead(place: string, value: object): void
}

/** Seals values before the transaction that writes them, while another transaction waits for the disk. */
export function sealingAhead(sealer: Sealer): AheadSealer {
  const done = new WeakMap<object, SealedAhead>()
  return {
    ...sealer,
    ahead: (place, value) => void done.set(value, { place, sealed: sealer.seal(place, value) }),
    seal(place, value) {
      const found = typeof value === 'object' && value !== null ? done.get(value) : undefined
      if (found?.place !== place) return sealer.seal(place, value)
      // Two records never share their bytes.
      done.delete(value as object)
      return found.sealed
    },
  }
}
