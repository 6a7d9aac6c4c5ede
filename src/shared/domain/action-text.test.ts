import { describe, expect, it } from 'vitest'
import { TestDesk } from '../commands/testing/test-desk'
import { testOrder } from '../commands/testing/test-order'
import { testReference as ref, testRows } from '../commands/testing/test-reference'
import { actionText } from './action-text'
import type { CaseAction } from './case-action'
import { referenceData } from './reference-data'

const caseId = 'case-1'

function triagedCase(): TestDesk {
  const desk = new TestDesk()
  desk.seed('workOrder', testOrder('o1'))
  desk.act('zhang', 'case.accept', { caseId, orderIds: ['o1'], title: '案' })
  desk.act('zhang', 'case.classify', {
    caseId,
    field: 'urban',
    level: 'general',
    issues: { add: ['procedure', 'overcharge'] },
    reason: '没有文书',
  })
  return desk
}

function last(desk: TestDesk): CaseAction {
  const found = desk.all('caseAction').at(-1)
  if (!found) throw new Error('no action')
  return found
}

describe('the record of a case', () => {
  it('says who did what in which role, and the labels of codes from before to after', () => {
    const named = referenceData({
      ...testRows,
      dictionary: [
        { id: 'field', title: '执法领域', items: [{ code: 'urban', label: '城市管理' }] },
        {
          id: 'issue',
          title: '问题',
          items: [
            { code: 'procedure', label: '程序违法' },
            { code: 'overcharge', label: '乱收费' },
          ],
        },
      ],
    })
    const text = actionText(last(triagedCase()), named)
    expect(text).toMatchObject({
      who: '张伟',
      role: '监督员',
      organ: '驻马店市司法局',
      what: '分类研判',
      note: '没有文书',
    })
    expect(text.changes).toContainEqual({ path: 'field', label: '执法领域', from: '', to: '城市管理' })
    expect(text.changes).toContainEqual({ path: 'issues', label: '问题类型', from: '', to: '程序违法、乱收费' })
  })

  it('tells the stage a case came from and went to, and names people, not ids', () => {
    const desk = triagedCase()
    desk.act('zhang', 'case.proposeFiling', { caseId, handlerIds: ['zhang', 'li'], reason: '立案', noInterest: true })
    expect(actionText(last(desk), ref).changes).toContainEqual({
      path: 'handlerIds',
      label: '承办人',
      from: '',
      to: '张伟、李娜',
    })
    desk.act('wang', 'case.file', { caseId, opinion: '同意立案' })
    const text = actionText(last(desk), ref)
    expect(text).toMatchObject({ who: '王强', role: '审核人', what: '批准立案', note: '同意立案' })
    expect(text.changes).toContainEqual({ path: 'stage', label: '阶段', from: '初核', to: '审查' })
    expect(text.changes.some((change) => change.path.startsWith('limits'))).toBe(false)
  })

  it('gives the day in China of what is kept as an instant', () => {
    const desk = triagedCase()
    desk.act('zhang', 'case.proposeFiling', { caseId, handlerIds: ['zhang', 'li'], reason: '立案', noInterest: true })
    desk.act('wang', 'case.file', { caseId, opinion: '同意立案' })
    desk.act('zhang', 'case.inviteStatement', {
      caseId,
      invitedOn: '2026-11-02',
      method: '书面',
      dueOn: '2026-11-06',
    })
    expect(actionText(last(desk), ref).changes).toEqual(
      expect.arrayContaining([
        { path: 'statement.invitedAt', label: '通知陈述', from: '', to: '2026年11月2日' },
        { path: 'statement.dueOn', label: '陈述期限', from: '', to: '2026年11月6日' },
      ]),
    )
  })

  it('says what a finding and a line of the checklist came to', () => {
    const desk = triagedCase()
    desk.act('zhang', 'case.proposeFiling', { caseId, handlerIds: ['zhang', 'li'], reason: '立案', noInterest: true })
    desk.act('wang', 'case.file', { caseId, opinion: '同意立案' })
    desk.act('zhang', 'case.check', { caseId, topic: 'procedure', result: 'problem', note: '没有清单' })
    expect(actionText(last(desk), ref).note).toBe('有问题：没有清单')
  })

  it('does not repeat in the changes what the note says', () => {
    const desk = triagedCase()
    desk.act('zhang', 'case.proposeFiling', { caseId, handlerIds: ['zhang', 'li'], reason: '立案', noInterest: true })
    desk.act('wang', 'case.file', { caseId, opinion: '同意立案' })
    desk.act('wang', 'case.waiveStatement', { caseId, reason: '证据可能灭失' })
    const text = actionText(last(desk), ref)
    expect(text.note).toBe('证据可能灭失')
    expect(text.changes).toEqual([])
  })

  it('marks a field that a colleague had changed unseen', () => {
    const desk = triagedCase()
    const tags = { caseId, changes: [{ path: 'notes' as const, to: '甲的备注' }] }
    const seen = desk.look('zhang', 'fields.set', tags)
    desk.act('li', 'fields.set', { caseId, changes: [{ path: 'notes', to: '乙的备注' }] })
    expect(desk.act('zhang', 'fields.set', tags, seen)).toBe('merged')
    const text = actionText(last(desk), ref)
    expect(text.parallel).toEqual(['备注'])
    expect(text.changes).toContainEqual({ path: 'notes', label: '备注', from: '乙的备注', to: '甲的备注' })
  })

  it('names the document it was about', () => {
    const action: CaseAction = { ...last(triagedCase()), kind: 'document.issue', documentId: 'd1' }
    expect(actionText(action, ref, (id) => (id === 'd1' ? '监督意见书' : undefined)).subject).toBe('监督意见书')
  })

  it('speaks of the system where a rule of time acted', () => {
    const action: CaseAction = { ...last(triagedCase()), kind: 'case.verify', by: 'system', role: 'system' }
    expect(actionText(action, ref)).toMatchObject({ who: '系统', role: '' })
  })
})
