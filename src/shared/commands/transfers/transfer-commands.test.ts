import { describe, expect, it } from 'vitest'
import { approvalForm } from '../../documents/kinds/approval-form'
import { panelRecord } from '../../documents/kinds/panel-record'
import { type ReferenceRows, referenceData } from '../../domain/reference-data'
import type { Role } from '../../domain/roles'
import { caseFacts } from '../documents/case-facts'
import { caseId, filedCase } from '../testing/spine-cases'
import { TestDesk } from '../testing/test-desk'
import { testReference, testRows } from '../testing/test-reference'
import {
  approvedTransfer,
  discussedTransfer,
  panel,
  proposal,
  proposedTransfer,
  transferId,
} from '../testing/transfers'

const decision = { transferId, caseId, approve: true, opinion: '同意' }
const signature = { transferId, caseId }

/** The same matter among other people: another's roles, another's exceptions. */
function movedTo(desk: TestDesk, rows: Partial<ReferenceRows>, handlerIds = ['zhang', 'li']): TestDesk {
  const other = new TestDesk(referenceData({ ...testRows, ...rows }))
  other.seed('supervisionCase', { ...desk.get('supervisionCase', caseId), handlerIds })
  for (const transfer of desk.all('transfer')) other.seed('transfer', transfer)
  return other
}

function withRoles(id: string, ...roles: Role[]): Partial<ReferenceRows> {
  return { userProfile: testRows.userProfile.map((user) => (user.id === id ? { ...user, roles } : user)) }
}

const shortOfPeople: Partial<ReferenceRows> = {
  organ: testRows.organ.map((organ) => (organ.id === 'bureau' ? { ...organ, sameHandAllowed: true } : organ)),
}

function lettered(): TestDesk {
  const desk = approvedTransfer()
  desk.act('zhang', 'transfer.draftLetter', { transferId, content: {} })
  return desk
}

describe('移送 follows a collective discussion of its own', () => {
  const casePanel = { ...panel, transferId: undefined, caseId, conclusion: '责令改正' }

  it('and is not approved before that is on record, whatever was discussed about the case', () => {
    const desk = proposedTransfer()
    desk.act('zhang', 'case.recordPanel', casePanel)
    expect(desk.refusal('zhao', 'transfer.decide', decision)).toContain('本移送事项尚无讨论记录')
    desk.act('zhang', 'transfer.recordPanel', panel)
    expect(desk.refusal('zhao', 'transfer.decide', decision)).toBeUndefined()
  })

  it('which is recorded there alone: neither the case nor its record tells of it', () => {
    const desk = proposedTransfer()
    const before = desk.get('supervisionCase', caseId)
    const entries = desk.all('caseAction')
    desk.act('zhang', 'transfer.recordPanel', panel)
    expect(desk.get('transfer', transferId).panel).toMatchObject({ chair: '赵敏', conclusion: '移送有关线索' })
    expect(desk.get('supervisionCase', caseId)).toEqual(before)
    expect(desk.all('caseAction')).toEqual(entries)
    expect(desk.refusal('wang', 'transfer.recordPanel', panel)).toContain('移送事项')
  })

  it('which has taken place, with three at least', () => {
    const desk = proposedTransfer()
    const members = panel.members.slice(0, 2)
    expect(desk.refusal('zhang', 'transfer.recordPanel', { ...panel, on: '2026-11-20' })).toContain('讨论日期')
    expect(() => desk.act('zhang', 'transfer.recordPanel', { ...panel, members })).toThrow('三名以上')
  })

  it('or is turned down without one', () => {
    expect(proposedTransfer().refusal('zhao', 'transfer.decide', { ...decision, approve: false })).toBeUndefined()
  })
})

describe('a copy of a paper of 移送', () => {
  const copy = { transferId, printId: 'p1', paper: 'letter', as: 'word', copies: 1, purpose: '送纪委监委' }

  it('is logged in the transfer with its purpose, and nowhere else', () => {
    const desk = approvedTransfer()
    desk.act('li', 'transfer.recordCopy', copy)
    expect(desk.get('transfer', transferId).copies).toMatchObject([{ id: 'p1', purpose: '送纪委监委', by: 'li' }])
    expect(desk.all('exportRecord')).toEqual([])
    expect(desk.refusal('li', 'transfer.recordCopy', copy)).toContain('已经登记')
  })

  it('is not made without a purpose, nor by who is not of the transfer', () => {
    const desk = approvedTransfer()
    expect(() => desk.act('li', 'transfer.recordCopy', { ...copy, purpose: ' ' })).toThrow('用途')
    expect(desk.refusal('wang', 'transfer.recordCopy', copy)).toContain('移送事项')
  })
})

