import { describe, expect, it } from 'vitest'
import { type ReferenceRows, referenceData } from '../../domain/reference-data'
import type { Role } from '../../domain/roles'
import { caseId, filedCase } from '../testing/spine-cases'
import { TestDesk } from '../testing/test-desk'
import { testRows } from '../testing/test-reference'
import { approvedTransfer, discussedCase, panel, proposal, proposedTransfer, transferId } from '../testing/transfers'

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

describe('移送 follows a collective discussion', () => {
  it('and is not proposed before the panel is on record', () => {
    const desk = filedCase()
    expect(desk.refusal('zhang', 'transfer.propose', proposal)).toContain('须经集体讨论')
    desk.act('zhang', 'case.recordPanel', panel)
    expect(desk.refusal('zhang', 'transfer.propose', proposal)).toBeUndefined()
  })

  it('which may still be held where the case ends in accountability', () => {
    const desk = filedCase()
    desk.seed('supervisionCase', { ...desk.get('supervisionCase', caseId), stage: 'accountable' })
    desk.act('zhang', 'case.recordPanel', panel)
    expect(desk.refusal('zhang', 'transfer.propose', proposal)).toBeUndefined()
  })
})

describe('移送 is approved and its letter signed by somebody who does not handle the case', () => {
  it('is not proposed to a handler of the case, whatever his role', () => {
    const reviewing = movedTo(discussedCase(), withRoles('li', 'officer', 'reviewer'))
    expect(reviewing.refusal('zhang', 'transfer.propose', { ...proposal, approverId: 'li' })).toContain('本案承办人')
    expect(reviewing.refusal('zhang', 'transfer.propose', proposal)).toBeUndefined()
  })

  it('is not decided by an approver who has become a handler since', () => {
    const handed = movedTo(proposedTransfer(), {}, ['li', 'zhao'])
    expect(handed.refusal('zhao', 'transfer.decide', decision)).toContain('不能再办理移送审批')
  })

  it('is not decided by an approver who has lost his role since', () => {
    const lost = movedTo(proposedTransfer(), withRoles('zhao', 'clerk'))
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
    const small = movedTo(discussedCase(), people)
    small.act('zhang', 'transfer.propose', propose)
    small.act('li', 'transfer.decide', decision)
    expect(small.get('transfer', transferId).events.at(-1)).toMatchObject({
      what: '批准移送（人员不足例外）',
      by: 'li',
    })
    const usual = movedTo(discussedCase(), people)
    usual.act('zhang', 'transfer.propose', proposal)
    usual.act('zhao', 'transfer.decide', decision)
    expect(usual.get('transfer', transferId).events.at(-1)).toMatchObject({ what: '批准移送', by: 'zhao' })
  })
})
