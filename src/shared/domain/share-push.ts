import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { z } from 'zod'
import { code, entityId, instant, stamps } from './common'
import { shareStages } from './share-fields'

export const shareMode = z.enum(['live', 'month', 'quarter', 'year'])
export type ShareMode = z.infer<typeof shareMode>

export const shareModeLabels: Readonly<Record<ShareMode, string>> = {
  live: '实时',
  month: '月',
  quarter: '季',
  year: '年',
}

export const shareWay = z.enum(['http', 'folder', 'excel'])
export type ShareWay = z.infer<typeof shareWay>

export const shareWayLabels: Readonly<Record<ShareWay, string>> = {
  http: '接口推送',
  folder: '文件交换',
  excel: '人工报送（Excel）',
}

export const shareFormat = z.enum(['json', 'csv', 'xlsx'])
export type ShareFormat = z.infer<typeof shareFormat>

export const pushState = z.enum(['queued', 'sent', 'accepted', 'rejected', 'cancelled'])
export type PushState = z.infer<typeof pushState>

export const pushStateLabels: Readonly<Record<PushState, string>> = {
  queued: '待发送',
  sent: '待回执',
  accepted: '已接收',
  rejected: '被退回',
  cancelled: '已取消',
}

const text = z.string().max(500)

export const pushReceipt = z.object({
  result: z.enum(['accepted', 'rejected']),
  reason: text,
  /** The receiver's own number for it. */
  receiptNo: z.string().max(100),
  at: instant,
  /** Whoever received it, as the receiver says. */
  by: z.string().max(100),
  /** The officer who wrote it down; absent where the receiver's system answered. */
  recordedBy: entityId.optional(),
})
export type PushReceipt = z.infer<typeof pushReceipt>

/** Why it did not get through, and who can do what about it. */
export const pushTrouble = z.object({
  since: instant,
  reason: text,
  todo: text,
  /** Nothing gets better by waiting, or it has gone on for long: people are told. */
  stuck: z.boolean(),
})
export type PushTrouble = z.infer<typeof pushTrouble>

export const pushStep = z.object({
  at: instant,
  by: entityId,
  what: z.enum(['sent', 'failed', 'accepted', 'rejected', 'resent', 'cancelled']),
  text,
})

/** 推送: what goes to one recipient at one stage, once or for one period. Its rows stay on the server. */
export const sharePush = z.object({
  id: entityId,
  region: code,
  agreementId: entityId,
  /** The name the server knows it by. */
  recipient: z.string(),
  partner: z.string(),
  stage: z.enum(shareStages),
  mode: shareMode,
  /** `2026-10`, `2026Q3`, `2026`; none for 实时. */
  period: z.string().optional(),
  /** From 1; a long period goes in several. */
  part: z.number().int().min(1),
  parts: z.number().int().min(1),
  rows: z.number().int().nonnegative(),
  way: shareWay,
  format: shareFormat,
  /** Made anew after a rejection: id and revision together are what the receiver tells repeats by. */
  revision: z.number().int().min(1),
  state: pushState,
  tries: z.number().int().nonnegative(),
  /** When the server looks at it next: to send it, or to ask for the receipt. */
  nextAt: instant.optional(),
  sentAt: instant.optional(),
  trouble: pushTrouble.optional(),
  receipt: pushReceipt.optional(),
  steps: z.array(pushStep),
  ...stamps,
})
export type SharePush = z.infer<typeof sharePush>

/** As many rows as one message has. */
export const mostPushRows = 1_000

/** The same matter is one push, however often the server looks. */
export function pushIdOf(...parts: readonly (string | number)[]): string {
  return bytesToHex(sha256(utf8ToBytes(['push', ...parts].join('\n')))).slice(0, 32)
}

export function messageIdOf({ id, revision }: Pick<SharePush, 'id' | 'revision'>): string {
  return `${id}-${revision}`
}

const firstWaitMs = 30_000
const longestWaitMs = 3_600_000

/** Doubles from half a minute up to an hour. @param tries how often it was tried in vain */
export function nextTryAt(tries: number, now: Date): string {
  return new Date(now.getTime() + Math.min(firstWaitMs * 2 ** Math.max(0, tries - 1), longestWaitMs)).toISOString()
}

/** After so many vain tries people are told: a restart of the other side is over by then. */
export const patientTries = 4

/** Waits for a person: rejected, or it does not get through. */
export function isPushInTrouble({ state, trouble }: Pick<SharePush, 'state' | 'trouble'>): boolean {
  return state === 'rejected' || ((state === 'queued' || state === 'sent') && trouble?.stuck === true)
}

/** An officer must carry it over himself. */
export function isByHand({ way, state }: Pick<SharePush, 'way' | 'state'>): boolean {
  return way === 'excel' && (state === 'queued' || state === 'sent')
}
