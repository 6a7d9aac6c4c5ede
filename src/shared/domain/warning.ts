import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { z } from 'zod'
import { civilDate, code, entityId, instant, stamps } from './common'
import { focusCounts } from './focus'
import { focusFilter } from './focus-board'
import { limitKind } from './limit'

/** 预警 (domain.md §7, §9): the server opens them by rule; officers acknowledge and close them with a reason. */
export const warningKind = z.enum([
  'surge',
  'dissatisfied',
  'disputed',
  'caseLimit',
  'returnOverdue',
  'repeatInspection',
  'pushBlocked',
])
export type WarningKind = z.infer<typeof warningKind>

export const warningKindLabels: Readonly<Record<WarningKind, string>> = {
  surge: '投诉激增',
  dissatisfied: '核实率高、满意率低',
  disputed: '高频争议',
  caseLimit: '办案期限',
  returnOverdue: '报送逾期',
  repeatInspection: '重复检查',
  pushBlocked: '推送受阻',
}

export const warningState = z.enum(['open', 'acknowledged', 'closed'])
export type WarningState = z.infer<typeof warningState>

export const warningStateLabels: Readonly<Record<WarningState, string>> = {
  open: '待处理',
  acknowledged: '处理中',
  closed: '已关闭',
}

export const warningSeverity = z.enum(['amber', 'red'])
export type WarningSeverity = z.infer<typeof warningSeverity>

/** The very rows behind it. */
export const warningEvidence = z.discriminatedUnion('type', [
  z.object({ type: z.literal('orders'), filter: focusFilter, count: z.enum(focusCounts) }),
  z.object({ type: z.literal('case'), caseId: entityId, limit: limitKind, dueAt: instant }),
  z.object({ type: z.literal('return'), returnId: entityId, organId: entityId, title: z.string(), dueAt: instant }),
  z.object({ type: z.literal('push'), pushId: entityId, partner: z.string(), title: z.string(), reason: z.string() }),
  z.object({
    type: z.literal('records'),
    party: z.string(),
    partyName: z.string(),
    from: civilDate,
    to: civilDate,
    recordIds: z.array(entityId).max(100),
  }),
])
export type WarningEvidence = z.infer<typeof warningEvidence>

const step = z.object({ by: entityId, at: instant, text: z.string() })

export const warning = z.object({
  id: entityId,
  kind: warningKind,
  severity: warningSeverity,
  region: code,
  /** Whose business it is: the handlers of a case; empty where it is the whole bureau's. */
  handlerIds: z.array(entityId),
  evidence: warningEvidence,
  /** The numbers it rests on when it was opened, by name: 件数, 基准, 核实率 (%), 满意率 (%). */
  figures: z.record(z.string(), z.number()),
  state: warningState,
  acknowledged: step.optional(),
  closed: step.optional(),
  ...stamps,
})
export type Warning = z.infer<typeof warning>

/** The same matter in the same period is one warning, however often the rule finds it. */
export function warningId(kind: WarningKind, ...parts: readonly string[]): string {
  return bytesToHex(sha256(utf8ToBytes([kind, ...parts].join('\n')))).slice(0, 32)
}

/** Open warnings that are for this user: his cases', and the bureau's common ones. */
export function isWarningFor(found: Warning, userId: string): boolean {
  return found.handlerIds.length === 0 || found.handlerIds.includes(userId)
}
