import { describe, expect, it } from 'vitest'
import type { OfficialDocument } from '#shared/domain/official-document'
import { nextHint } from './next-hint'

const paper = (status: OfficialDocument['status'], numbering: OfficialDocument['numbering'] = 'own') =>
  ({ id: 'd', kind: 'opinion', numbering, status }) as OfficialDocument
const free = { 'document.submit': null }
const notReviewed = { 'document.submit': { code: 'cases.legalReviewMissing' } } as const

describe('what a document waits for', () => {
  it('tells its officer why it cannot be sent for review yet', () => {
    expect(nextHint(paper('draft'), notReviewed, ['officer'], 0)).toBe(
      '暂不能送审：尚未经法制审核。请审核人完成法制审核。',
    )
    expect(nextHint(paper('returned'), notReviewed, ['officer'], 0)).toMatch(/^暂不能送审/)
  })

  it('counts what is missing in it before anybody presses', () => {
    expect(nextHint(paper('draft'), free, ['officer'], 2)).toBe('送审前须改正 2 项，见合法性检查')
    expect(nextHint(paper('draft'), free, ['officer'], 0)).toBeUndefined()
  })

  it('tells who has it, to everybody else', () => {
    expect(nextHint(paper('inReview'), free, ['officer'], 2)).toBe('已送审，等待审核人审核')
    expect(nextHint(paper('inReview'), free, ['reviewer'], 0)).toBeUndefined()
    expect(nextHint(paper('approved'), free, ['officer', 'reviewer'], 0)).toBe('已审核，等待签发人签发编号')
    expect(nextHint(paper('approved', 'external'), free, ['officer'], 0)).toBeUndefined()
  })

  it('has nothing to say of a paper that its reader cannot send, and of one that is out', () => {
    expect(nextHint(paper('draft'), notReviewed, ['auditor'], 2)).toBeUndefined()
    expect(nextHint(paper('issued'), notReviewed, ['officer'], 0)).toBeUndefined()
  })
})
