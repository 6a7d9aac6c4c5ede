import { caseId, filedCase } from './spine-cases'
import type { TestDesk } from './test-desk'

export const transferId = 'transfer-1'

export const proposal = {
  transferId,
  caseId,
  targetOrganId: 'urban',
  subject: '队员甲',
  facts: '收受停车场经营者财物。',
  materials: ['转账凭证'],
  approverId: 'zhao',
}

/** A 移送 that its approver has not decided on yet. For tests only. */
export function proposedTransfer(): TestDesk {
  const desk = filedCase()
  desk.act('zhang', 'transfer.propose', proposal)
  return desk
}

/** Approved: its letter may be drafted. For tests only. */
export function approvedTransfer(): TestDesk {
  const desk = proposedTransfer()
  desk.act('zhao', 'transfer.decide', { transferId, caseId, approve: true, opinion: '同意' })
  return desk
}
