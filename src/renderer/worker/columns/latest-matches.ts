import type { ColumnTable } from './column-table'
import { eachMatch, type SoughtWord } from './each-match'

export interface LatestMatches<R> {
  readonly total: number
  /** The latest first. */
  readonly rows: readonly R[]
}

/** How many rows match, and the latest of them; nothing is sorted but these few. */
export function latestMatches<R extends { readonly id: string }>(
  table: ColumnTable<R>,
  words: readonly SoughtWord[],
  { organId, at, limit }: { organId: (row: R) => string; at: (row: R) => string; limit: number },
): LatestMatches<R> {
  const found: R[] = []
  let total = 0
  eachMatch(table, words, organId, (row) => {
    total += 1
    const last = found.at(-1)
    if (found.length === limit && last && !isLater(row, last)) return
    const place = found.findIndex((other) => isLater(row, other))
    found.splice(place < 0 ? found.length : place, 0, row)
    if (found.length > limit) found.pop()
  })
  return { total, rows: found }

  function isLater(a: R, b: R): boolean {
    const [one, other] = [at(a), at(b)]
    return one === other ? a.id < b.id : one > other
  }
}
