import { z } from 'zod'
import { civilDate, code, entityId, instant } from './common'

/** What runs beside the stage of a case. 移送 is not among them: it leaves no trace in the case (domain.md §6). */
export const trackKind = z.enum(['consultation', 'supervision', 'notice', 'objection', 'suspension'])
export type TrackKind = z.infer<typeof trackKind>

export const trackKindLabels: Readonly<Record<TrackKind, string>> = {
  consultation: '会商',
  supervision: '督办',
  notice: '通知书',
  objection: '复核',
  suspension: '中止',
}

export const track = z.object({
  id: entityId,
  kind: trackKind,
  title: z.string(),
  /** `handedOn`: goes on after the case has closed, with the reason in `result`. */
  state: z.enum(['running', 'ended', 'handedOn']),
  dueOn: civilDate.optional(),
  /** The consultation, order or document it is about. */
  refId: entityId.optional(),
  openedAt: instant,
  openedBy: entityId,
  endedAt: instant.optional(),
  endedBy: entityId.optional(),
  result: z.string().default(''),
})
export type Track = z.infer<typeof track>

/** 中止: the clocks stand still until it is resumed or the case is terminated. */
export const suspension = z.object({
  ground: code,
  reason: z.string(),
  until: civilDate.optional(),
  at: instant,
  by: entityId,
  endedAt: instant.optional(),
})

/** 回避: a person who must not act on the case, decided by the reviewer. */
export const recusal = z.object({
  personId: entityId,
  reason: z.string(),
  decidedBy: entityId,
  at: instant,
})

/** 指定监督 and 提级监督: a case that moved between bureaus; both go on seeing it. */
export const jurisdictionMove = z.object({
  kind: z.enum(['designated', 'elevated']),
  fromOrganId: entityId,
  toOrganId: entityId,
  reason: z.string(),
  at: instant,
  by: entityId,
})

/** 归档: one volume of the file; a reopened case adds another (补充卷). */
export const archiveVolume = z.object({
  volume: z.number().int().positive(),
  retention: z.enum(['permanent', 'years30', 'years10']),
  archiveNo: z.string(),
  pages: z.object({ main: z.number().int(), sub: z.number().int() }),
  note: z.string().default(''),
  at: instant,
  by: entityId,
})

/** 借阅: the file in somebody's hands. */
export const loan = z.object({
  id: entityId,
  borrower: z.string(),
  unit: z.string().default(''),
  purpose: z.string(),
  dueOn: civilDate,
  at: instant,
  by: entityId,
  returnedAt: instant.optional(),
})

/** An appeal that the reporter took back; the case goes on where the public interest asks for it. */
export const orderWithdrawal = z.object({ orderId: entityId, reason: z.string(), at: instant, by: entityId })
