import { DeskError, type Refusal } from '#shared/messages/catalogue'
import { failureClass } from '#shared/sync/failure-class'
import type { FailureClass } from '#shared/sync/sync-core-types'
import { ServerAnswerError, UnusableAnswerError } from './sync-api'

export interface Failure {
  readonly failure: FailureClass
  readonly refusal?: Refusal
  readonly retryAfterMs?: number
}

/** Which class of failure (sync.md §3) an exception of a sync effect is. */
export function failureOf(error: unknown): Failure {
  if (error instanceof ServerAnswerError) {
    const { status, refusal, retryAfterMs } = error
    return { failure: failureClass(status, refusal?.code), refusal, retryAfterMs }
  }
  if (error instanceof UnusableAnswerError) return { failure: 'transport', refusal: { code: 'desktop.serverForeign' } }
  if (error instanceof DeskError) return { failure: failureClass(undefined, error.code), refusal: error.refusal }
  if (isQuotaError(error)) return { failure: 'quota', refusal: { code: 'local.storageFull' } }
  return { failure: 'store', refusal: { code: 'local.storeFailed', args: { reason: nameOf(error) } } }
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
