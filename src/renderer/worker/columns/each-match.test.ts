import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ColumnTable } from './column-table'
import { eachMatch } from './each-match'
import { latestMatches } from './latest-matches'

interface Row {
  readonly id: string
  readonly organ: string
  readonly at: string
}

const none: ReadonlySet<string> = new Set()
const organId = (row: Row) => row.organ

function matches(table: ColumnTable<Row>, word: string, organs = none): string[] {
  const found: string[] = []
  eachMatch(table, [{ word, organs }], organId, ({ id }) => void found.push(id))
  return found.sort()
}

describe('A search over the texts in memory', () => {
  const char = fc.constantFrom(...'市场监管局罚款五千元abc12')
  const text = fc.string({ unit: char, maxLength: 40 })

  it('finds exactly the rows that have the words, whatever was put, changed and removed before', () => {
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 700 }), text, fc.nat(), (texts, word, salt) => {
        const table = new ColumnTable<Row>()
        const now = new Map<string, string>()
        texts.forEach((each, n) => {
          const id = `r${n % 500}`
          table.put({ id, organ: '', at: '' }, each)
          now.set(id, each)
          if ((n + salt) % 11 === 0) {
            table.remove(id)
            now.delete(id)
          }
        })
        const sought = word.slice(0, 1 + (salt % 4)) || '罚'
        expect(matches(table, sought)).toEqual(
          [...now]
            .filter(([, each]) => each.includes(sought))
            .map(([id]) => id)
            .sort(),
        )
      }),
      { numRuns: 60 },
    )
  })

  it('finds texts that came back from the disk later than their rows', () => {
    const table = new ColumnTable<Row>()
    table.restoreBlock(0, [{ id: 'a', organ: '', at: '' }])
    expect(matches(table, '罚款')).toEqual([])
    table.restoreTexts(0, ['a'], ['罚款五千元'])
    expect(matches(table, '款五')).toEqual(['a'])
  })

  it('finds a row by the name of its organ too, though no text has the word', () => {
    const table = new ColumnTable<Row>()
    table.put({ id: 'a', organ: 'urban', at: '' }, '占道')
    expect(matches(table, '城管', new Set(['urban']))).toEqual(['a'])
  })

  it('tells how many there are and shows the latest few, in order', () => {
    const table = new ColumnTable<Row>()
    for (let n = 0; n < 900; n += 1)
      table.put({ id: `r${n}`, organ: '', at: String((n * 7919) % 900).padStart(3, '0') }, n % 3 ? '罚款' : '其他')
    const { total, rows } = latestMatches(table, [{ word: '罚款', organs: none }], {
      organId,
      at: ({ at }) => at,
      limit: 5,
    })
    expect(total).toBe(600)
    const expected = table.rows
      .flatMap((row, n) => (row && n % 3 ? [row.at] : []))
      .sort()
      .reverse()
      .slice(0, 5)
    expect(rows.map(({ at }) => at)).toEqual(expected)
  })
})
