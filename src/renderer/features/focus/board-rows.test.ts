import { describe, expect, it } from 'vitest'
import { noNumbers } from '#shared/domain/focus'
import { defaultThresholds } from '#shared/domain/thresholds'
import { boardRows, rowFilter } from './board-rows'
import { filterOf, queryOf } from './focus-search'

const now = new Date('2026-11-23T01:30:00Z')
const row = (organ: string, change: Partial<typeof noNumbers>) => ({ organ, numbers: { ...noNumbers, ...change } })
const board = {
  rows: [
    row('a', { complaints: 30, judged: 10, verified: 9, rated: 10, satisfied: 2 }),
    row('b', { complaints: 20, judged: 10, verified: 2, rated: 10, satisfied: 9 }),
    row('c', { complaints: 5 }),
  ],
  months: [],
  total: noNumbers,
}

describe('The rows of the focus board', () => {
  it('stand in order of complaints, or of a rate with the unknown last', () => {
    const ids = (sort: 'verified' | 'complaints', up = false) =>
      boardRows(board, defaultThresholds, { sort, up }).map(({ part }) => part.organ)
    expect(ids('complaints')).toEqual(['a', 'b', 'c'])
    expect(ids('verified', true)).toEqual(['b', 'a', 'c'])
    expect(ids('verified')).toEqual(['a', 'b', 'c'])
  })

  it('can be narrowed to what a campaign is proposed for', () => {
    expect(boardRows(board, defaultThresholds, { only: 'proposals' }).map(({ part }) => part.organ)).toEqual(['a'])
  })

  it('lead to the orders of their own part of the board', () => {
    const filter = filterOf({ from: '2026-09', to: '2026-11', region: '411702' }, now, 3)
    const [first] = boardRows(board, defaultThresholds, {})
    expect(first && rowFilter(filter, first)).toEqual({ from: '2026-09', to: '2026-11', region: '411702', organ: 'a' })
  })
})

describe('The months of the board', () => {
  it('are the watched ones until others are chosen, and never stand backwards', () => {
    expect(queryOf({}, now, 3)).toEqual({ from: '2026-09', to: '2026-11', by: ['organ'] })
    expect(filterOf({ from: '2026-11', to: '2026-02' }, now, 3)).toEqual({ from: '2026-02', to: '2026-11' })
  })
})
