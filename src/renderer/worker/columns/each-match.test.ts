import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ColumnTable } from './column-table'
import { eachMatch } from './each-match'
import { LatestFirst } from './latest-first'
import { COUNTED, latestMatches } from './latest-matches'

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

  const order = (table: ColumnTable<Row>) => new LatestFirst(table, ({ at }) => at)
  const latest = (table: ColumnTable<Row>, ofTable: LatestFirst<Row>, word: string, limit = 5) =>
    latestMatches(table, ofTable, [{ word, organs: none }], { organId, limit })

  it('shows the latest few in order, also when rows changed since they were sorted', () => {
    const table = new ColumnTable<Row>()
    const ofTable = order(table)
    const at = new Map<string, string>()
    const put = (n: number, time: number, text: string) => {
      const row = { id: `r${n}`, organ: '', at: String(time).padStart(6, '0') }
      table.put(row, text)
      if (text === '罚款') at.set(row.id, row.at)
      else at.delete(row.id)
    }
    for (let n = 0; n < 3000; n += 1) put(n, (n * 7919) % 3000, n % 100 === 0 ? '罚款' : '其他')
    const expected = () =>
      [...at]
        .sort(([a, one], [b, other]) => (one === other ? (a < b ? -1 : 1) : one > other ? -1 : 1))
        .slice(0, 5)
        .map(([id]) => id)
    const shown = () => latest(table, ofTable, '罚款').rows.map(({ id }) => id)
    expect(shown()).toEqual(expected())
    put(3, 5000, '罚款')
    put(100, 1, '罚款')
    table.remove('r200')
    at.delete('r200')
    expect(shown()).toEqual(expected())
    expect(latest(table, ofTable, '罚款')).toMatchObject({ total: at.size, more: false })
  })

  it('stops counting where nobody reads on, and says so', () => {
    const table = new ColumnTable<Row>()
    for (let n = 0; n < COUNTED + 1; n += 1) table.put({ id: `r${n}`, organ: '', at: String(n) }, '罚款')
    expect(latest(table, order(table), '罚款')).toMatchObject({ total: COUNTED, more: true })
    table.remove('r0')
    expect(latest(table, order(table), '罚款')).toMatchObject({ total: COUNTED, more: false })
  })
})
