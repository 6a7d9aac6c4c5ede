import { describe, expect, it } from 'vitest'
import { TestDesk } from '#shared/commands/testing/test-desk'
import { testOrder } from '#shared/commands/testing/test-order'
import type { SupervisionCase } from '#shared/domain/supervision-case'
import { type CaseRow, caseRow, caseSpec, caseText } from './case-columns'
import { ColumnQueries } from './column-query'
import { ColumnTable } from './column-table'
import { similarCases } from './similar-cases'

function base(): SupervisionCase {
  const desk = new TestDesk()
  desk.seed('workOrder', testOrder('o1'))
  desk.act('zhang', 'case.accept', { caseId: 'own', orderIds: ['o1'], title: '三轮车被拖走收停车费' })
  return { ...desk.get('supervisionCase', 'own'), field: 'urban', issues: ['overcharge'] }
}

function tableOf(...cases: SupervisionCase[]): ColumnTable<CaseRow> {
  const table = new ColumnTable<CaseRow>()
  for (const found of cases) table.put(caseRow(found), caseText(found))
  return table
}

describe('cases alike', () => {
  it('share two things at least, each said, the most alike first', () => {
    const own = base()
    const table = tableOf(
      own,
      { ...own, id: 'near', title: '电动三轮车被拖走要停车费' },
      { ...own, id: 'field', title: '路灯不亮', respondentOrganId: 'other', issues: [] },
      { ...own, id: 'market', title: '罚款', respondentOrganId: 'urban', field: 'market', issues: ['overcharge'] },
    )
    const found = similarCases(table, 'own')
    expect(found.map(({ id }) => id)).toEqual(['near', 'market'])
    expect(found[0]?.reasons).toEqual(['sameRespondent', 'sameField', 'sameIssue', 'sameText'])
  })
})

describe('the list of cases', () => {
  const own = base()
  const suspension = { ground: 'remedyPending', reason: '', at: own.createdAt, by: 'wang' }
  const closing = { kind: 'guided' as const, reason: '', checkedBy: [], at: '2026-11-10T02:00:00.000Z', by: 'zhang' }
  const queries = new ColumnQueries(
    tableOf(own, { ...own, id: 'stopped', suspension }, { ...own, id: 'over', stage: 'closed', closing, issues: [] }),
    caseSpec(() => new Date('2026-11-20T00:00:00Z')),
    () => new Set(),
  )
  const ids = (query: object) =>
    queries
      .find({ offset: 0, limit: 10, ...query })
      .rows.map(({ id }) => id)
      .sort()

  it('narrows by any field of a case', () => {
    expect(ids({ issue: 'overcharge' })).toEqual(['own', 'stopped'])
    expect(ids({ mark: 'suspended' })).toEqual(['stopped'])
    expect(ids({ closing: 'guided' })).toEqual(['over'])
    expect(ids({ closedFrom: '2026-11-10', closedTo: '2026-11-10' })).toEqual(['over'])
    expect(ids({ openedFrom: '2026-11-03' })).toEqual([])
  })
})
