import { describe, expect, it } from 'vitest'
import { documentKindOf } from '../../documents/kinds/registry'
import { caseId, filedCase } from '../testing/spine-cases'
import { testOrder } from '../testing/test-order'
import { testReference } from '../testing/test-reference'
import { draftCasePages } from './case-pages'

const found = { ...filedCase().get('supervisionCase', caseId), orderIds: ['o1', 'o2'] }
const facts = {
  acts: {
    a1: {
      id: 'a1',
      kind: 'coercion',
      docNo: '驻城管扣〔2026〕7号',
      decidedAt: '2026-08-01',
      amount: 600,
      party: '张三',
      result: '',
    },
  },
  findings: {
    f1: {
      id: 'f1',
      issue: 'procedure',
      topic: '程序',
      fact: '扣押时没有制作现场笔录，车主电话13800000000未登记。',
      evidence: [],
      basisIds: [],
      nature: 'unlawful' as const,
      correction: '返还三轮车。',
    },
  },
}

function pageOf(change: object = {}, orders = [testOrder('o1'), testOrder('o2', { appealType: 'report' })]) {
  const [page] = draftCasePages({ cases: [{ ...found, ...facts, ...change }], orders, ref: testReference })
  if (!page) throw new Error('no page')
  return page
}

describe('案情摘要 for those at the table', () => {
  it('tells what is complained of, what was done and what was found', () => {
    const page = pageOf()
    expect(page).toMatchObject({ caseNo: found.caseNo ?? '', title: found.title })
    expect(page.reported).toContain('2026年11月1日')
    expect(page.reported).toContain('反映：三轮车被拖走没有手续。')
    expect(page.acts).toContain('驻城管扣〔2026〕7号，2026年8月1日作出，金额600元。')
    expect(page.facts).toContain('扣押时没有制作现场笔录')
    expect(page.progress).toContain('审查阶段')
  })

  it('names nobody who reported or was hit, and keeps what the bureau thinks of it to itself', () => {
    const text = JSON.stringify(pageOf())
    for (const secret of ['张三', '13800000000', '违法', '返还三轮车', '取车还要交六百元'])
      expect([secret, text.includes(secret)]).toEqual([secret, false])
  })

  it('says of a secret report that it came, and leaves its words to the officer', () => {
    const secret = [testOrder('o1', { appealType: 'report', title: '举报队长收钱' })]
    expect(pageOf({}, secret).reported).toMatch(/收到反映一件。$/)
    const confidential = pageOf({ flags: { ...found.flags, confidential: true } })
    expect(confidential.reported).not.toContain('三轮车')
  })

  it('stands on a page of its own behind the notice, which names it', () => {
    const kind = documentKindOf('meeting-notice')
    const content = { ...kind?.example(), casePages: [pageOf()], materialLists: [], annexNotes: ['座次表'] }
    const printed = kind?.toContent(content)
    expect(printed?.annexNotes).toEqual([`“${found.title}”案情摘要`, '座次表'])
    expect(JSON.stringify(printed?.annexes)).toContain('扣押时没有制作现场笔录')
  })
})
