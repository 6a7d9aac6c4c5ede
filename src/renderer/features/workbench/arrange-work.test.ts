import { describe, expect, it } from 'vitest'
import type { CaseColumns } from '../../data/desk-worker-api'
import { arrangeCases } from './arrange-work'

const now = new Date('2026-11-23T02:00:00Z')

function found(id: string, stage: string, dueAt: string, dueKind = 'review'): CaseColumns {
  return {
    id,
    caseNo: id,
    title: id,
    stage,
    respondentOrganId: '',
    field: '',
    level: '',
    region: '411700',
    handlerIds: ['wang'],
    orders: 1,
    dueKind,
    dueFrom: '2026-11-10T00:00:00Z',
    dueAt,
    updatedAt: '2026-11-20T00:00:00Z',
    conflicts: 0,
    enforcementType: '',
    issues: [],
    patterns: [],
    origin: 'workOrder',
    mode: '',
    bureauId: 'bureau',
    createdAt: '2026-11-10T00:00:00Z',
    closedAt: '',
    closing: '',
    marks: [],
    groupId: '',
    groupName: '',
    waitsFor: '',
    pending: false,
  }
}

const ids = (cases: readonly CaseColumns[]) => cases.map(({ id }) => id)

describe('the workbench', () => {
  it('puts first what is overdue or due today, the oldest on top', () => {
    const { today } = arrangeCases(
      [
        found('today', 'review', '2026-11-23T15:59:59Z'),
        found('late', 'review', '2026-11-19T15:59:59Z'),
        found('soon', 'review', '2026-11-26T15:59:59Z'),
      ],
      now,
    )
    expect(ids(today)).toEqual(['late', 'today'])
  })

  it('keeps a week ahead in sight, and what is near although it is further off', () => {
    const { week, later } = arrangeCases(
      [
        found('soon', 'review', '2026-11-30T15:59:59Z'),
        { ...found('near', 'review', '2026-12-02T15:59:59Z'), dueFrom: '2026-09-01T00:00:00Z' },
        found('later', 'review', '2026-12-20T15:59:59Z'),
        found('unlimited', 'review', ''),
      ],
      now,
    )
    expect(ids(week)).toEqual(['soon', 'near'])
    expect(ids(later)).toEqual(['later', 'unlimited'])
  })

  it('leaves to others what is theirs, until they are late', () => {
    const { others, today, filings } = arrangeCases(
      [
        found('rectifying', 'rectifying', '2026-11-24T15:59:59Z', 'rectify'),
        found('lateRectifying', 'rectifying', '2026-11-20T15:59:59Z', 'rectify'),
        { ...found('proposed', 'triage', '2026-11-20T15:59:59Z', 'filing'), waitsFor: 'filing' },
      ],
      now,
    )
    expect(ids(others)).toEqual(['rectifying'])
    expect(ids(today)).toEqual(['lateRectifying'])
    expect(ids(filings)).toEqual(['proposed'])
  })

  it('sets apart what waits for the legal review and what the reviewer sent back', () => {
    const failed = { ...found('failed', 'review', '2026-11-26T15:59:59Z'), waitsFor: 'legalCorrection' as const }
    const { legalReviews, corrections, today, week } = arrangeCases(
      [
        { ...found('heard', 'review', '2026-11-26T15:59:59Z'), waitsFor: 'legalReview' },
        failed,
        { ...failed, id: 'failedLate', dueAt: '2026-11-20T15:59:59Z' },
      ],
      now,
    )
    expect(ids(legalReviews)).toEqual(['heard'])
    expect(ids(corrections)).toEqual(['failed'])
    expect(ids(today)).toEqual(['failedLate'])
    expect(week).toEqual([])
  })
})
