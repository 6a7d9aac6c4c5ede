import { describe, expect, it } from 'vitest'
import { amountsIn, datesIn } from './text-values'

describe('reading values from a text', () => {
  it.each([
    ['罚款50000元', 50_000],
    ['罚款50,000.50元', 50_000.5],
    ['罚款5万元', 50_000],
    ['罚款五万元', 50_000],
    ['三十五万六千元', 356_000],
    ['一千二百元', 1200],
    ['两万零五元', 20_005],
    ['1.2亿元', 120_000_000],
    ['十元', 10],
  ])('%s', (text, yuan) => {
    expect(amountsIn(text).map((amount) => amount.yuan)).toEqual([yuan])
  })

  it('finds full dates and knows which exist', () => {
    expect(datesIn('2024年2月29日至2026年2月29日，2026年3月')).toEqual([
      { text: '2024年2月29日', on: '2024-02-29' },
      { text: '2026年2月29日', on: undefined },
    ])
  })
})
