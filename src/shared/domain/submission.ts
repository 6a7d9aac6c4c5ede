import { z } from 'zod'
import { civilDate, code, entityId, instant, stamps } from './common'
import { replyOutcome } from './document-life'

/** What a department sends in on what is addressed to it (domain.md §11). */
export const submissionKind = z.enum(['reply', 'extension', 'objection', 'rectification', 'dispute'])
export type SubmissionKind = z.infer<typeof submissionKind>

export const submissionKindLabels: Readonly<Record<SubmissionKind, string>> = {
  reply: '反馈',
  extension: '延期申请',
  objection: '异议',
  rectification: '整改报告',
  dispute: '管辖异议',
}

/** The command by which the leader signs a paper of each kind and sends it. */
export const sendingCommands = {
  reply: 'reply.submit',
  extension: 'extension.request',
  objection: 'objection.file',
  rectification: 'rectification.report',
  dispute: 'jurisdiction.dispute',
} as const satisfies Readonly<Record<SubmissionKind, string>>

export const submissionStatus = z.enum(['draft', 'proposed', 'returned', 'sent', 'decided', 'discarded'])
export type SubmissionStatus = z.infer<typeof submissionStatus>

export const submissionStatusLabels: Readonly<Record<SubmissionStatus, string>> = {
  draft: '拟稿',
  proposed: '待负责人签发',
  returned: '退回修改',
  sent: '已提交',
  decided: '已答复',
  discarded: '已作废',
}

/** Where the paper is still inside the department: nobody else sees it. */
export const insideStatuses: readonly SubmissionStatus[] = ['draft', 'proposed', 'returned', 'discarded']

export const submissionAbout = z.object({ type: z.enum(['officialDocument', 'supervisionOrder']), id: entityId })
export type SubmissionAbout = z.infer<typeof submissionAbout>

/** One problem of a 整改报告, as the department reports it. */
export const reportedItem = z.object({
  id: entityId,
  problem: z.string().trim().min(1, '请写明问题').max(2000).meta({ title: '问题' }),
  measure: z.string().trim().max(2000).default('').meta({ title: '整改措施和结果' }),
  person: z.string().trim().max(100).default('').meta({ title: '责任人' }),
})
export type ReportedItem = z.infer<typeof reportedItem>

export const submission = z.object({
  id: entityId,
  kind: submissionKind,
  status: submissionStatus,
  /** The department, whose people alone see it until it is sent. */
  organId: entityId,
  region: code,
  about: submissionAbout,
  /** The case behind it: known to whoever answers a document, never shown. */
  caseId: entityId.optional(),
  /** 来文字号. */
  number: z.string(),
  text: z.string(),
  outcome: replyOutcome.optional(),
  /** Of an extension: the day that is asked for. */
  until: civilDate.optional(),
  items: z.array(reportedItem).default([]),
  /** Of a dispute: who is competent in the department's view. */
  competentOrganId: entityId.optional(),
  /** Of a dispute: the legal ground, or the list of duties, that it rests on. */
  basis: z.string().optional(),
  /** Of a dispute that was sent: what the bureau and the hotline have before them, and until when it is answered. */
  proposalId: entityId.optional(),
  answerDueAt: instant.optional(),
  /** The sealed scan among its attachments; set when it is sent. */
  scanId: entityId.optional(),
  returnReason: z.string().optional(),
  signedBy: entityId.optional(),
  sentAt: instant.optional(),
  late: z.boolean().default(false),
  /** What the bureau answered to it. */
  decision: z
    .object({
      granted: z.boolean(),
      reason: z.string(),
      until: civilDate.optional(),
      by: entityId,
      at: instant,
    })
    .optional(),
  ...stamps,
})
export type Submission = z.infer<typeof submission>
