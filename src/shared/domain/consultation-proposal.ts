import { z } from 'zod'
import { code, entityId, instant, shortText, stamps } from './common'

/**
 * 会商提议: the hotline, or a department that disputes who is competent, asks the bureau to bring a matter to the table;
 * convening is the bureau's.
 */
export const consultationProposal = z.object({
  id: entityId,
  region: code,
  /** The order it rests on; a department knows only the matter that was addressed to it. */
  workOrderId: entityId.optional(),
  orderNo: z.string(),
  /** Of a 管辖异议: who brought it, by which paper, in which case. */
  dispute: z
    .object({
      organId: entityId,
      submissionId: entityId,
      caseId: entityId.optional(),
      competentOrganId: entityId.optional(),
      basis: z.string(),
      /** 内部时限: as that of a dispatch dispute. */
      dueAt: instant,
    })
    .optional(),
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
