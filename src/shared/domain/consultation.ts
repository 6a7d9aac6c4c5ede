import { z } from 'zod'
import { civilDate, code, entityId, instant, shortText, stamps } from './common'

/** Ways in which departments come to one table (domain.md §3). */
export const consultationKind = z.enum(['topical', 'coordination', 'biweekly', 'written', 'regular'])
export type ConsultationKind = z.infer<typeof consultationKind>

export const consultationKindLabels: Readonly<Record<ConsultationKind, string>> = {
  topical: '专题会',
  coordination: '协调会',
  biweekly: '督查热线双周会商',
  written: '书面会商',
  regular: '工作例会',
}

export const consultationStatus = z.enum(['convened', 'held', 'closed', 'cancelled'])
export type ConsultationStatus = z.infer<typeof consultationStatus>

export const consultationStatusLabels: Readonly<Record<ConsultationStatus, string>> = {
  convened: '待召开',
  held: '已召开',
  closed: '已办结',
  cancelled: '已取消',
}

export const attendance = z.enum(['invited', 'present', 'absent', 'observer'])
export type Attendance = z.infer<typeof attendance>

export const attendanceLabels: Readonly<Record<Attendance, string>> = {
  invited: '已通知',
  present: '出席',
  absent: '请假',
  observer: '列席',
}

/** What an organ answers in a 书面会商, which nobody travels for. */
const writtenOpinion = z.object({ text: z.string(), on: civilDate, late: z.boolean() })

export const participant = z.object({
  id: entityId,
  organId: entityId,
  /** Name and post, as the minutes list them. */
  name: z.string(),
  attendance,
  opinion: writtenOpinion.optional(),
})
export type Participant = z.infer<typeof participant>

export const resolutionKind = z.enum(['duty', 'jurisdiction', 'norm', 'other'])
export type ResolutionKind = z.infer<typeof resolutionKind>

/** In the words of the minutes (`documents/kinds/minutes.ts`). */
export const resolutionKindLabels = {
  duty: '厘清职责',
  jurisdiction: '明确管辖',
  norm: '处置规范',
  other: '其他',
} as const satisfies Readonly<Record<ResolutionKind, string>>

/** Who decided: what is clear to all, or an opinion with a decision of the government. */
export const resolutionAuthority = z.enum(['agreed', 'staffing', 'justice'])
export type ResolutionAuthority = z.infer<typeof resolutionAuthority>

export const resolutionAuthorityLabels = {
  agreed: '协商一致',
  staffing: '编制部门意见，报政府决定',
  justice: '司法行政部门意见，报政府决定',
} as const satisfies Readonly<Record<ResolutionAuthority, string>>

export const resolutionState = z.enum(['open', 'done', 'dropped'])
export type ResolutionState = z.infer<typeof resolutionState>

export const resolution = z.object({
  id: entityId,
  kind: resolutionKind,
  title: z.string(),
  content: z.string(),
  /** Who carries it out. */
  organId: entityId,
  dueOn: civilDate.optional(),
  decidedBy: resolutionAuthority,
  state: resolutionState,
  /** What came of it, or why it was dropped. */
  result: z.string(),
  settledAt: instant.optional(),
  /** What it proposed for the hotline's dispatch catalogue. */
  entryId: entityId.optional(),
})
export type Resolution = z.infer<typeof resolution>

/** 会签: an organ stands by the minutes, with or without a reservation. */
export const signOff = z.object({
  organId: entityId,
  person: z.string(),
  on: civilDate,
  reservation: z.string(),
})
export type SignOff = z.infer<typeof signOff>

export const consultation = z.object({
  id: entityId,
  region: code,
  kind: consultationKind,
  status: consultationStatus,
  hostOrganIds: z.array(entityId),
  /** Code of dictionary `consultationReason`. */
  reason: code,
  topic: shortText,
  /** The case it was called for; the others on the agenda follow. */
  caseId: entityId,
  caseIds: z.array(entityId),
  /** The day of the meeting; of a 书面会商, the last day for the opinions. */
  scheduledOn: civilDate,
  time: z.string(),
  place: z.string(),
  chair: z.string(),
  participants: z.record(entityId, participant),
  discussion: z.string(),
  heldOn: civilDate.optional(),
  /** 内部时限: three working days after the meeting. */
  minutesDueOn: civilDate.optional(),
  resolutions: z.record(entityId, resolution),
  /** By organ: each signs once, and may sign anew. */
  signOffs: z.record(entityId, signOff),
  /** What it came to, or why it was cancelled. */
  result: z.string(),
  endedAt: instant.optional(),
  ...stamps,
})
export type Consultation = z.infer<typeof consultation>

/**
 * 厘清职责 without a competent decision is a suggestion: those at the table cannot hand out duties among themselves,
 * so it binds nobody and is not reused (domain.md §3).
 */
export function isSuggestion(found: Pick<Resolution, 'kind' | 'decidedBy'>): boolean {
  return found.kind === 'duty' && found.decidedBy === 'agreed'
}

/** What holds for the next matter of the kind: who is competent, how it is dealt with, and duties decided by who may. */
export function isReused(found: Pick<Resolution, 'kind' | 'decidedBy'>): boolean {
  return found.kind !== 'other' && !isSuggestion(found)
}

export type OpinionState = 'given' | 'late' | 'awaited' | 'overdue'

/** How an invited organ stands in a 书面会商; nothing where it need not answer. */
export function opinionState(
  found: Pick<Consultation, 'kind' | 'scheduledOn'>,
  { attendance, opinion }: Pick<Participant, 'attendance' | 'opinion'>,
  today: string,
): OpinionState | undefined {
  if (found.kind !== 'written') return undefined
  if (opinion) return opinion.late ? 'late' : 'given'
  if (attendance !== 'invited') return undefined
  return found.scheduledOn < today ? 'overdue' : 'awaited'
}

/** The opinions one after the other: what the record of a 书面会商 begins with. */
export function gatheredOpinions(found: Consultation, organName: (id: string) => string): string {
  return orderedParticipants(found)
    .flatMap(({ organId, opinion }) => (opinion ? [`${organName(organId)}：${opinion.text}`] : []))
    .join('\n')
}

/** In the order in which they were written down: ids are UUIDv7. */
export function orderedResolutions(found: Consultation): Resolution[] {
  return Object.values(found.resolutions).sort((a, b) => (a.id < b.id ? -1 : 1))
}

export function orderedParticipants(found: Consultation): Participant[] {
  return Object.values(found.participants).sort((a, b) => (a.id < b.id ? -1 : 1))
}

export function isOverdue(found: Resolution, today: string): boolean {
  return found.state === 'open' && found.dueOn !== undefined && found.dueOn < today
}
