import { describe, expect, it } from 'vitest'
import { referenceData } from '../../domain/reference-data'
import { draftedContent } from '../testing/drafted-content'
import { TestDesk } from '../testing/test-desk'
import { testOrder } from '../testing/test-order'
import { testRows } from '../testing/test-reference'

const caseId = 'case-1'
const documentId = 'opinion-1'
const related = { orderIds: ['o1'], documentIds: [] as string[] }

function reference(basis: { verifiedBy?: string; retiredAt?: string; demo?: boolean }) {
  return referenceData({
    ...testRows,
    legalBasis: [{ id: 'b1', law: '《示例法》', article: '第一条', text: '示例条文', demo: false, ...basis }],
  })
}

/** A case that is ready for its opinion, resting on one basis. */
function draftedOpinion(ref = reference({ verifiedBy: 'wang' }), change: Record<string, unknown> = {}): TestDesk {
  const desk = new TestDesk(ref)
  desk.seed('workOrder', testOrder('o1'))
  desk.act('zhang', 'case.accept', { caseId, orderIds: ['o1'], title: '案' })
  desk.act('zhang', 'case.classify', { caseId, field: 'urban', level: 'general', reason: '没有文书' })
  desk.act('zhang', 'case.proposeFiling', { caseId, handlerIds: ['zhang', 'li'], reason: '理由', noInterest: true })
  desk.act('wang', 'case.file', { caseId, opinion: '同意' })
  desk.act('li', 'case.recordFinding', {
    caseId,
    findingId: 'f1',
    topic: 'procedure',
    issue: 'procedure',
    fact: '未出具清单',
    evidence: ['询问笔录'],
    nature: 'unlawful',
    correction: '返还车辆',
    basisIds: ['b1'],
  })
  desk.act('wang', 'case.waiveStatement', { caseId, reason: '证据可能灭失' })
  desk.act('wang', 'case.recordLegalReview', { caseId, passed: true, opinion: '事实清楚' })
  desk.act('zhang', 'document.draft', {
    documentId,
    caseId,
    kind: 'opinion',
    title: '意见书',
    addresseeOrganId: 'urban',
    content: draftedContent(desk, caseId, 'opinion', change, ref),
  })
  return desk
}

function approved(desk: TestDesk): TestDesk {
  desk.act('zhang', 'document.submit', { documentId, caseId, ...related })
  desk.act('wang', 'document.approve', { documentId, caseId, opinion: '同意' })
  return desk
}

describe('the legality check as a guard', () => {
  it('lets a document through that was drafted from its case', () => {
    const desk = approved(draftedOpinion())
    desk.act('zhao', 'document.issue', { documentId, caseId, ...related })
    expect(desk.get('officialDocument', documentId)).toMatchObject({ status: 'issued', demo: false })
  })

  it('names everything that blocks a submission, and nothing is submitted', () => {
    const desk = draftedOpinion(undefined, { addressee: '某某局', objection: '' })
    const refusal = desk.refusal('zhang', 'document.submit', { documentId, caseId, ...related })
    expect(refusal).toContain('某某局')
    expect(refusal).toContain('异议')
    expect(desk.get('officialDocument', documentId).status).toBe('draft')
  })

  it('reads the case and not what the document says of itself: a finding turned harmless in the text is caught', () => {
    const desk = draftedOpinion()
    const [finding] = desk.get('officialDocument', documentId).content.findings as object[]
    desk.act('zhang', 'document.edit', {
      documentId,
      caseId,
      content: { findings: [{ ...finding, nature: '不当' }] },
    })
    expect(desk.refusal('zhang', 'document.submit', { documentId, caseId, ...related })).toContain('案件认定为违法')
  })

  it('lets an unverified basis be drafted and reviewed, but not issued', () => {
    const desk = approved(draftedOpinion(reference({})))
    expect(desk.refusal('zhao', 'document.issue', { documentId, caseId, ...related })).toContain('尚未核验')
  })

  it('lets nothing be issued on a basis that was put out of use', () => {
    const desk = approved(draftedOpinion(reference({ verifiedBy: 'wang', retiredAt: '2026-11-01T00:00:00.000Z' })))
    expect(desk.refusal('zhao', 'document.issue', { documentId, caseId, ...related })).toContain('已经停用')
  })

  it('issues on a made-up basis only as a demonstration, whatever the copy in the document says', () => {
    const ref = reference({ demo: true })
    const desk = draftedOpinion(ref)
    const [finding] = desk.get('officialDocument', documentId).content.findings as { bases: object[] }[]
    const bases = finding?.bases.map((basis) => ({ ...basis, demo: false, verified: true }))
    desk.act('zhang', 'document.edit', { documentId, caseId, content: { findings: [{ ...finding, bases }] } })
    approved(desk).act('zhao', 'document.issue', { documentId, caseId, ...related })
    expect(desk.get('officialDocument', documentId).demo).toBe(true)
  })

  it('is refused when the case has more orders or documents than the officer looked at', () => {
    const desk = draftedOpinion()
    expect(desk.refusal('zhang', 'document.submit', { documentId, caseId, orderIds: [], documentIds: [] })).toContain(
      '来件或文书有变化',
    )
  })

  it('answers the same whether or not the party’s name can be seen', () => {
    const desk = draftedOpinion(undefined, { addressee: '某某局' })
    const before = desk.refusal('zhang', 'document.submit', { documentId, caseId, ...related })
    const found = desk.get('supervisionCase', caseId)
    desk.seed('supervisionCase', { ...found, party: { name: '张三' } })
    expect(desk.refusal('zhang', 'document.submit', { documentId, caseId, ...related })).toBe(before)
  })
})
