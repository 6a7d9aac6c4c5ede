import { z } from 'zod'
import { civilDate, code, entityId, instant, shortText, stamps } from './common'
import { focusFilter } from './focus-board'

/** 专项监督/整治: planned, approved, carried out task by task and case by case, summed up. */
export const campaignStatus = z.enum(['planned', 'running', 'summarised', 'closed', 'cancelled'])
export type CampaignStatus = z.infer<typeof campaignStatus>

export const campaignStatusLabels: Readonly<Record<CampaignStatus, string>> = {
  planned: '待批准',
  running: '实施中',
  summarised: '已总结',
  closed: '已办结',
  cancelled: '已取消',
}

export const campaignTask = z.object({
  id: entityId,
  title: z.string(),
  /** Who does it: an organ, and of the bureau's own people one by name. */
  organId: entityId,
  ownerId: entityId.optional(),
  dueOn: civilDate,
  state: z.enum(['open', 'done', 'dropped']),
  /** What came of it, or why it was dropped. */
  result: z.string(),
  settledAt: instant.optional(),
})
export type CampaignTask = z.infer<typeof campaignTask>

export const campaignSummary = z.object({
  overview: z.string(),
  results: z.array(z.string()),
  problems: z.array(z.string()),
  suggestions: z.array(z.string()),
  by: entityId,
  at: instant,
})

export const campaign = z.object({
  id: entityId,
  region: code,
  /** The bureau that runs it. */
  organId: entityId,
  title: shortText,
  status: campaignStatus,
  /** Why: in words, and where it came from the focus board the part of the board. */
  reason: z.string(),
  basis: focusFilter.optional(),
  goal: z.string(),
  scope: z.array(z.string()),
  field: code.optional(),
  /** Whom it supervises. */
  respondentOrganIds: z.array(entityId),
  /** Who carries it out together with the bureau. */
  jointOrganIds: z.array(entityId),
  from: civilDate,
  to: civilDate,
  leaderId: entityId,
  approval: z.object({ by: entityId, at: instant, opinion: z.string() }).optional(),
  /** Why the reviewer gave the plan back, the last time. */
  returned: z.string(),
  tasks: z.record(entityId, campaignTask),
  caseIds: z.array(entityId),
  summary: campaignSummary.optional(),
  /** What it came to, or why it was cancelled. */
  result: z.string(),
  endedAt: instant.optional(),
  events: z.array(z.object({ what: z.string(), by: entityId, at: instant })),
  ...stamps,
})
export type Campaign = z.infer<typeof campaign>

/** By the day they are due, then as they were written down. */
export function orderedTasks(found: Pick<Campaign, 'tasks'>): CampaignTask[] {
  return Object.values(found.tasks).sort((a, b) =>
    a.dueOn === b.dueOn ? (a.id < b.id ? -1 : 1) : a.dueOn < b.dueOn ? -1 : 1,
  )
}

export function openTasks(found: Pick<Campaign, 'tasks'>): CampaignTask[] {
  return orderedTasks(found).filter(({ state }) => state === 'open')
}
