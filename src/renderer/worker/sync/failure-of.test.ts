import { describe, expect, it } from 'vitest'
import { DeskError, type MessageCode } from '#shared/messages/catalogue'
import { failureClass } from '#shared/sync/failure-class'
import type { FailureClass } from '#shared/sync/sync-core-types'
import { failureOf } from './failure-of'
import { ServerAnswerError, UnusableAnswerError } from './sync-api'

const answers: readonly (readonly [number, MessageCode | undefined, FailureClass])[] = [
  [401, 'auth.notLoggedIn', 'auth'],
  [401, 'auth.sessionEnded', 'auth'],
  [401, undefined, 'auth'],
  // What is still required is settled at the login, and nowhere else.
  [403, 'auth.totpSetupNeeded', 'auth'],
  [403, 'auth.passwordChangeNeeded', 'auth'],
  [403, 'auth.csrf', 'auth'],
  // The session is another user's: a new client id would send this officer's work in the other's name.
  [409, 'auth.clientOfOther', 'auth'],
  // A login notes the store with the server.
  [409, 'sync.clientUnknown', 'auth'],
  [403, 'auth.clientDisabled', 'disabled'],
  [403, 'auth.userDisabled', 'disabled'],
  // No login gives a role.
  [403, 'auth.forbidden', 'refused'],
  [403, undefined, 'refused'],
  [409, 'sync.gap', 'forked'],
  [409, 'sync.clientForked', 'forked'],
  [409, 'sync.cursorStale', 'stale'],
  [409, 'sync.cursorBehind', 'stale'],
  [413, 'general.tooLarge', 'tooLarge'],
  [413, undefined, 'tooLarge'],
  [426, 'sync.protocolUnknown', 'protocol'],
  [426, undefined, 'protocol'],
  [400, undefined, 'refused'],
  [404, undefined, 'refused'],
  [408, undefined, 'transport'],
  [425, undefined, 'transport'],
  [429, 'sync.busy', 'transport'],
  [429, undefined, 'transport'],
  [503, 'sync.busy', 'transport'],
  [500, undefined, 'transport'],
  [502, undefined, 'transport'],
  // A gateway that leads elsewhere is not the server.
  [302, undefined, 'transport'],
]

describe('which class a failure is', () => {
  it.each(answers)('an answer with %s %s is %s, in the product as in its simulation', (status, code, expected) => {
    const refusal = code && { code }
    expect(failureOf(new ServerAnswerError(status, refusal, undefined))).toMatchObject({ failure: expected })
    expect(failureClass(status, code)).toBe(expected)
  })

  it('takes along what the server said and how long it asks to wait', () => {
    const refusal = { code: 'sync.busy', args: { seconds: 7 } } as const
    expect(failureOf(new ServerAnswerError(503, refusal, 7000))).toEqual({
      failure: 'transport',
      refusal,
      retryAfterMs: 7000,
    })
  })

  it('tells what went wrong on this machine from what did on the way', () => {
    const massDelete = new DeskError('sync.massDelete', { gone: 90, held: 100 })
    expect(failureOf(massDelete)).toEqual({ failure: 'refused', refusal: massDelete.refusal })
    expect(failureOf(new DeskError('desktop.serverUnreachable')).failure).toBe('transport')
    expect(failureOf(new UnusableAnswerError('cut off')).failure).toBe('transport')
    expect(failureOf(new DOMException('no room', 'QuotaExceededError')).failure).toBe('quota')
    expect(failureOf(new TypeError('x')).failure).toBe('store')
  })
})
