/** A seeded source of chance: the same seed gives the same orders on every machine. */
export interface Random {
  /** 0 ≤ x < 1. */
  next(): number
  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number
  pick<T>(items: readonly [T, ...T[]]): T
  /** `count` different items in their own order. */
  some<T>(items: readonly T[], count: number): T[]
  chance(probability: number): boolean
}

/** Mulberry32: 32 bits of state are plenty for texts, and an order's own stream is made from its index at once. */
export function random(seed: number): Random {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const between = (low: number, high: number) => low + Math.floor(next() * (high - low + 1))
  return {
    next,
    between,
    pick: (items) => items[between(0, items.length - 1)] ?? items[0],
    some(items, count) {
      const left = items.map((item, index) => ({ item, index }))
      while (left.length > count) left.splice(between(0, left.length - 1), 1)
      return left.sort((a, b) => a.index - b.index).map(({ item }) => item)
    },
    chance: (probability) => next() < probability,
  }
}

/** A seed for one member of a stream: neighbours share nothing. */
export function mixSeed(seed: number, index: number): number {
  let mixed = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(index + 1, 0xc2b2ae35)
  mixed ^= mixed >>> 16
  mixed = Math.imul(mixed, 0x7feb352d)
  return (mixed ^ (mixed >>> 15)) >>> 0
}
