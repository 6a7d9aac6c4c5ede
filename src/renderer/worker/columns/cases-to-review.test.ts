import { describe, expect, it } from 'vitest'
import { caseId, readyForOpinion } from '#shared/commands/testing/spine-cases'
import type { SupervisionCase } from '#shared/domain/supervision-case'
import { type CaseRow, caseRow, caseSpec } from './case-columns'
import { ColumnQueries } from './column-query'
import { ColumnTable } from './column-table'

const { legalReview, ...ready } = readyForOpinion().get('supervisionCase', caseId)
const filing = { proposedBy: 'zhang', proposedAt: '2026-11-02T00:00:00Z', reason: '', noInterest: true }
const failed = { by: 'wang', at: '2026-11-03T00:00:00Z', passed: false, opinion: '' }
const again = { by: 'zhang', at: '2026-11-04T00:00:00Z', corrected: '已补充' }

const cases: SupervisionCase[] = [
  ready,
  { ...ready, id: 'own', handlerIds: ['wang', 'li'] },
  { ...ready, id: 'unheard', statement: undefined },
  { ...ready, id: 'passed', legalReview },
  { ...ready, id: 'failed', legalReview: failed },
  { ...ready, id: 'again', legalReview: failed, legalReviewRequest: again },
  { ...ready, id: 'proposed', stage: 'triage', filing: { ...filing, state: 'proposed' } },
  { ...ready, id: 'proposedByHim', stage: 'triage', filing: { ...filing, proposedBy: 'wang', state: 'proposed' } },
  { ...ready, id: 'sentBack', stage: 'triage', handlerIds: [], filing: { ...filing, state: 'returned' } },
]
const table = new ColumnTable<CaseRow>()
for (const each of cases) table.put(caseRow(each), '')
const queries = new ColumnQueries(
  table,
  caseSpec(() => new Date()),
  () => new Set<string>(),
)
const range = { offset: 0, limit: 100 }
const idsOf = (task?: 'filing' | 'legalReview') =>
  queries
    .find({ ...range, toReview: task ? { by: 'wang', task } : { by: 'wang' } }, 0)
    .rows.map(({ id }) => id)
    .sort()

describe('cases that wait for a reviewer', () => {
  it('are found without reading a case, by what he has to decide', () => {
    expect(idsOf('filing')).toEqual(['proposed'])
    expect(idsOf('legalReview')).toEqual(['again', caseId])
    expect(idsOf()).toEqual(['again', caseId, 'proposed'])
  })

  it('say what they wait for instead where he sent them back', () => {
    expect(table.get('failed')?.waitsFor).toBe('legalCorrection')
    expect(table.get('sentBack')?.waitsFor).toBe('filingCorrection')
    expect(table.get('passed')?.waitsFor).toBe('')
  })
})
