import { describe, expect, it } from 'vitest'
import { TestDesk } from '#shared/commands/testing/test-desk'
import { testOrder } from '#shared/commands/testing/test-order'
import { wrongFinding } from '#shared/commands/testing/wrong-finding'
import type { OfficialDocument } from '#shared/domain/official-document'
import type { SupervisionCase } from '#shared/domain/supervision-case'
import { waitingFor } from './waiting-for'

const caseId = 'case-1'
const at = '2026-11-02T00:00:00Z'

function triagedCase(): SupervisionCase {
  const desk = new TestDesk()
  desk.seed('workOrder', testOrder('o1'))
  desk.act('zhang', 'case.accept', { caseId, orderIds: ['o1'], title: '案' })
  return desk.get('supervisionCase', caseId)
}

const filing = { proposedBy: 'zhang', proposedAt: at, reason: '', noInterest: true, state: 'proposed' as const }
const heard = { method: '', invitedAt: at, text: '无异议' }
const paper = (status: OfficialDocument['status'], numbering: OfficialDocument['numbering'] = 'own') =>
  ({ id: 'd', kind: 'opinion', numbering, status }) as OfficialDocument

describe('whom a case waits for', () => {
  it('names nobody while its officer has the next step', () => {
    expect(waitingFor(triagedCase(), [], ['officer'])).toBeUndefined()
    expect(waitingFor({ ...triagedCase(), stage: 'review' }, [paper('draft')], ['officer'])).toBeUndefined()
  })

  it('names the reviewer once the filing is proposed, but not to him', () => {
    const found: SupervisionCase = { ...triagedCase(), filing }
    expect(waitingFor(found, [], ['officer'])).toBe('已提请立案，等待审核人批准')
    expect(waitingFor(found, [], ['reviewer'])).toBeUndefined()
    expect(waitingFor({ ...found, filing: { ...filing, state: 'returned' } }, [], ['officer'])).toBeUndefined()
  })

  it('names the reviewer once the respondent was heard, until the legal review is there', () => {
    const found: SupervisionCase = {
      ...triagedCase(),
      stage: 'review',
      findings: { f: wrongFinding },
      statement: heard,
    }
    expect(waitingFor(found, [], ['officer'])).toBe('等待审核人法制审核')
    expect(waitingFor(found, [], ['reviewer'])).toBeUndefined()
    const legalReview = { by: 'wang', at, passed: true, opinion: '' }
    expect(waitingFor({ ...found, legalReview }, [], ['officer'])).toBeUndefined()
    const failed = { ...found, legalReview: { ...legalReview, passed: false } }
    expect(waitingFor(failed, [], ['officer'])).toBeUndefined()
    const asked = { ...failed, legalReviewRequest: { by: 'zhang', at, corrected: '已补充' } }
    expect(waitingFor(asked, [], ['officer'])).toBe('等待审核人法制审核')
  })

  it('names who has the document now', () => {
    const found: SupervisionCase = { ...triagedCase(), stage: 'review' }
    expect(waitingFor(found, [paper('inReview')], ['officer'])).toBe('监督意见书已送审，等待审核人审核')
    expect(waitingFor(found, [paper('inReview')], ['reviewer'])).toBeUndefined()
    expect(waitingFor(found, [paper('approved')], ['officer', 'reviewer'])).toBe('监督意见书已审核，等待签发人签发')
    expect(waitingFor(found, [paper('approved', 'external')], ['officer'])).toBeUndefined()
  })

  it('names the government while a case lies with it', () => {
    const found: SupervisionCase = { ...triagedCase(), stage: 'escalating' }
    expect(waitingFor(found, [], ['officer'])).toBe('已报请政府，等待批示')
    expect(waitingFor(found, [], ['government'])).toBeUndefined()
  })
})
