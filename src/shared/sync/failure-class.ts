import type { MessageCode } from '../messages/catalogue'
import type { FailureClass } from './sync-core-types'

const byCode: Partial<Record<MessageCode, FailureClass>> = {
  'sync.gap': 'forked',
  'sync.clientForked': 'forked',
  'sync.cursorStale': 'stale',
  'sync.cursorBehind': 'stale',
  'auth.clientDisabled': 'disabled',
  'auth.clientOfOther': 'forked',
  'auth.userDisabled': 'disabled',
  'auth.csrf': 'auth',
}

/** Which class of failure an answer other than 2xx is; `code` is that of its error body, where it has one. */
export function failureClass(status: number, code?: string): FailureClass {
  const known = byCode[code as MessageCode]
  if (known) return known
  if (status === 401) return 'auth'
  // Something must be settled at the login: a second factor, a password that was reset.
  if (status === 403 && code?.startsWith('auth.')) return 'auth'
  if (status === 426) return 'protocol'
  if (status === 408 || status === 425 || status === 429 || status >= 500 || status < 400) return 'transport'
  return 'refused'
}
