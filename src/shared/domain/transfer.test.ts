import { describe, expect, it } from 'vitest'
import type { Role } from './roles'
import { isTurnOf, type Transfer, transferStep } from './transfer'

const transfer = {
  id: 't1',
  caseId: 'c1',
  state: 'proposed',
  approverId: 'zhao',
  memberIds: ['zhang', 'li', 'zhao'],
} as unknown as Transfer
const letter = { content: {}, demo: false }
const panel = { on: '2026-11-02', chair: '赵敏', members: [], conclusion: '移送' }
const discussed = { ...transfer, panel }
const approved = { ...transfer, state: 'approved' as const }
const issued = { ...approved, letter: { ...letter, issuedOn: '2026-11-02' } }
const sent = { ...issued, state: 'sent' as const }

const rolesOf: Readonly<Record<string, readonly Role[]>> = {
  zhang: ['officer'],
  li: ['officer'],
  zhao: ['issuer'],
  wang: ['officer', 'reviewer'],
  shen: ['auditor'],
}
const turnOf = (found: Transfer) =>
  Object.entries(rolesOf).flatMap(([userId, roles]) => (isTurnOf(found, userId, roles) ? [userId] : []))

describe('移送', () => {
  it.each([
    ['is put before a panel by its officers', transfer, 'discuss', ['zhang', 'li']],
    ['is decided by its approver', discussed, 'decide', ['zhao']],
    ['then has its letter drafted by its officers', approved, 'draft', ['zhang', 'li']],
    ['which the approver signs', { ...approved, letter }, 'sign', ['zhao']],
    ['goes out by the hand of its officers', issued, 'send', ['zhang', 'li']],
    ['and waits for the receipt, which the approver does not enter', sent, 'receipt', ['zhang', 'li']],
    ['is over once it was refused', { ...transfer, state: 'refused' as const }, undefined, []],
    ['is over once the receipt is there', { ...sent, state: 'received' as const }, undefined, []],
  ])('%s', (_what, found, step, people) => {
    expect(transferStep(found)).toBe(step)
    expect(turnOf(found)).toEqual(people)
  })

  it('asks nothing of an approver who is an officer too but what the approver does', () => {
    const roles: readonly Role[] = ['officer', 'reviewer']
    expect(isTurnOf(discussed, 'zhao', roles)).toBe(true)
    expect(isTurnOf(sent, 'zhao', roles)).toBe(false)
  })

  it('asks nothing of a member who is no officer any more', () => {
    expect(isTurnOf(sent, 'zhang', ['clerk'])).toBe(false)
  })
})
