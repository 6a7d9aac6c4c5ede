import type { ColumnTable } from './column-table'
import { FILTER_ROWS } from './text-filter'

/** A word of a search with the organs whose name has it. */
export interface SoughtWord {
  readonly word: string
  readonly organs: ReadonlySet<string>
}

/**
 * Takes every row in whose text, or in whose organ's name, all words occur. Texts are read only where the table's filter
 * says that they may have the word.
 */
export function eachMatch<R extends { readonly id: string }>(
  { rows, texts, filter }: ColumnTable<R>,
  words: readonly SoughtWord[],
  organId: (row: R) => string,
  take: (row: R) => void,
): void {
  const sought = words.map(({ word, organs }) => ({ word, organs, mayHold: filter.blocksWith(word) }))
  for (let from = 0; from < rows.length; from += FILTER_ROWS) {
    const inBlock = sought.map((each) => ({ ...each, inTexts: each.mayHold(from / FILTER_ROWS) }))
    if (inBlock.some(({ inTexts, organs }) => !inTexts && organs.size === 0)) continue
    const end = Math.min(from + FILTER_ROWS, rows.length)
    for (let slot = from; slot < end; slot += 1) {
      const row = rows[slot]
      if (!row) continue
      const text = texts[slot] ?? ''
      const holds = inBlock.every(
        ({ word, organs, inTexts }) =>
          (inTexts && text.includes(word)) || (organs.size > 0 && organs.has(organId(row))),
      )
      if (holds) take(row)
    }
  }
}
