import { z } from 'zod'
import { civilDate, entityId, instant } from './common'

/** 调查方案. */
export const investigationPlan = z.object({
  purpose: z.string(),
  steps: z.array(z.object({ what: z.string(), by: entityId.optional(), dueOn: civilDate.optional() })),
  at: instant,
  by: entityId,
})

/** 调取案卷: what was asked of an organ, what came, and what went back. */
export const fileRequest = z.object({
  id: entityId,
  organId: entityId,
  items: z.array(z.string()),
  requestedOn: civilDate,
  dueOn: civilDate,
  receivedOn: civilDate.optional(),
  received: z
    .array(z.object({ name: z.string(), pages: z.number().int().nonnegative(), original: z.boolean() }))
    .default([]),
  returnedOn: civilDate.optional(),
  returnedTo: z.string().default(''),
})
export type FileRequest = z.infer<typeof fileRequest>

export const interviewKind = z.enum(['questioning', 'statement', 'meeting'])
export const interviewKindLabels: Readonly<Record<z.infer<typeof interviewKind>, string>> = {
  questioning: '询问笔录',
  statement: '听取陈述申辩笔录',
  meeting: '座谈记录',
}

/** 询问笔录 and 听取陈述申辩笔录: two officers, questions and answers, signed or refused with the reason. */
export const interview = z.object({
  id: entityId,
  kind: interviewKind,
  person: z.string(),
  identity: z.string().default(''),
  on: civilDate,
  place: z.string().default(''),
  askedBy: z.array(entityId),
  told: z.boolean(),
  answers: z.array(z.object({ question: z.string(), answer: z.string() })),
  signed: z.boolean(),
  refusal: z.string().default(''),
})
export type Interview = z.infer<typeof interview>

export const expertOpinion = z.object({
  id: entityId,
  expert: z.string(),
  question: z.string(),
  opinion: z.string(),
  on: civilDate,
})

export const objectionResult = z.enum(['upheld', 'changed', 'revoked'])
export const objectionResultLabels = {
  upheld: '维持',
  changed: '变更',
  revoked: '撤销',
} as const satisfies Readonly<Record<z.infer<typeof objectionResult>, string>>

/** 异议复核: the respondent against a document; the reviewer has had no part in it. */
export const objection = z.object({
  id: entityId,
  documentId: entityId,
  by: z.string(),
  filedOn: civilDate,
  grounds: z.string(),
  lateReason: z.string().default(''),
  decision: z.object({ result: objectionResult, reason: z.string(), reviewerId: entityId, at: instant }).optional(),
})
export type Objection = z.infer<typeof objection>

export const checkOutcome = z.enum(['done', 'partly', 'notDone'])
export const checkOutcomeLabels: Readonly<Record<z.infer<typeof checkOutcome>, string>> = {
  done: '到位',
  partly: '部分到位',
  notDone: '未到位',
}

/** 整改, problem by problem; what two people found stands with both names. */
export const rectificationItem = z.object({
  id: entityId,
  problem: z.string(),
  measure: z.string().default(''),
  person: z.string().default(''),
  dueOn: civilDate.optional(),
  findingId: entityId.optional(),
  check: z
    .object({
      result: checkOutcome,
      note: z.string(),
      checkedBy: z.array(entityId),
      on: civilDate,
      at: instant,
    })
    .optional(),
})
export type RectificationItem = z.infer<typeof rectificationItem>

/** The government did not approve the request, or sent it back. */
export const governmentRefusal = z.object({
  kind: z.enum(['returned', 'refused']),
  reason: z.string(),
  signer: z.string().default(''),
  on: civilDate,
  by: entityId,
})
