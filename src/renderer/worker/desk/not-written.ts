import { DeskError, type Refusal } from '#shared/messages/catalogue'
import { isQuotaError, nameOf } from '../sync/failure-of'

/** How the machines call a disk on which nothing fits any more. */
const fullReasons: ReadonlySet<unknown> = new Set(['QuotaExceededError', 'ENOSPC', 'EDQUOT'])

export function isDiskFull(error: unknown): boolean {
  if (isQuotaError(error)) return true
  return (
    error instanceof DeskError &&
    error.code === 'desktop.journalNotWritten' &&
    fullReasons.has(error.refusal.args?.reason)
  )
}

/** Why a command was not saved, in words the officer can act on. */
export function notWritten(error: unknown): Refusal {
  if (isDiskFull(error)) return { code: 'local.storageFull' }
  return error instanceof DeskError ? error.refusal : { code: 'local.storeFailed', args: { reason: nameOf(error) } }
}
