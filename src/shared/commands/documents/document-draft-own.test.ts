import { describe, expect, it } from 'vitest'
import { evaluationNotice } from '../../documents/kinds/evaluation-notice'
import { draftEvaluationNotice } from '../evaluation/draft-evaluation-notice'
import { TestDesk } from '../testing/test-desk'
import { testReference } from '../testing/test-reference'
import { ownFileFacts } from './own-file-facts'

const notice = { documentId: 'notice-1', caseId: 'notice-1', orderIds: [], documentIds: [] }
const today = '2026-11-02'

function content(): Record<string, unknown> {
  const facts = ownFileFacts({
    organId: 'bureau',
    region: '411700',
    ref: testReference,
    today,
    kind: 'evaluation-notice',
  })
  return draftEvaluationNotice({
    facts,
    year: 2026,
    organs: [
      { name: '市城市管理局', grade: 'C', before: 'B', reason: '三次逾期反馈督办事项' },
      { name: '市农业农村局', grade: 'A', before: 'B', reason: '轻微违法首违不罚，全年无重复投诉' },
      { name: '市教育局', grade: undefined, before: undefined, reason: '' },
    ],
  })
}

function drafted(): TestDesk {
  const desk = new TestDesk()
  desk.act('zhang', 'document.draftOwn', {
    documentId: 'notice-1',
    fileId: 'notice-1',
    kind: 'evaluation-notice',
    title: '评价通报',
    content: content(),
  })
  return desk
}

describe('a document of no case', () => {
  it('goes the whole way from draft to number, service, answer and file, each hand its own', () => {
    const desk = drafted()
    desk.act('zhang', 'document.edit', { ...notice, content: { period: '2026年度' } })
    desk.act('zhang', 'document.submit', notice)
    expect(desk.refusal('zhang', 'document.approve', { ...notice, opinion: '同意' })).toContain('审核人')
    desk.act('wang', 'document.approve', { ...notice, opinion: '同意' })
    desk.act('zhao', 'document.issue', notice)
    expect(desk.get('officialDocument', 'notice-1')).toMatchObject({
      status: 'issued',
      number: '驻司执监评〔2026〕1号',
      ownFile: true,
    })
    desk.act('zhang', 'document.deliver', {
      ...notice,
      deliveryId: 'd1',
      method: 'direct',
      servedOn: today,
      receiver: '李四',
    })
    const reply = { ...notice, replyId: 'r1', receivedOn: today, outcome: 'explanation', text: '已收到' }
    desk.act('zhang', 'document.recordReply', reply)
    desk.act('zhang', 'document.file', notice)
    expect(desk.get('officialDocument', 'notice-1').status).toBe('filed')
    expect(desk.all('supervisionCase')).toEqual([])
  })

  it('takes its approval form into its own file, and no paper of another', () => {
    const desk = drafted()
    const form = { documentId: 'form-1', kind: 'approval-form', title: '审批表', content: {}, recordOf: 'notice-1' }
    desk.act('zhang', 'document.draftOwn', { ...form, fileId: 'notice-1' })
    expect(desk.get('officialDocument', 'form-1')).toMatchObject({ caseId: 'notice-1', numbering: 'none' })
    expect(desk.refusal('zhang', 'document.draftOwn', { ...form, documentId: 'f2', fileId: 'other' })).toContain('文书')
  })

  it('is a notice or a report, never what a case must stand behind', () => {
    const wrong = { documentId: 'o', fileId: 'o', kind: 'opinion', title: '意见书', content: {} }
    expect(new TestDesk().refusal('zhang', 'document.draftOwn', wrong)).toContain('须在案件中拟制')
  })
})

describe('the notice drafted from the grades of a year', () => {
  it('says the grades, how they changed and why, and leaves out who has none', () => {
    const drafted = evaluationNotice.schema.parse(content())
    expect(drafted).toMatchObject({
      results: [
        { organ: '市农业农村局', grade: 'A', change: '由B级升为A级' },
        { organ: '市城市管理局', grade: 'C', change: '由B级降为C级' },
      ],
      strengths: ['市农业农村局：轻微违法首违不罚，全年无重复投诉'],
      problems: ['市城市管理局：三次逾期反馈督办事项'],
    })
    expect(JSON.stringify(drafted)).toContain('另有1个机关尚未评定等次')
  })

  it('charts how many organs have which grade where none has a score', () => {
    const chart = evaluationNotice
      .toContent(evaluationNotice.schema.parse(content()))
      .body.find(({ type }) => type === 'chart')
    expect(chart).toMatchObject({ categories: ['A级', 'B级', 'C级', 'D级'], series: [{ values: [1, 0, 1, 0] }] })
  })
})
