import { expect, it } from 'vitest'
import { deliveredOpinion, issuedOpinion } from '#shared/commands/testing/issued-opinion'
import { caseId } from '#shared/commands/testing/spine-cases'
import type { TestDesk } from '#shared/commands/testing/test-desk'
import { type CaseRow, caseRow, caseText } from './case-columns'
import { ColumnTable } from './column-table'
import { type DocumentRow, documentRow, documentText } from './document-columns'
import { groupOpinions } from './group-opinions'

function opinionsFor(desk: TestDesk, groupOfSecond: string | undefined) {
  const cases = new ColumnTable<CaseRow>()
  const documents = new ColumnTable<DocumentRow>()
  const lead = { ...desk.get('supervisionCase', caseId), similarGroup: { id: 'g1', name: '扣押三轮车' } }
  const similarGroup = groupOfSecond ? { id: groupOfSecond, name: '' } : undefined
  for (const found of [lead, { ...lead, id: 'second', similarGroup }]) cases.put(caseRow(found), caseText(found))
  for (const document of desk.all('officialDocument')) documents.put(documentRow(document), documentText(document))
  return groupOpinions(cases, documents, ['second'])
}

it('offers a case the served opinions of its group, with the case they were issued in', () => {
  const [opinion, ...more] = opinionsFor(deliveredOpinion(), 'g1')
  expect(more).toEqual([])
  expect(opinion).toMatchObject({ leadCaseId: caseId, number: '驻司执监意〔2026〕1号' })
})

it('offers none of another group, none where there is no group, and none that was not served', () => {
  expect(opinionsFor(deliveredOpinion(), 'g2')).toEqual([])
  expect(opinionsFor(deliveredOpinion(), undefined)).toEqual([])
  expect(opinionsFor(issuedOpinion(), 'g1')).toEqual([])
})
