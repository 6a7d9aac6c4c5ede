import type { UnmaskField } from '#shared/domain/reporter-privacy'
import type { UnmaskLog } from '#shared/domain/unmask-log'
import type { RunAnswer } from './desk-worker-api'

export interface Unmasked {
  readonly text: string
  readonly until: string
}

/** Orders leave the worker with their reporters covered; this uncovers one field, for a reason that goes on record. */
export interface PrivacyDesk {
  unmask(wanted: { readonly orderId: string; readonly field: UnmaskField; readonly reason: string }): Promise<RunAnswer>
  /** What of an order is readable now. */
  unmasked(orderId: string): Promise<Readonly<Partial<Record<UnmaskField, Unmasked>>>>
  /** How many fields this user has uncovered today. */
  unmaskedToday(): Promise<number>
  /** Days of others with too many, which nobody has looked into yet; empty to those who do not watch over them. */
  unmaskAlarms(): Promise<readonly UnmaskLog[]>
}
