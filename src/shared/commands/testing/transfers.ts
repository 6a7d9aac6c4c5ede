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

export const panel = {
  transferId,
  on: '2026-11-02',
  chair: '赵敏',
  members: ['赵敏', '王强', '张伟'].map((name) => ({ name, opinion: '同意移送' })),
  conclusion: '移送有关线索',
}

/** A 移送 that nobody has spoken about yet. For tests only. */
export function proposedTransfer(): TestDesk {
  const desk = filedCase()
  desk.act('zhang', 'transfer.propose', proposal)
  return desk
}

/** Discussed by the panel: its approver may decide. For tests only. */
export function discussedTransfer(): TestDesk {
  const desk = proposedTransfer()
  desk.act('zhang', 'transfer.recordPanel', panel)
  return desk
}

/** Approved: its letter may be drafted. For tests only. */
export function approvedTransfer(): TestDesk {
  const desk = discussedTransfer()
  desk.act('zhao', 'transfer.decide', { transferId, caseId, approve: true, opinion: '同意' })
  return desk
}
