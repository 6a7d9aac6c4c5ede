import { z } from 'zod'
import { civilDate, code, entityId, instant, stamps } from './common'

export const documentStatus = z.enum([
  'draft',
  'inReview',
  'returned',
  'approved',
  'issued',
  'delivered',
  'replied',
  'filed',
  'recalled',
])
export type DocumentStatus = z.infer<typeof documentStatus>

export const documentStatusLabels: Readonly<Record<DocumentStatus, string>> = {
  draft: '拟稿',
  inReview: '审核中',
  returned: '已退回',
  approved: '待签发',
  issued: '已印发',
  delivered: '已送达',
  replied: '已回复',
  filed: '已归档',
  recalled: '已撤回',
}

export const deliveryMethod = z.enum(['direct', 'lien', 'post', 'electronic', 'oa'])
export type DeliveryMethod = z.infer<typeof deliveryMethod>
export const deliveryMethodLabels: Readonly<Record<DeliveryMethod, string>> = {
  direct: '直接送达',
  lien: '留置送达',
  post: '邮寄送达',
  electronic: '电子送达',
  oa: '公文系统送达',
}

export const delivery = z.object({
  id: entityId,
  method: deliveryMethod,
  servedOn: civilDate,
  receiver: z.string(),
  receipt: z.string().default(''),
})
export type Delivery = z.infer<typeof delivery>

export const documentApproval = z.object({
  step: z.enum(['submit', 'return', 'approve', 'issue']),
  by: entityId,
  at: instant,
  opinion: z.string().default(''),
})

/** A supervision document (监督文书). `content` is typed by its kind in `shared/documents/kinds`. */
export const officialDocument = z.object({
  id: entityId,
  kind: z.string(),
  caseId: entityId,
  region: code,
  /** The organ in whose name it is issued. */
  organId: entityId,
  addresseeOrganId: entityId.optional(),
  numbering: z.enum(['own', 'external', 'none']),
  /** Absent until issued: the screen and the print show 待编号. */
  number: z.string().optional(),
  title: z.string(),
  content: z.record(z.string(), z.unknown()),
  status: documentStatus,
  approvals: z.array(documentApproval).default([]),
  version: z.number().int().default(1),
  /** Earlier contents, one for each submission that was returned. */
  versions: z
    .array(
      z.object({ version: z.number().int(), content: z.record(z.string(), z.unknown()), at: instant, by: entityId }),
    )
    .default([]),
  issuedOn: civilDate.optional(),
  signerId: entityId.optional(),
  /** Issued on bases marked 示例: the print says 演示. */
  demo: z.boolean().default(false),
  external: z
    .object({ number: z.string(), signer: z.string(), on: civilDate, scan: z.string().default('') })
    .optional(),
  deliveries: z.array(delivery).default([]),
  replyDueAt: instant.optional(),
  ...stamps,
})
export type OfficialDocument = z.infer<typeof officialDocument>
