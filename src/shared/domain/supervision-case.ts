import { z } from 'zod'
import { archiveVolume, jurisdictionMove, loan, orderWithdrawal, recusal, suspension, track } from './case-course'
import { civilDate, code, entityId, instant, stamps } from './common'
import {
  expertOpinion,
  fileRequest,
  governmentRefusal,
  interview,
  investigationPlan,
  objection,
  rectificationItem,
} from './investigation'
import { limit } from './limit'
import { panelDiscussion } from './panel'
import { storedFile } from './stored-file'

export const caseStage = z.enum([
  'triage',
  'forwarded',
  'review',
  'rectifying',
  'verifying',
  'escalating',
  'decided',
  'accountable',
  'closed',
  'archived',
])
export type CaseStage = z.infer<typeof caseStage>

export const stageLabels: Readonly<Record<CaseStage, string>> = {
  triage: '初核',
  forwarded: '已转送',
  review: '审查',
  rectifying: '整改中',
  verifying: '核验',
  escalating: '报请政府',
  decided: '政府已决定',
  accountable: '追责移交',
  closed: '已结案',
  archived: '已归档',
}

/** An act of enforcement under supervision. */
export const supervisedAct = z.object({
  id: entityId,
  kind: code,
  docNo: z.string().default(''),
  decidedAt: civilDate.optional(),
  amount: z.number().nonnegative().optional(),
  party: z.string().default(''),
  result: z.string().default(''),
})
export type SupervisedAct = z.infer<typeof supervisedAct>

export const findingNature = z.enum(['unlawful', 'improper', 'noProblem', 'unclear'])
export type FindingNature = z.infer<typeof findingNature>

export const finding = z.object({
  id: entityId,
  issue: code,
  topic: code,
  fact: z.string(),
  evidence: z.array(z.string()).default([]),
  basisIds: z.array(entityId).default([]),
  nature: findingNature,
  correction: z.string().default(''),
})
export type Finding = z.infer<typeof finding>

export const checklistTopics = [
  'subject',
  'authority',
  'fact',
  'evidence',
  'procedure',
  'application',
  'discretion',
] as const
export const checklistEntry = z.object({
  result: z.enum(['ok', 'problem', 'unclear']),
  note: z.string().default(''),
})

export const closingKind = z.enum([
  'noViolation',
  'corrected',
  'accountable',
  'answered',
  'refused',
  'guided',
  'withdrawn',
  'terminated',
  'merged',
])
export type ClosingKind = z.infer<typeof closingKind>

/** An opinion and what it led to; a new opinion begins anew. */
const roundOfOpinion = {
  verification: z
    .object({ ground: z.enum(['report', 'refusal', 'overdue']), text: z.string(), at: instant, by: entityId })
    .optional(),
  approval: z
    .object({
      instruction: z.string(),
      signer: z.string(),
      on: civilDate,
      scan: z.string().default(''),
      scanFile: storedFile.optional(),
      by: entityId,
    })
    .optional(),
  accountability: z.object({ text: z.string(), at: instant, by: entityId }).optional(),
  opinionId: entityId.optional(),
  requestId: entityId.optional(),
  decisionId: entityId.optional(),
  rectification: z.record(entityId, rectificationItem).optional(),
  refusal: governmentRefusal.optional(),
}

