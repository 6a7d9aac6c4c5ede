import { describe, expect, it } from 'vitest'
import { addMonths, type FocusFacts, focusMarks, focusPlace, monthOf, monthsBetween, noNumbers, rateOf } from './focus'

const now = new Date('2026-11-23T01:30:00Z')
const complaint: FocusFacts = {
  lead: true,
  declineGround: '',
  appealType: 'complaint',
  resolved: 'unresolved',
  actionable: true,
  verified: '',
  satisfaction: '',
  repeatOf: '',
  dueAt: '',
  repliedAt: '',
  process: 'handling',
}
const marks = (change: Partial<FocusFacts>) => focusMarks({ ...complaint, ...change }, now)

describe('What the focus board counts', () => {
  it('leaves out what is no complaint, unreasonable, not for us, or no enforcement', () => {
    expect(marks({})?.complaints).toBe(true)
    expect(marks({ appealType: '' })?.complaints).toBe(true)
    for (const change of [
      { appealType: 'consultation' },
      { appealType: 'praise' },
      { resolved: 'unreasonable' },
      { actionable: false },
      { declineGround: 'notEnforcement' },
      { lead: false },
    ])
      expect(marks(change)).toBeUndefined()
    // Declined for another reason it is still a complaint that was made.
    expect(marks({ declineGround: 'duplicate' })?.complaints).toBe(true)
  })

  it('takes partly confirmed for verified, and pending for not yet judged', () => {
    expect(marks({ verified: 'partlyConfirmed' })).toMatchObject({ judged: true, verified: true })
    expect(marks({ verified: 'unconfirmed' })).toMatchObject({ judged: true, verified: false })
    expect(marks({ verified: 'pending' })).toMatchObject({ judged: false, verified: false })
  })

  it('asks only those who gave an opinion whether they are satisfied', () => {
    expect(marks({ satisfaction: 'fairlySatisfied' })).toMatchObject({ rated: true, satisfied: true })
    expect(marks({ satisfaction: 'dissatisfied' })).toMatchObject({ rated: true, satisfied: false, dissatisfied: true })
    expect(marks({ satisfaction: 'unreached' })).toMatchObject({ rated: false, dissatisfied: false })
  })

  it('calls late what was answered after its day, or is unanswered after it', () => {
    const dueAt = '2026-11-20T15:59:59.999Z'
    expect(marks({ dueAt, repliedAt: '2026-11-20T10:00:00Z' })).toMatchObject({ timed: true, late: false })
    expect(marks({ dueAt, repliedAt: '2026-11-21T10:00:00Z' })).toMatchObject({ timed: true, late: true })
    expect(marks({ dueAt })).toMatchObject({ timed: true, late: true })
    expect(marks({ dueAt: '2026-12-01T00:00:00Z' })).toMatchObject({ timed: true, late: false })
    // Closed without the time of the reply: nobody knows.
    expect(marks({ dueAt, process: 'closed' })).toMatchObject({ timed: false, late: false })
  })

  it('puts an order where its case was judged to be, else where intake took it', () => {
    const facts = {
      month: monthOf('2026-10-31T17:00:00Z'),
      region: '411702',
      organId: '',
      organText: '某镇',
      caseField: '',
      orderField: 'water',
    }
    expect(focusPlace(facts)).toEqual({ month: '2026-11', field: 'water', organ: '某镇', region: '411702' })
    expect(focusPlace({ ...facts, caseField: 'fire', organId: 'o' })).toMatchObject({ field: 'fire', organ: 'o' })
    expect(focusPlace({ ...facts, orderField: '', organText: '' })).toMatchObject({
      field: 'unknown',
      organ: 'unknown',
    })
  })

  it('knows no rate where there is nothing to divide by', () => {
    expect(rateOf(noNumbers, 'verified')).toBeUndefined()
    expect(rateOf({ ...noNumbers, judged: 4, verified: 1 }, 'verified')).toBe(0.25)
  })

  it('counts months over the turn of the year', () => {
    expect(addMonths('2026-01', -2)).toBe('2025-11')
    expect(addMonths('2026-11', 14)).toBe('2028-01')
    expect(monthsBetween('2025-11', '2026-02')).toEqual(['2025-11', '2025-12', '2026-01', '2026-02'])
  })
})
