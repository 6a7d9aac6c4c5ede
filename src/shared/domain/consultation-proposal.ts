import { z } from 'zod'
import { code, entityId, instant, shortText, stamps } from './common'

/** 会商提议: the hotline asks the bureau to bring a matter to the table; convening is the bureau's. */
export const consultationProposal = z.object({
  id: entityId,
  region: code,
  workOrderId: entityId,
  orderNo: z.string(),
  topic: shortText,
  /** Code of dictionary `consultationReason`. */
  reason: code,
  /** Whom it concerns. */
  organIds: z.array(entityId),
  text: z.string(),
  state: z.enum(['open', 'taken', 'declined']),
  /** What the bureau answered. */
  answer: z.string(),
  consultationId: entityId.optional(),
  answeredBy: entityId.optional(),
  answeredAt: instant.optional(),
  ...stamps,
})
export type ConsultationProposal = z.infer<typeof consultationProposal>

export const proposalStateLabels: Readonly<Record<ConsultationProposal['state'], string>> = {
  open: '待处理',
  taken: '已采纳',
  declined: '未采纳',
}