export const supervisionCase = z.object({
  id: entityId,
  /** Given by the server; absent while the case waits for its number (待编号). */
  caseNo: z.string().optional(),
  title: z.string(),
  origin: code,
  originNote: z.string().default(''),
  orderIds: z.array(entityId),
  region: code,
  /** The bureau that handles it. */
  jurisdictionOrganId: entityId,
  respondentOrganId: entityId.optional(),
  party: z.object({ name: z.string().default(''), kind: code.optional(), ownership: code.optional() }).optional(),
  acts: z.record(entityId, supervisedAct).default({}),
  enforcementType: code.optional(),
  field: code.optional(),
  issues: z.array(code).default([]),
  level: code.optional(),
  patterns: z.array(code).default([]),
  judgement: z.object({ by: entityId, at: instant, reason: z.string() }).optional(),
  tags: z.array(z.string()).default([]),
  notes: z.string().default(''),
  flags: z.object({ graveImpact: z.boolean(), enterprise: z.boolean(), confidential: z.boolean() }),
  handlerIds: z.array(entityId).default([]),
  filing: z
    .object({
      proposedBy: entityId,
      proposedAt: instant,
      reason: z.string(),
      noInterest: z.boolean(),
      reviewerId: entityId.optional(),
      reviewedAt: instant.optional(),
      opinion: z.string().optional(),
      state: z.enum(['proposed', 'approved', 'returned']),
    })
    .optional(),
  forward: z
    .object({
      targetOrganId: entityId,
      at: instant,
      followUpOn: civilDate,
      note: z.string(),
      returnedAt: instant.optional(),
      returnReason: z.string().optional(),
    })
    .optional(),
  stage: caseStage,
  limits: z.record(z.string(), limit).default({}),
  checklist: z.record(code, checklistEntry).default({}),
  findings: z.record(entityId, finding).default({}),
  statement: z
    .object({
      invitedAt: instant.optional(),
      method: z.string().default(''),
      dueOn: civilDate.optional(),
      text: z.string().optional(),
      receivedAt: instant.optional(),
      accepted: z.enum(['all', 'part', 'none']).optional(),
      why: z.string().optional(),
      /** Why the respondent was not heard first; a reviewer's reason. */
      urgentReason: z.string().optional(),
    })
    .optional(),
  legalReview: z.object({ by: entityId, at: instant, passed: z.boolean(), opinion: z.string() }).optional(),
  /** What was corrected after a legal review that failed: it waits for the reviewer again, until he records the next one. */
  legalReviewRequest: z.object({ by: entityId, at: instant, corrected: z.string() }).optional(),
  panel: panelDiscussion.optional(),
  ...roundOfOpinion,
  outcome: z
    .object({
      kinds: z.array(code).default([]),
      refunded: z.number().nonnegative().default(0),
      accountable: z.number().int().nonnegative().default(0),
      summary: z.string().default(''),
    })
    .optional(),
  answer: z
    .object({
      text: z.string(),
      via: z.enum(['hotline', 'letter', 'none']),
      noneReason: z.string().optional(),
      at: instant,
      by: entityId,
    })
    .optional(),
  closing: z
    .object({
      kind: closingKind,
      reason: z.string(),
      checkedBy: z.array(entityId).default([]),
      at: instant,
      by: entityId,
    })
    .optional(),
  /** What earlier opinions led to, before the case was reviewed anew. */
  earlierRounds: z.array(z.object({ ...roundOfOpinion, endedAt: instant })).optional(),
  reopenings: z.array(z.object({ ground: code, reason: z.string(), at: instant, by: entityId })).default([]),
  openConflictIds: z.array(entityId).default([]),
  /** 日常、重点、专项; level 重大 makes it 重点. */
  mode: code.optional(),
  tracks: z.record(entityId, track).optional(),
  suspension: suspension.optional(),
  recusals: z.array(recusal).optional(),
  moves: z.array(jurisdictionMove).optional(),
  /** People of the other bureau who see the case since it moved. */
  sharedWith: z.array(entityId).optional(),
  withdrawals: z.array(orderWithdrawal).optional(),
  guidance: z.object({ route: code, limit: z.string(), at: instant, by: entityId }).optional(),
  /** Why a case of grave impact was not launched within a working day. */
  launch: z.object({ at: instant, by: entityId, reason: z.string(), lateReason: z.string().optional() }).optional(),
  plan: investigationPlan.optional(),
  recordIds: z.array(entityId).optional(),
  fileRequests: z.record(entityId, fileRequest).optional(),
  interviews: z.record(entityId, interview).optional(),
  expertOpinions: z.array(expertOpinion).optional(),
  objections: z.record(entityId, objection).optional(),
  /** One opinion of the group serves this case too: the case it was issued in. `opinionId` names the opinion. */
  sharedOpinion: z.object({ caseId: entityId, at: instant, by: entityId }).optional(),
  similarGroup: z.object({ id: entityId, name: z.string() }).optional(),
  archives: z.array(archiveVolume).optional(),
  loans: z.record(entityId, loan).optional(),
  mergedInto: entityId.optional(),
  splitFrom: entityId.optional(),
  ...stamps,
})
export type SupervisionCase = z.infer<typeof supervisionCase>
