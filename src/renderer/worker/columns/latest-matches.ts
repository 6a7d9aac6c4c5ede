import type { ColumnTable } from './column-table'
import type { SoughtWord } from './each-match'
import type { LatestFirst } from './latest-first'
import { FILTER_ROWS } from './text-filter'

/** Nobody reads on beyond so many; the list says 以上 then. */
export const COUNTED = 500

export interface LatestMatches<R> {
  readonly total: number
  /** There are more than were counted. */
  readonly more: boolean
  /** The latest first. */
  readonly rows: readonly R[]
}

/**
 * The latest rows in whose text, or in whose organ's name, all words occur, and how many there are. It walks from the
 * latest row backwards and stops when enough are counted, so that a word that everybody writes costs no more than a rare
 * one, whose texts the filter has mostly ruled out.
 */
export function latestMatches<R extends { readonly id: string }>(
  table: ColumnTable<R>,
  order: LatestFirst<R>,
  words: readonly SoughtWord[],
  { organId, limit }: { organId: (row: R) => string; limit: number },
): LatestMatches<R> {
  const sought = words.map(({ word, organs }) => ({ word, organs, blocks: blocksOf(table, word) }))
  const found: R[] = []
  let total = 0
  const candidates = candidateBlocks(table, sought)
  const wanted = (slot: number) => candidates[Math.floor(slot / FILTER_ROWS)] === 1
  order.walk(wanted, (row, slot) => {
    const block = Math.floor(slot / FILTER_ROWS)
    for (const { word, organs, blocks } of sought) {
      const inText = blocks[block] === 1 && (table.texts[slot] ?? '').includes(word)
      if (!inText && !(organs.size > 0 && organs.has(organId(row)))) return undefined
    }
    if (total === COUNTED) {
      total += 1
      return 'enough'
    }
    total += 1
    if (found.length < limit) found.push(row)
    return undefined
  })
  return { total: Math.min(total, COUNTED), more: total > COUNTED, rows: found }
}

interface SoughtInBlocks extends SoughtWord {
  /** 1 for each block whose texts may have the word. */
  readonly blocks: Uint8Array
}

function blocksOf({ rows, filter }: ColumnTable<{ readonly id: string }>, word: string): Uint8Array {
  const mayHold = filter.blocksWith(word)
  return Uint8Array.from({ length: Math.ceil(rows.length / FILTER_ROWS) }, (_, block) => (mayHold(block) ? 1 : 0))
}

/** 1 for each block in which a row may have all the words, be it by the name of its organ. */
function candidateBlocks(
  { rows }: ColumnTable<{ readonly id: string }>,
  sought: readonly SoughtInBlocks[],
): Uint8Array {
  return Uint8Array.from({ length: Math.ceil(rows.length / FILTER_ROWS) }, (_, block) =>
    sought.every(({ organs, blocks }) => blocks[block] === 1 || organs.size > 0) ? 1 : 0,
  )
}
