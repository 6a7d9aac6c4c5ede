import { z } from 'zod'
import { civilDate, code, entityId, instant, stamps } from './common'
import {
  delivery,
  documentReply,
  issuedFile,
  printEntry,
  replacedBy,
  replacement,
  sealUse,
  voiding,
} from './document-life'
import { storedFile } from './stored-file'

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
  'revoked',
  'corrected',
  'void',
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
  revoked: '已撤销',
  corrected: '已更正',
  void: '已作废',
}

/** Statuses of what has left the house. */
export const outwardStatuses: readonly DocumentStatus[] = [
  'issued',
  'delivered',
  'replied',
  'filed',
  'revoked',
  'corrected',
]

/** Statuses after which a case needs a new document of the kind. */
export const deadStatuses: readonly DocumentStatus[] = ['recalled', 'revoked', 'corrected', 'void']

export const documentStep = z.enum(['submit', 'withdraw', 'return', 'approve', 'issue', 'recall', 'void', 'file'])
export type DocumentStep = z.infer<typeof documentStep>

export const documentStepLabels: Readonly<Record<DocumentStep, string>> = {
  submit: '送审',
  withdraw: '收回送审稿',
  return: '退回',
  approve: '审核通过',
  issue: '签发',
  recall: '撤回',
  void: '作废',
  file: '归档',
}

export const documentApproval = z.object({
  step: documentStep,
  by: entityId,
  at: instant,
  opinion: z.string().default(''),
})

/** A supervision document (监督文书). `content` is typed by its kind in `shared/documents/kinds`. */
export const officialDocument = z.object({
  id: entityId,
  kind: z.string(),
  /** Its case; of a document of no case the one that its file began with. */
  caseId: entityId,
  /** Belongs to no case: 效能评价通报, 分析报告 and what goes with them. */
  ownFile: z.boolean().optional(),
  region: code,
  /** The organ in whose name it is issued. */
  organId: entityId,
  /** Goes to the government as an annex of these requests: one opinion may serve several cases. */
  annexOfRequests: z.array(entityId).optional(),
  /** The one request of rows from before there could be several. */
  annexOf: entityId.optional(),
  addresseeOrganId: entityId.optional(),
  /** Those at the table of the meeting that it calls or records; they receive it for information. */
  guestOrganIds: z.array(entityId).optional(),
  numbering: z.enum(['own', 'external', 'none']),
  /** Absent until issued: the screen and the print show 待编号. */
  number: z.string().optional(),
  title: z.string(),
  content: z.record(z.string(), z.unknown()),
  status: documentStatus,
  approvals: z.array(documentApproval).default([]),
  version: z.number().int().default(1),
  /** Earlier contents, one for each submission that was returned or taken back. */
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
    .object({
      number: z.string(),
      signer: z.string(),
      on: civilDate,
      scan: z.string().default(''),
      scanFile: storedFile.optional(),
    })
    .optional(),
  deliveries: z.array(delivery).default([]),
  replyDueAt: instant.optional(),
  replies: z.array(documentReply).default([]),
  sealUses: z.array(sealUse).default([]),
  /** The issued file, and one more for each set of fonts it was written with; never changed. */
  files: z.array(issuedFile).default([]),
  prints: z.array(printEntry).default([]),
  voided: voiding.optional(),
  /** The supervision order that it carries outward, or urges. */
  supervisionOrderId: entityId.optional(),
  /** The part of the case that it records: an interview, an expert's opinion. */
  recordOf: entityId.optional(),
  /** This document revokes or corrects another. */
  replaces: replacement.optional(),
  /** Another document has revoked or corrected this one. */
  replacedBy: replacedBy.optional(),
  ...stamps,
})
export type OfficialDocument = z.infer<typeof officialDocument>

/** Sent to all at the table of a meeting: read by each, answered at the table and not on paper. */
export function isForGuests({
  addresseeOrganId,
  guestOrganIds,
}: Pick<OfficialDocument, 'addresseeOrganId' | 'guestOrganIds'>): boolean {
  return addresseeOrganId === undefined && guestOrganIds !== undefined
}

/** The requests that a document goes to the government with. */
export function annexedTo({
  annexOf,
  annexOfRequests,
}: Pick<OfficialDocument, 'annexOf' | 'annexOfRequests'>): string[] {
  return [...(annexOf ? [annexOf] : []), ...(annexOfRequests ?? [])]
}

/** What a paper of the file records, and by what it is found again. */
export interface PaperOf {
  readonly kind: string
  readonly recordOf?: string | undefined
  /**
   * Of what happens several times in turn (中止, 延期, 结案), when the one meant was recorded: an older paper is of an
   * earlier one. Not a part of `recordOf`, for the server gives the record a time other than the device showed ahead.
   */
  readonly since?: string | undefined
}

/** The paper that stands for what was written down; one that was withdrawn or voided stands for nothing. */
export function standingPaper(
  documents: readonly OfficialDocument[],
  { kind, recordOf, since = '' }: PaperOf,
): OfficialDocument | undefined {
  return documents.find(
    (each) =>
      each.kind === kind &&
      each.recordOf === recordOf &&
      each.createdAt >= since &&
      !deadStatuses.includes(each.status),
  )
}
