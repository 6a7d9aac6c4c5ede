import { assertNever } from '../../domain/assert-never'
import type { Refusal } from '../../messages/catalogue'
import type { SyncEnv, SyncEvent, SyncState, SyncStep } from '../sync-core-types'
import { pause, VERIFY_MS } from './pauses'
import { halved } from './push-limit'
import { idle, to, waitFor } from './transitions'

/** A bug of one side: trying often only fills logs, never trying would need a person for every small mishap. */
const REFUSED_PAUSE_MS = 5 * 60_000

type Failed = Extract<SyncEvent, { type: 'failed' }>

/** What each class of failure leads to (sync.md §3). The outbox is untouched in all of them. */
export function onFailure(before: SyncState, event: Failed, env: SyncEnv): SyncStep {
  const attempts = before.attempts + 1
  const state: SyncState = {
    ...idle(before),
    attempts,
    lastProblem: event.refusal ?? before.lastProblem,
    // A pull that failed is still owed.
    pullOwed: before.pullOwed || before.activity?.kind === 'pull',
    question: event.refusal?.code === 'sync.massDelete' ? event.refusal : before.question,
  }
  switch (event.failure) {
    case 'transport':
      return waitFor({ ...state, connection: 'offline' }, pause(attempts, env.random(), event.retryAfterMs))
    case 'store':
      return waitFor(state, pause(attempts, env.random()))
    case 'refused':
      // Comparing is a net below the sync, not a part of it: nothing waits for it.
      if (before.activity?.kind === 'verify') return to({ ...state, attempts: 0, verifyAt: env.now + VERIFY_MS })
      return waitFor(state, pause(attempts, env.random(), REFUSED_PAUSE_MS))
    case 'tooLarge': {
      const pushAtMost = before.activity?.kind === 'push' ? halved(before) : undefined
      if (pushAtMost) return to({ ...state, attempts: before.attempts, lastProblem: before.lastProblem, pushAtMost })
      // One command alone: only who runs the gateway on the way can help.
      const alone = before.activity?.kind === 'push' && ({ code: 'sync.commandTooLarge' } as const)
      return waitFor(
        { ...state, lastProblem: alone || state.lastProblem },
        pause(attempts, env.random(), REFUSED_PAUSE_MS),
      )
    }
    case 'auth':
      return shutEvents({ ...state, connection: 'loginNeeded', loggedIn: false, shutOut: undefined })
    case 'disabled':
      return shutEvents({ ...state, connection: 'loginNeeded', loggedIn: false, shutOut: orderOf(event.refusal) })
    case 'protocol':
      return shutEvents({ ...state, connection: 'updateNeeded' })
    case 'quota': {
      const full: SyncState = { ...state, connection: 'storageFull' }
      // Receipts that did not fit are asked for again, and not in a tight loop.
      return before.activity?.kind === 'push' ? waitFor(full, pause(attempts, env.random())) : to(full)
    }
    case 'stale': {
      const bootFirst = event.refusal?.code === 'sync.cursorStale'
      const owed = { ...state, bootOwed: true, bootFirst, boot: undefined, staged: undefined, catchingUp: undefined }
      return attempts > 1 ? waitFor(owed, pause(attempts, env.random())) : to(owed)
    }
    case 'forked': {
      const owed = { ...state, renewal: 'owed' as const }
      // A server that finds every new client forked must not be asked in a tight loop.
      return before.renewal === 'done' ? waitFor(owed, pause(attempts, env.random())) : to(owed)
    }
    default:
      return assertNever(event.failure)
  }
}

/** A session that has ended hands nothing in, but what nobody waits for is erased all the same. */
export function onLoginRefused(state: SyncState, refusal: Refusal): SyncStep {
  const shutOut = orderOf(refusal)
  if (shutOut === undefined) return to(state)
  return shutEvents({ ...state, connection: 'loginNeeded', loggedIn: false, lastProblem: refusal, shutOut })
}

/** The server's signed word that a device is to erase itself. */
function orderOf(refusal: Refusal | undefined): string | undefined {
  const order = refusal?.args?.order
  return refusal?.code === 'auth.clientDisabled' && typeof order === 'string' ? order : undefined
}

export function shutEvents(state: SyncState): SyncStep {
  return to({ ...state, events: undefined }, { type: 'closeEvents' }, { type: 'cancel', timer: 'events' })
}
