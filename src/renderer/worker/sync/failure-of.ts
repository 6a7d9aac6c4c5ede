import { DeskError, type MessageCode, type Refusal } from '#shared/messages/catalogue'
import type { FailureClass } from '#shared/sync/sync-core-types'
import { ServerAnswerError, UnusableAnswerError } from './sync-api'

export interface Failure {
  readonly failure: FailureClass
  readonly refusal?: Refusal
  readonly retryAfterMs?: number
}

/** Codes that mean something else than their status alone would. */
const byCode: Partial<Record<MessageCode, FailureClass>> = {
  // Only the officer's word goes on from here; the same answer would be asked about again.
  'sync.massDelete': 'refused',
  'sync.cursorStale': 'stale',
  'sync.cursorBehind': 'stale',
  'sync.gap': 'forked',
  'sync.clientForked': 'forked',
  'sync.clientUnknown': 'auth',
  'auth.clientOfOther': 'auth',
  'auth.clientDisabled': 'disabled',
  'auth.userDisabled': 'disabled',
}

/** Which class of failure (sync.md §3) an exception of a sync effect is. */
export function failureOf(error: unknown): Failure {
  if (error instanceof ServerAnswerError) {
    const { status, refusal, retryAfterMs } = error
    return { failure: (refusal && byCode[refusal.code]) ?? byStatus(status), refusal, retryAfterMs }
  }
  if (error instanceof UnusableAnswerError) return { failure: 'transport', refusal: { code: 'desktop.serverForeign' } }
  if (error instanceof DeskError) return { failure: byCode[error.code] ?? 'transport', refusal: error.refusal }
  if (isQuotaError(error)) return { failure: 'quota', refusal: { code: 'local.storageFull' } }
  return { failure: 'store', refusal: { code: 'local.storeFailed', args: { reason: nameOf(error) } } }
}

function byStatus(status: number): FailureClass {
  if (status === 401) return 'auth'
  if (status === 426) return 'protocol'
  if (status === 429 || status >= 500) return 'transport'
  return 'refused'
}

/** A full disk: as an error of its own, or as the reason why a transaction was aborted. */
export function isQuotaError(error: unknown): boolean {
  for (let cause: unknown = error, depth = 0; cause && depth < 4; depth += 1) {
    const { name, message, inner } = cause as { name?: string; message?: string; inner?: unknown }
    if (name === 'QuotaExceededError' || (name === 'AbortError' && /quota/i.test(message ?? ''))) return true
    cause = inner ?? (cause as { cause?: unknown }).cause
  }
  return false
}

export function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : String(error)
}
