import { describe, expect, it } from 'vitest'
import { TestDesk } from '#shared/commands/testing/test-desk'
import { testOrder } from '#shared/commands/testing/test-order'
import { wrongFinding } from '#shared/commands/testing/wrong-finding'
import type { SupervisionCase } from '#shared/domain/supervision-case'
import type { CaseColumns, CaseQuery } from '../../data/desk-worker-api'
import { legalReviews } from './legal-reviews'

function caseOf(id: string, change: Partial<SupervisionCase>): SupervisionCase {
  const desk = new TestDesk()
  desk.seed('workOrder', testOrder('o1'))
  desk.act('zhang', 'case.accept', { caseId: id, orderIds: ['o1'], title: id })
  return { ...desk.get('supervisionCase', id), stage: 'review', handlerIds: ['zhang', 'li'], ...change }
}

const ready = {
  findings: { f: wrongFinding },
  statement: { method: '', invitedAt: '2026-11-02T00:00:00Z', text: '无异议' },
}

const cases = [
  caseOf('ready', ready),
  caseOf('found', { findings: { f: wrongFinding } }),
  caseOf('mine', { ...ready, handlerIds: ['wang', 'li'] }),
  caseOf('reviewed', {
    ...ready,
    legalReview: { by: 'wang', at: '2026-11-03T00:00:00Z', passed: true, opinion: '' },
  }),
]
const desk = {
  listCases: async ({ stage }: CaseQuery) => {
    const rows = cases.filter((found) => stage?.includes(found.stage)) as unknown as CaseColumns[]
    return { total: rows.length, rows }
  },
  get: async (_type: string, id: string) => cases.find((found) => found.id === id),
}

describe('cases that wait for the legal review', () => {
  it('are those found wrong and heard, of which the reviewer is no handler', async () => {
    const found = await legalReviews(desk as unknown as Parameters<typeof legalReviews>[0], 'wang')
    expect(found.map(({ id }) => id)).toEqual(['ready'])
  })
})
