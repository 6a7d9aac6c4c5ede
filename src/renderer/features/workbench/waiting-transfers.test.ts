import { describe, expect, it } from 'vitest'
import type { Transfer } from '#shared/domain/transfer'
import { waitingTransfers } from './waiting-transfers'

const transfer = {
  id: 't1',
  caseId: 'c1',
  state: 'proposed',
  approverId: 'zhao',
  memberIds: ['zhang', 'zhao'],
} as Transfer
const letter = { content: {}, demo: false }
const panel = { on: '2026-11-02', chair: '赵敏', members: [], conclusion: '移送' }
const waiting = (transfers: readonly Transfer[], userId: string) =>
  waitingTransfers(transfers, userId, [userId === 'zhao' ? 'issuer' : 'officer'])

describe('移送 on the workbench', () => {
  it.each([
    ['the officer puts it before a panel', transfer, 'zhang', 'discuss'],
    ['the approver decides', { ...transfer, panel }, 'zhao', 'decide'],
    ['the officer then drafts the letter', { ...transfer, state: 'approved' as const }, 'zhang', 'draft'],
    ['the approver signs it', { ...transfer, state: 'approved' as const, letter }, 'zhao', 'sign'],
    [
      'the officer sends it',
      { ...transfer, state: 'approved' as const, letter: { ...letter, issuedOn: '2026-11-02' } },
      'zhang',
      'send',
    ],
    ['and waits for the receipt', { ...transfer, state: 'sent' as const }, 'zhang', 'receipt'],
  ])('%s, and nobody else is asked', (_what, found, userId, step) => {
    const other = userId === 'zhao' ? 'zhang' : 'zhao'
    expect(waiting([found], userId)).toMatchObject([{ step }])
    expect(waiting([found], other)).toEqual([])
  })

  it('is done with when it was refused or acknowledged', () => {
    const done = [
      { ...transfer, state: 'refused' as const },
      { ...transfer, state: 'received' as const },
    ]
    expect([...waiting(done, 'zhang'), ...waiting(done, 'zhao')]).toEqual([])
  })

  it('asks nothing of an auditor who may read it', () => {
    expect(waitingTransfers([{ ...transfer, state: 'sent' as const }], 'shen', ['auditor'])).toEqual([])
  })
})