describe('移送审批表 and 集体讨论记录', () => {
  const factsOf = (desk: TestDesk, kind: string) =>
    caseFacts({
      case: desk.get('supervisionCase', caseId),
      orders: [],
      documents: [],
      transfer: desk.get('transfer', transferId),
      ref: testReference,
      today: '2026-11-02',
      kind,
    })

  it('carry who proposed, what the panel concluded and who approved', () => {
    const facts = factsOf(approvedTransfer(), 'approval-form')
    expect(approvalForm.draft(facts)).toMatchObject({
      title: '行政执法监督移送审批表',
      stage: '移送',
      reason: expect.stringContaining('集体讨论：移送有关线索'),
      handling: { text: expect.stringContaining('建议移送'), by: '张伟' },
      decision: { text: '同意', by: '赵敏', on: '2026-11-02' },
    })
    expect(panelRecord.draft(factsOf(approvedTransfer(), 'panel-record'))).toMatchObject({
      topic: '移送队员甲有关问题线索',
      opinions: [{ name: '赵敏' }, { name: '王强' }, { name: '张伟' }],
      conclusion: '移送有关线索',
    })
  })

  it('leave the decision to the pen while there is none', () => {
    const draft = approvalForm.draft(factsOf(discussedTransfer(), 'approval-form'))
    expect(draft).toMatchObject({ decision: { text: '', by: '' } })
  })
})

describe('移送 is approved and its letter signed by somebody who does not handle the case', () => {
  it('is not proposed to a handler of the case, whatever his role', () => {
    const reviewing = movedTo(filedCase(), withRoles('li', 'officer', 'reviewer'))
    expect(reviewing.refusal('zhang', 'transfer.propose', { ...proposal, approverId: 'li' })).toContain('本案承办人')
    expect(reviewing.refusal('zhang', 'transfer.propose', proposal)).toBeUndefined()
  })

  it('is not decided by an approver who has become a handler since', () => {
    const handed = movedTo(discussedTransfer(), {}, ['li', 'zhao'])
    expect(handed.refusal('zhao', 'transfer.decide', decision)).toContain('不能再办理移送审批')
  })

  it('is not decided by an approver who has lost his role since', () => {
    const lost = movedTo(discussedTransfer(), withRoles('zhao', 'clerk'))
    expect(lost.refusal('zhao', 'transfer.decide', decision)).toContain('审核人、签发人')
  })

  it('is not decided in the name of another case', () => {
    const desk = proposedTransfer()
    expect(desk.refusal('zhao', 'transfer.decide', { ...decision, caseId: 'case-2' })).toContain('移送的案件')
  })

  it('has its letter signed by neither of them', () => {
    const handed = movedTo(lettered(), {}, ['li', 'zhao'])
    expect(handed.refusal('zhao', 'transfer.issueLetter', signature)).toContain('不能再办理签发移送函')
    const lost = movedTo(lettered(), withRoles('zhao', 'clerk'))
    expect(lost.refusal('zhao', 'transfer.issueLetter', signature)).toContain('审核人、签发人')
  })

  it('may be both in a bureau that is short of people, and the transfer says so', () => {
    const propose = { ...proposal, approverId: 'li' }
    const people = { ...shortOfPeople, ...withRoles('li', 'officer', 'reviewer') }
    const small = movedTo(filedCase(), people)
    small.act('zhang', 'transfer.propose', propose)
    small.act('zhang', 'transfer.recordPanel', panel)
    small.act('li', 'transfer.decide', decision)
    expect(small.get('transfer', transferId).events.at(-1)).toMatchObject({
      what: '批准移送（人员不足例外）',
      by: 'li',
    })
    const usual = movedTo(filedCase(), people)
    usual.act('zhang', 'transfer.propose', proposal)
    usual.act('zhang', 'transfer.recordPanel', panel)
    usual.act('zhao', 'transfer.decide', decision)
    expect(usual.get('transfer', transferId).events.at(-1)).toMatchObject({ what: '批准移送', by: 'zhao' })
  })
})
