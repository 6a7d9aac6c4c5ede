import { z } from 'zod'
import { civilDate, entityId, instant } from './common'
import { storedFile } from './stored-file'

/** What happens to a document after it was signed: seals, deliveries, replies, prints, its end. */

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
  /** What proves this method besides the receiver: witnesses, postal number, electronic address. */
  proof: z.string().default(''),
  /** Number or place of the paper receipt (送达回证). */
  receipt: z.string().default(''),
  /** Photographs or scans of the receipt. */
  receiptFiles: z.array(storedFile).default([]),
})
export type Delivery = z.infer<typeof delivery>

export const replyOutcome = z.enum(['report', 'refusal', 'explanation'])
export type ReplyOutcome = z.infer<typeof replyOutcome>
export const replyOutcomeLabels: Readonly<Record<ReplyOutcome, string>> = {
  report: '报告办理或者整改情况',
  refusal: '拒绝办理或者改正',
  explanation: '说明情况、提出意见',
}

export const documentReply = z.object({
  id: entityId,
  receivedOn: civilDate,
  outcome: replyOutcome,
  /** 来文字号, where the reply has one. */
  number: z.string().default(''),
  text: z.string(),
  files: z.array(storedFile).default([]),
  /** Received after the last day. */
  late: z.boolean(),
  by: entityId,
  at: instant,
})
export type DocumentReply = z.infer<typeof documentReply>

/** 用印登记: a seal is pressed on paper by hand; the register says which, how often, and who allowed it. */
export const sealUse = z.object({
  id: entityId,
  seal: z.string(),
  copies: z.number().int(),
  on: civilDate,
  approvedBy: z.string(),
  note: z.string().default(''),
  by: entityId,
  at: instant,
})
export type SealUse = z.infer<typeof sealUse>

export const issuedFile = storedFile.extend({
  /** The set of fonts it was written with. */
  fonts: z.string(),
  by: entityId,
  at: instant,
})
export type IssuedFile = z.infer<typeof issuedFile>

/** One print or export of an issued document; the log takes the place of a watermark. */
export const printEntry = z.object({
  id: entityId,
  as: z.enum(['print', 'pdf', 'word']),
  copies: z.number().int(),
  purpose: z.string(),
  by: entityId,
  at: instant,
})
export type PrintEntry = z.infer<typeof printEntry>
export const printKindLabels: Readonly<Record<PrintEntry['as'], string>> = {
  print: '打印',
  pdf: '导出 PDF',
  word: '导出 Word',
}

export const voiding = z.object({ reason: z.string(), by: entityId, at: instant })

export const replacementMode = z.enum(['revoke', 'correct'])
export type ReplacementMode = z.infer<typeof replacementMode>
export const replacementLabels: Readonly<Record<ReplacementMode, string>> = { revoke: '撤销', correct: '更正' }

export const replacement = z.object({ documentId: entityId, mode: replacementMode, reason: z.string() })
export type Replacement = z.infer<typeof replacement>
export const replacedBy = z.object({ documentId: entityId, mode: replacementMode, on: civilDate })
