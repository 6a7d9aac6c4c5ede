import type { ListRange, ListWindow } from '../../data/desk-worker-api'

export const PAGE_ROWS = 100

export type LoadWindow<T> = (range: Pick<ListRange, 'offset' | 'limit'>) => Promise<ListWindow<T>>

interface Page<T> {
  readonly rows: readonly T[]
  readonly stale: boolean
}

/**
 * Rows of a list by index, loaded from the worker in pages around what is looked at. A change in the store marks the
 * pages as old: they go on being shown until the new ones are there, so that nothing flickers while a sync runs.
 */
export class WindowedList<T> {
  total: number | undefined
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
    this.#pages.set(number, { rows: window.rows, stale: false })
    this.total = window.total
    this.counts = window.counts
    this.failed = undefined
    for (const known of this.#pages.keys()) if (known > this.#lastPage()) this.#pages.delete(known)
    this.#notify()
  }

  #notify(): void {
    this.version += 1
    this.#changed()
  }
}

function nearestFirst(from: number, to: number, centre: number): number[] {
  const numbers = Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i)
  return numbers.sort((a, b) => Math.abs(a - centre) - Math.abs(b - centre))
}
