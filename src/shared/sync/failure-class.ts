import type { MessageCode } from '../messages/catalogue'
import type { FailureClass } from './sync-core-types'

/** Codes that mean something else than their status alone would. */
const byCode: Partial<Record<MessageCode, FailureClass>> = {
  'sync.gap': 'forked',
  'sync.clientForked': 'forked',
  'sync.cursorStale': 'stale',
  'sync.cursorBehind': 'stale',
  // Only the officer's word goes on from here; the same answer would be asked about again.
  'sync.massDelete': 'refused',
  // A login notes the store with the server.
  'sync.clientUnknown': 'auth',
  // The session is another user's: under a new client id this officer's work would go out in the other's name.
  'auth.clientOfOther': 'auth',
  'auth.clientDisabled': 'disabled',
  'auth.userDisabled': 'disabled',
  // A second factor, a password that was reset, the page's mark: all of them are settled at the login.
  'auth.totpSetupNeeded': 'auth',
  'auth.passwordChangeNeeded': 'auth',
  'auth.csrf': 'auth',
}

/**
 * Which class of failure an answer other than 2xx is; `code` is that of its error body, where it has one. `status` is
 * undefined where no answer came, and the code is this machine's own.
 */
export function failureClass(status: number | undefined, code?: MessageCode): FailureClass {
  const known = code && byCode[code]
  if (known) return known
  if (status === undefined || status < 400) return 'transport'
  if (status === 401) return 'auth'
  if (status === 413) return 'tooLarge'
  if (status === 426) return 'protocol'
  if (status === 408 || status === 425 || status === 429 || status >= 500) return 'transport'
  return 'refused'
}
