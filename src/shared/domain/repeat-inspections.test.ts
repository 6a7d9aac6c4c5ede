import { describe, expect, it } from 'vitest'
import { type InspectionRecord, repeatInspections } from './repeat-inspections'

const limits = { repeatOrgans: 3, repeatDays: 30 }
const seven = ['应急', '消防', '环保', '住建', '人社', '卫健', '市监']

function record(n: number, change: Partial<InspectionRecord> = {}): InspectionRecord {
  return {
    id: `r${n}`,
    organId: seven[n % 7],
    organName: '',
    partyName: '示例机械厂',
    creditCode: '',
    region: '411702',
    decidedAt: `2026-11-${String(n + 1).padStart(2, '0')}`,
    ...change,
  }
}

describe('inspections of one party', () => {
  it('are repeated when several organs come within a month, and open to every one of them', () => {
    const [found] = repeatInspections(
      seven.map((_, n) => record(n)),
      limits,
    )
    expect(found).toMatchObject({ partyName: '示例机械厂', organs: 7, from: '2026-11-01', to: '2026-11-07' })
    expect(found?.recordIds).toEqual(['r0', 'r1', 'r2', 'r3', 'r4', 'r5', 'r6'])
  })

  it('by one organ, however many, are its own business', () => {
    const own = seven.map((_, n) => record(n, { organId: '消防' }))
    expect(repeatInspections(own, limits)).toEqual([])
  })

  it('that lie further apart are none', () => {
    const spread = [record(0), record(1, { decidedAt: '2026-12-05' }), record(2, { decidedAt: '2027-01-10' })]
    expect(repeatInspections(spread, limits)).toEqual([])
    expect(repeatInspections(spread, { repeatOrgans: 3, repeatDays: 90 })).toHaveLength(1)
  })

  it('know a firm by its credit code under two spellings, and two shops of one name in two counties apart', () => {
    const creditCode = '91411700MA00000000'
    const spelled = [record(0, { creditCode }), record(1, { creditCode, partyName: '示例机械厂（东区）' }), record(2)]
    expect(repeatInspections(spelled, limits)).toEqual([])
    expect(repeatInspections([...spelled, record(3, { creditCode })], limits)).toMatchObject([{ party: creditCode }])
    expect(repeatInspections([record(0), record(1, { region: '411721' }), record(2)], limits)).toEqual([])
  })

  it('of nobody named are left alone', () => {
    expect(
      repeatInspections(
        seven.map((_, n) => record(n, { partyName: ' ' })),
        limits,
      ),
    ).toEqual([])
  })
})
