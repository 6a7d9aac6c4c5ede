import { z } from 'zod'
import { callback } from './callback-sample'
import { code, entityId, instant, stamps } from './common'
import { dispatchDispute } from './dispatch-dispute'
import { linkage } from './linkage'

export const reporter = z.object({
  name: z.string().default(''),
  phone: z.string().default(''),
  address: z.string().default(''),
  isEnterprise: z.boolean().default(false),
  ownership: code.optional(),
  creditCode: z.string().default(''),
  confidential: z.boolean().default(false),
  anonymous: z.boolean().default(false),
  /** Only in what a client holds: fields that the server left out of its copy although they are filled in. */
  withheld: z.array(z.enum(['name', 'phone', 'address', 'creditCode', 'raw'])).optional(),
})
export type Reporter = z.infer<typeof reporter>

/** Why intake thinks an order tells of wrongful enforcement: the words that led there. */
export const leadReason = z.object({ topic: z.string(), words: z.array(z.string()) })

export const leadState = z.enum(['open', 'declined', 'accepted', 'merged'])
export type LeadState = z.infer<typeof leadState>

export const lead = z.object({
  flaggedBy: z.enum(['rules', 'classifier', 'hotline']),
  state: leadState,
  score: z.number().optional(),
  reasons: z.array(leadReason).default([]),
  ground: code.optional(),
  /** Who of the hotline handed it over, and why (移交监督线索). */
  referral: z.object({ by: entityId, organId: entityId, at: instant, reason: z.string() }).optional(),
  note: z.string().optional(),
  caseId: entityId.optional(),
  decidedBy: entityId.optional(),
  decidedAt: instant.optional(),
})

/** Of orders whose source names no channel that the dictionary knows. */
export const unknownChannel = 'other'

/** One appeal as the hotline registered it (工单). Only the hotline or its adapter changes its process. */
export const workOrder = z.object({
  id: entityId,
  source: z.string(),
  orderNo: z.string().min(1).max(64),
  channel: code,
  appealType: code.optional(),
  /** As the source classed it, in its own taxonomy; what that means is in the 分类对照表 of the day. */
  category: z.string().optional(),
  title: z.string(),
  content: z.string(),
  reporter,
  region: code,
  place: z.string().default(''),
  occurredAt: instant.optional(),
  receivedAt: instant,
  handlingOrganId: entityId.optional(),
  /** The department as the hotline wrote it, when no organ of ours has that name. */
  handlingOrganName: z.string().default(''),
  dueAt: instant.optional(),
  process: z.enum(['accepted', 'dispatched', 'handling', 'replied', 'closed', 'reopened', 'withdrawn']),
  lead: lead.optional(),
  reply: z.string().default(''),
  repliedAt: instant.optional(),
  satisfaction: code.optional(),
  resolved: code.optional(),
  verified: code.optional(),
  actionable: z.boolean().optional(),
  /** The field of enforcement as intake took it: by the organ, else by the words; a case's judgement goes before it. */
  field: code.optional(),
  /** The order before it of the same person against the same organ (`repeat-orders.ts`); worked out by intake. */
  repeatOf: entityId.optional(),
  /** The bureau's final answer, passed to the reporter through the hotline. */
  caseReply: z.object({ text: z.string(), at: instant, by: entityId }).optional(),
  callbacks: z.array(callback).optional(),
  linkages: z.array(linkage).optional(),
  /** 派单争议, by id; open ones wait for the hotline's ruling. */
  disputes: z.record(entityId, dispatchDispute).optional(),
  raw: z.record(z.string(), z.string()).default({}),
  ...stamps,
})
export type WorkOrder = z.infer<typeof workOrder>
