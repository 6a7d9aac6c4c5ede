import { z } from 'zod'
import { civilDate, entityId, instant, stamps } from './common'
import { printEntry } from './document-life'
import { panelDiscussion } from './panel'
import type { Role } from './roles'

export const transferState = z.enum(['proposed', 'approved', 'refused', 'sent', 'received'])
export type TransferState = z.infer<typeof transferState>

export const transferStateLabels: Readonly<Record<TransferState, string>> = {
  proposed: '待审批',
  approved: '已批准',
  refused: '未批准',
  sent: '已移送',
  received: '已回执',
}

/** 移送函 as it is drafted and signed within the transfer: no register and no list of documents knows it. */
export const transferLetter = z.object({
  content: z.record(z.string(), z.unknown()),
  number: z.string().optional(),
  issuedOn: civilDate.optional(),
  signerId: entityId.optional(),
  /** Issued on bases marked 示例: the print says 演示. */
  demo: z.boolean().default(false),
})
export type TransferLetter = z.infer<typeof transferLetter>

/** The papers of a 移送, and the 副卷 that carries them. */
export const transferPaper = z.enum(['letter', 'approval', 'panel', 'dossier'])
export type TransferPaper = z.infer<typeof transferPaper>

export const transferPaperLabels: Readonly<Record<TransferPaper, string>> = {
  letter: '移送函',
  approval: '移送审批表',
  panel: '集体讨论记录',
  dossier: '卷宗（副卷）',
}

export const transferCopy = printEntry.extend({ paper: transferPaper })
export type TransferCopy = z.infer<typeof transferCopy>

/**
 * 移送 of clues to discipline inspection or the police. It hangs on no case, for nothing of it may be seen from there: it
 * lives in a scope of its own that only its people hold (domain.md §6).
 */
export const transfer = z.object({
  id: entityId,
  /** The case it came from, known to its people only; the case itself says nothing of it. */
  caseId: entityId,
  targetOrganId: entityId,
  subject: z.string(),
  facts: z.string(),
  materials: z.array(z.string()).default([]),
  state: transferState,
  /** Who proposed, the other handlers he named, and the approver. */
  memberIds: z.array(entityId),
  approverId: entityId,
  /** 集体讨论 about this 移送: nobody else may read it, so it is none of the case's. */
  panel: panelDiscussion.optional(),
  opinion: z.string().default(''),
  decidedOn: civilDate.optional(),
  letter: transferLetter.optional(),
  sentOn: civilDate.optional(),
  receiver: z.string().default(''),
  receipt: z.string().default(''),
  /** What was printed or exported of it, and what for. */
  copies: z.array(transferCopy).default([]),
  events: z.array(z.object({ what: z.string(), by: entityId, at: instant })).default([]),
  ...stamps,
})
export type Transfer = z.infer<typeof transfer>

/** The papers that are made of what stands in the transfer; the 审批表 from the first day, for the pen to go on with. */
export function ownPapers({ panel }: Pick<Transfer, 'panel'>): readonly ('panel' | 'approval')[] {
  return panel ? ['panel', 'approval'] : ['approval']
}

export type TransferStep = 'discuss' | 'decide' | 'draft' | 'sign' | 'send' | 'receipt'

/** What comes next in a transfer; undefined once nothing does. */
export function transferStep({
  state,
  panel,
  letter,
}: Pick<Transfer, 'state' | 'panel' | 'letter'>): TransferStep | undefined {
  if (state === 'proposed') return panel ? 'decide' : 'discuss'
  if (state === 'sent') return 'receipt'
  if (state !== 'approved') return undefined
  if (!letter) return 'draft'
  return letter.issuedOn ? 'send' : 'sign'
}

const byApprover: ReadonlySet<TransferStep> = new Set(['decide', 'sign'])

/**
 * Whose turn it is: the approver's, or that of the officers of the transfer beside him. An approver who has lost his
 * role is still the one to turn to, and reads then why he may not.
 */
export function isTurnOf(transfer: Transfer, userId: string, roles: readonly Role[]): boolean {
  const step = transferStep(transfer)
  if (step === undefined) return false
  const isApprover = transfer.approverId === userId
  if (byApprover.has(step)) return isApprover
  return !isApprover && transfer.memberIds.includes(userId) && roles.includes('officer')
}
