import { describe, expect, it } from 'vitest'
import { addMonths, noNumbers } from './focus'
import { isSurge, proposals, seasonalBaseline, signalsOf, watchedMonths } from './focus-signals'
import { defaultThresholds } from './thresholds'

const numbers = {
  ...noNumbers,
  complaints: 20,
  judged: 10,
  verified: 8,
  rated: 10,
  satisfied: 3,
  repeated: 4,
  timed: 20,
  late: 1,
}

describe('What the focus board calls conspicuous', () => {
  it('proposes a campaign where most is true and few are content', () => {
    expect(proposals([{ numbers }], defaultThresholds)).toHaveLength(1)
    expect(proposals([{ numbers: { ...numbers, verified: 5 } }], defaultThresholds)).toEqual([])
    expect(proposals([{ numbers: { ...numbers, satisfied: 9 } }], defaultThresholds)).toEqual([])
    // Nobody was asked: that is not low satisfaction.
    expect(proposals([{ numbers: { ...numbers, rated: 0, satisfied: 0 } }], defaultThresholds)).toEqual([])
  })

  it('keeps silent about groups too small to say anything', () => {
    expect(proposals([{ numbers: { ...numbers, complaints: 9 } }], defaultThresholds)).toEqual([])
    expect(signalsOf({ ...numbers, complaints: 9 }, defaultThresholds).repeatHigh).toBe(false)
  })

  it('marks each rate by its own threshold', () => {
    expect(signalsOf(numbers, defaultThresholds)).toEqual({
      verifiedHigh: true,
      satisfactionLow: true,
      repeatHigh: true,
      overdueHigh: false,
    })
  })

  it('looks back over the months that the thresholds say, the running one included', () => {
    expect(watchedMonths('2026-01', { months: 3 })).toEqual({ from: '2025-11', to: '2026-01' })
  })
})

describe('The seasonal baseline', () => {
  const months = Array.from({ length: 24 }, (_, n) => addMonths('2024-11', n))
  const even = new Map(months.map((month) => [month, 10]))

  it('is the mean of the year before where no month stands out', () => {
    expect(seasonalBaseline(even, even, '2026-11')).toBeCloseTo(10)
  })

  it('expects more in a month that brought more in the years before', () => {
    const winter = new Map(months.map((month) => [month, month.endsWith('-11') ? 40 : 10]))
    const expected = seasonalBaseline(even, winter, '2026-11') ?? 0
    expect(expected).toBeGreaterThan(25)
    expect(isSurge(25, expected, defaultThresholds)).toBe(false)
    expect(isSurge(25, seasonalBaseline(even, even, '2026-11'), defaultThresholds)).toBe(true)
  })

  it('says nothing about the first months', () => {
    expect(seasonalBaseline(new Map([['2026-10', 5]]), new Map([['2026-10', 5]]), '2026-11')).toBeUndefined()
    expect(isSurge(50, undefined, defaultThresholds)).toBe(false)
  })

  it('needs a number of complaints that is worth a warning', () => {
    expect(isSurge(9, 0, defaultThresholds)).toBe(false)
    expect(isSurge(10, 0, defaultThresholds)).toBe(true)
  })
})
