import { z } from 'zod'
import { civilDateOf } from './civil-date'
import { civilDate, code, entityId, instant, shortText, stamps } from './common'
import { documentReply } from './document-life'
import { type LimitState, limitState } from './limit'

/** Ways of pressing for correction beside the stage of a case (domain.md §1, 督办). */
export const supervisionOrderKind = z.enum([
  'letter',
  'talk',
  'consultationReminder',
  'guidance',
  'onSite',
  'rework',
  'callback',
])
export type SupervisionOrderKind = z.infer<typeof supervisionOrderKind>

export const supervisionOrderKindLabels: Readonly<Record<SupervisionOrderKind, string>> = {
  letter: '督办函',
  talk: '约谈',
  consultationReminder: '会商提醒',
  guidance: '执法指导',
  onSite: '现场督办',
  rework: '发回重办',
  callback: '请求回访',
}

/** Requests to the hotline: the bureau does not step into its process (domain.md §11). */
export const hotlineRequests: ReadonlySet<SupervisionOrderKind> = new Set(['rework', 'callback'])

/** The paper that carries an order of this kind outward; kinds without one are given by the desk alone. */
export const carryingKinds: Readonly<Partial<Record<SupervisionOrderKind, string>>> = {
  letter: 'supervision-letter',
  talk: 'talk-notice',
  consultationReminder: 'reminder-letter',
  guidance: 'guidance-letter',
}

export const supervisionReason = z.enum(['attitude', 'delay', 'dissatisfied', 'other'])
export type SupervisionReason = z.infer<typeof supervisionReason>
/** In the words of the 督办函 (`documents/kinds/supervision-letter.ts`). */
export const supervisionReasonLabels = {
  attitude: '态度不端正',
  delay: '办理不及时',
  dissatisfied: '群众不满意',
  other: '其他',
} as const satisfies Readonly<Record<SupervisionReason, string>>

export const supervisionOrderStatus = z.enum(['draft', 'sent', 'replied', 'closed', 'cancelled'])
export type SupervisionOrderStatus = z.infer<typeof supervisionOrderStatus>
export const supervisionOrderStatusLabels: Readonly<Record<SupervisionOrderStatus, string>> = {
  draft: '拟办',
  sent: '待反馈',
  replied: '待核验',
  closed: '已办结',
  cancelled: '已撤销',
}

export const commitment = z.object({
  id: entityId,
  content: z.string(),
  person: z.string().default(''),
  dueOn: civilDate.optional(),
  state: z.enum(['open', 'done', 'broken']),
  result: z.string().default(''),
})
export type Commitment = z.infer<typeof commitment>

/** 约谈: when and where it is to be, what was said, and what the other side has promised. */
export const talk = z.object({
  heldOn: civilDate.optional(),
  time: z.string().default(''),
  place: z.string().default(''),
  persons: z.array(z.string()).default([]),
  hosts: z.array(z.string()).default([]),
  record: z
    .object({ on: civilDate, present: z.array(z.string()), text: z.string(), by: entityId, at: instant })
    .optional(),
  commitments: z.record(entityId, commitment).default({}),
})
export type Talk = z.infer<typeof talk>

/** 签收: the addressee has it; who of its people, and when. */
export const acknowledgement = z.object({ by: entityId, name: z.string(), at: instant })

/** 催办, by a person or, once before and once after the last day, by the server. */
export const reminder = z.object({
  id: entityId,
  way: z.enum(['phone', 'desk', 'letter', 'near', 'overdue']),
  note: z.string().default(''),
  by: entityId,
  at: instant,
})
export type Reminder = z.infer<typeof reminder>
export const reminderWayLabels: Readonly<Record<Reminder['way'], string>> = {
  phone: '电话催办',
  desk: '工作台催办',
  letter: '发催办函',
  near: '临期自动提醒',
  overdue: '超期自动提醒',
}

/** 核验: what two people found in the reply; not enough sends it back with a new day. */
export const orderCheck = z.object({
  result: z.enum(['enough', 'notEnough']),
  note: z.string(),
  checkedBy: z.array(entityId),
  on: civilDate,
  newDueOn: civilDate.optional(),
  at: instant,
})
export type OrderCheck = z.infer<typeof orderCheck>

export const supervisionOrder = z.object({
  id: entityId,
  region: code,
  kind: supervisionOrderKind,
  status: supervisionOrderStatus,
  title: shortText,
  /** The bureau that answers for it; the joint issuers stand beside it (domain.md §11). */
  leadOrganId: entityId,
  coOrganIds: z.array(entityId),
  reasons: z.array(supervisionReason),
  /** What it is about: a case, else one order of the hotline. */
  caseId: entityId.optional(),
  workOrderId: entityId.optional(),
  targetOrganId: entityId,
  requirement: z.string(),
  /** The last day that a person set before it was sent; else the limit of its kind counts from sending. */
  wantedOn: civilDate.optional(),
  sentAt: instant.optional(),
  dueAt: instant.optional(),
  /** The paper that carried it outward: its service started the clock, answers stand with it. */
  paperId: entityId.optional(),
  acknowledgement: acknowledgement.optional(),
  talk: talk.optional(),
  /** Answers to an order that no paper carried; those to a paper stand with it (`OfficialDocument.replies`). */
  replies: z.array(documentReply),
  repliedAt: instant.optional(),
  /** The answer came after the last day: taken all the same, and marked. */
  late: z.boolean().default(false),
  checks: z.array(orderCheck),
  reminders: z.array(reminder),
  /** What it came to, or why it was given up. */
  outcome: z.string(),
  endedAt: instant.optional(),
  ...stamps,
})
export type SupervisionOrder = z.infer<typeof supervisionOrder>

/** What the list sorts and colours by: what is overdue first, then what is near, then what only waits. */
export type OrderUrgency = 'overdue' | 'near' | 'verify' | 'running' | 'draft' | 'ended'

export function urgencyOf(order: SupervisionOrder, now: Date): OrderUrgency {
  if (order.status === 'closed' || order.status === 'cancelled') return 'ended'
  if (order.status === 'replied') return 'verify'
  if (order.status === 'draft' || !order.sentAt || !order.dueAt) return 'draft'
  const state: LimitState = limitState({ from: order.sentAt, dueAt: order.dueAt }, now)
  return state === 'overdue' || state === 'near' ? state : 'running'
}

const rank: readonly OrderUrgency[] = ['overdue', 'near', 'verify', 'running', 'draft', 'ended']

/** By urgency, within one by the last day, then the newest first. */
export function byUrgency(now: Date): (a: SupervisionOrder, b: SupervisionOrder) => number {
  return (a, b) => {
    const order = rank.indexOf(urgencyOf(a, now)) - rank.indexOf(urgencyOf(b, now))
    if (order !== 0) return order
    const [left, right] = [a.dueAt ?? '', b.dueAt ?? '']
    if (left !== right) return left < right ? -1 : 1
    return a.id < b.id ? 1 : -1
  }
}

/** Whether what came in on a day came after the last one. */
export function isLate(dueAt: string | undefined, receivedOn: string): boolean {
  return dueAt !== undefined && receivedOn > civilDateOf(dueAt)
}

/** In the order in which they were written down: ids are UUIDv7. */
export function orderedCommitments(found: SupervisionOrder): Commitment[] {
  return Object.values(found.talk?.commitments ?? {}).sort((a, b) => (a.id < b.id ? -1 : 1))
}
