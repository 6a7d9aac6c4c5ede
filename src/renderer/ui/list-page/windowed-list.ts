import type { ListRange, ListWindow } from '../../data/desk-worker-api'

export const PAGE_ROWS = 100

export type LoadWindow<T extends object> = (range: Pick<ListRange, 'offset' | 'limit'>) => Promise<ListWindow<T>>

interface Page<T extends object> {
  readonly rows: readonly T[]
  readonly stale: boolean
}

/**
 * Rows of a list by index, loaded from the worker in pages around what is looked at. A change in the store marks the
 * pages as old: they go on being shown until the new ones are there, so that nothing flickers while a sync runs.
 */
export class WindowedList<T extends object> {
  total: number | undefined
  /** There are more than `total`: they are counted as they are read. */
  more = false
  counts: Readonly<Record<string, number>> = {}
  /** Grows with every change, for React. */
  version = 0
  failed: unknown
  readonly #load: LoadWindow<T>
  readonly #changed: () => void
  readonly #pages = new Map<number, Page<T>>()
  readonly #inFlight = new Set<number>()
  #generation = 0
  #seen = { first: 0, last: PAGE_ROWS - 1 }

  constructor(load: LoadWindow<T>, changed: () => void) {
    this.#load = load
    this.#changed = changed
  }

  rowAt(index: number): T | undefined {
    return this.#pages.get(Math.floor(index / PAGE_ROWS))?.rows[index % PAGE_ROWS]
  }

  /** Index of a loaded row. */
  indexOf(found: (row: T) => boolean): number | undefined {
    for (const [number, page] of this.#pages) {
      const at = page.rows.findIndex(found)
      if (at >= 0) return number * PAGE_ROWS + at
    }
    return undefined
  }

  /** Sees to it that the rows looked at are loaded, and their neighbours. */
  ensure(first: number, last: number): void {
    this.#seen = { first, last }
    const from = Math.max(0, Math.floor(first / PAGE_ROWS) - 1)
    const end = this.total === undefined ? Math.floor(last / PAGE_ROWS) : this.#lastPage()
    const to = Math.min(Math.floor(last / PAGE_ROWS) + 1, end)
    for (const number of nearestFirst(from, to, Math.floor((first + last) / 2 / PAGE_ROWS))) this.#request(number)
  }

  /** The store has changed: what is looked at is read again, the rest when it is looked at. */
  invalidate(): void {
    this.#generation += 1
    this.#inFlight.clear()
    for (const [number, page] of this.#pages) this.#pages.set(number, { rows: page.rows, stale: true })
    this.ensure(this.#seen.first, this.#seen.last)
  }

  #lastPage(): number {
    return Math.max(0, Math.ceil((this.total ?? 0) / PAGE_ROWS) - 1)
  }

  #request(number: number): void {
    const page = this.#pages.get(number)
    if (this.#inFlight.has(number) || (page && !page.stale)) return
    this.#inFlight.add(number)
    const generation = this.#generation
    this.#load({ offset: number * PAGE_ROWS, limit: PAGE_ROWS }).then(
      (window) => {
        if (generation === this.#generation) this.#receive(number, window)
      },
      (problem: unknown) => {
        if (generation !== this.#generation) return
        this.#inFlight.delete(number)
        this.failed = problem
        this.#notify()
      },
    )
  }

  #receive(number: number, window: ListWindow<T>): void {
    this.#inFlight.delete(number)
    const before = this.#pages.get(number)
    const rows = sameRowsKept(before?.rows, window.rows)
    const unchanged =
      rows === before?.rows &&
      this.total === window.total &&
      this.more === (window.more ?? false) &&
      sameValues(this.counts, window.counts) &&
      !this.failed
    this.#pages.set(number, { rows, stale: false })
    this.total = window.total
    this.more = window.more ?? false
    if (!sameValues(this.counts, window.counts)) this.counts = window.counts
    this.failed = undefined
    for (const known of this.#pages.keys()) if (known > this.#lastPage()) this.#pages.delete(known)
    if (!unchanged) this.#notify()
  }

  #notify(): void {
    this.version += 1
    this.#changed()
  }
}

/**
 * Rows that say the same keep their identity, so that only changed rows are drawn again while a sync runs; the list
 * before itself when nothing changed.
 */
function sameRowsKept<T extends object>(before: readonly T[] | undefined, now: readonly T[]): readonly T[] {
  if (!before) return now
  let changed = before.length !== now.length
  const kept = now.map((row, at) => {
    const old = before[at]
    if (old && sameValues(old, row)) return old
    changed = true
    return row
  })
  return changed ? kept : before
}

/** Equal in every field; lists of ids within are compared by what they hold. */
function sameValues(a: object, b: object): boolean {
  const keys = Object.keys(b)
  if (Object.keys(a).length !== keys.length) return false
  return keys.every((key) => {
    const one = (a as Record<string, unknown>)[key]
    const other = (b as Record<string, unknown>)[key]
    return Object.is(one, other) || (Array.isArray(one) && Array.isArray(other) && one.join() === other.join())
  })
}

function nearestFirst(from: number, to: number, centre: number): number[] {
  const numbers = Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i)
  return numbers.sort((a, b) => Math.abs(a - centre) - Math.abs(b - centre))
}
