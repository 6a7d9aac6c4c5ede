import { describe, expect, it } from 'vitest'
import { caseId, filedCase, readyForOpinion } from '../commands/testing/spine-cases'
import { reviewerTask } from './reviewer-task'
import type { SupervisionCase } from './supervision-case'

const failed = { caseId, passed: false, opinion: '认定的事实缺少现场笔录佐证' }

function heardCase() {
  const desk = readyForOpinion()
  desk.act('wang', 'case.recordLegalReview', failed)
  return desk
}
const found = (desk: ReturnType<typeof filedCase>) => desk.get('supervisionCase', caseId)

describe('what a case wants of its reviewer', () => {
  it('is the decision on a proposed filing, and nothing once it is decided', () => {
    const filed = found(filedCase())
    const proposed = { ...filed, stage: 'triage', filing: { ...filed.filing, state: 'proposed' } } as SupervisionCase
    expect(reviewerTask(proposed)).toBe('filing')
    expect(reviewerTask({ ...proposed, suspension: { ground: 'x', until: '' } } as unknown as SupervisionCase)).toBe('')
    expect(reviewerTask(filed)).toBe('')
  })

  it('is the legal review of what was found wrong and heard', () => {
    const { legalReview: _, ...ready } = found(readyForOpinion())
    expect(reviewerTask(ready)).toBe('legalReview')
    expect(reviewerTask({ ...ready, findings: {} })).toBe('')
  })

  it('is the legal review again once the officer has corrected what failed and asked anew', () => {
    const desk = heardCase()
    expect(reviewerTask(found(desk))).toBe('')
    desk.now = new Date(desk.now.getTime() + 60_000)
    desk.act('zhang', 'case.requestLegalReview', { caseId, corrected: '已补充现场笔录' })
    expect(reviewerTask(found(desk))).toBe('legalReview')
    desk.now = new Date(desk.now.getTime() + 60_000)
    desk.act('wang', 'case.recordLegalReview', { ...failed, opinion: '笔录无签名' })
    expect(reviewerTask(found(desk))).toBe('')
  })

  it('is nothing in rows that show no more than stage and answer', () => {
    const { findings: _, ...masked } = found(readyForOpinion())
    expect(reviewerTask(masked as SupervisionCase)).toBe('')
  })
})

describe('asking for the legal review again', () => {
  it('needs one that failed, is for the handlers, and is asked once', () => {
    const corrected = { caseId, corrected: '已补充现场笔录' }
    expect(readyForOpinion().refusal('zhang', 'case.requestLegalReview', corrected)).toContain('法制审核')
    const desk = heardCase()
    expect(desk.refusal('chen', 'case.requestLegalReview', corrected)).toBeDefined()
    desk.act('zhang', 'case.requestLegalReview', corrected)
    expect(desk.refusal('zhang', 'case.requestLegalReview', corrected)).toContain('已提请')
    expect(desk.all('caseAction').at(-1)).toMatchObject({ kind: 'case.requestLegalReview', note: '已补充现场笔录' })
  })
})
