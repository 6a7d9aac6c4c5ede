import { z } from 'zod'
import { civilDate, entityId, instant, stamps } from './common'

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
  opinion: z.string().default(''),
  letter: transferLetter.optional(),
  sentOn: civilDate.optional(),
  receiver: z.string().default(''),
  receipt: z.string().default(''),
  events: z.array(z.object({ what: z.string(), by: entityId, at: instant })).default([]),
  ...stamps,
})
export type Transfer = z.infer<typeof transfer>
