import { assertNever } from '../domain/assert-never'
import { drive } from './sync-core/drive'
import { onFailure, onLoginRefused } from './sync-core/failures'
import {
  onBootFinished,
  onBootStarted,
  onClientRenewed,
  onPageAnswered,
  onPageApplied,
  onPlanAnswered,
  onPullAnswered,
  onPullApplied,
  onPurged,
  onPushAnswered,
  onReceiptsStored,
  onVerified,
} from './sync-core/on-answer'
import { goOffline, logOut, onEventsClosed, onStarted, onTimer, syncNow, tryAgain } from './sync-core/on-host'
import { andThen, to } from './sync-core/transitions'
import type { SyncEnv, SyncEvent, SyncState, SyncStep } from './sync-core-types'

/**
 *   started ─▶ idle ──unsent────▶ push: sent ─▶ storing ─┐
 *               ▲ ├──no cursor──▶ boot: planning ─▶ starting ─▶ (fetching ─▶ applying)* ─▶ finishing ─┐
 *               │ ├──pullOwed───▶ pull: sent ─▶ (staged: sent)* ─▶ applying ─┤                        │
 *               │ └──once a day─▶ verify ─────────────────┤                                           │
 *               └──────── next, or a pause after a failure ◀──────────────────────────────────────────┘
 *
 * One activity at a time; the poll timer always runs, so no state waits for ever on anything but a person.
 */
export const initialSyncState: SyncState = {
  connection: 'offline',
  unsent: 0,
  pullOwed: false,
  bootOwed: false,
  loggedIn: false,
  attempts: 0,
  waiting: true,
  ticks: 0,
  eventsFailed: 0,
  nextReq: 1,
}

export function step(state: SyncState, event: SyncEvent, env: SyncEnv): SyncStep {
  return andThen(take(state, event, env), (next) => drive(next, env))
}

function take(state: SyncState, event: SyncEvent, env: SyncEnv): SyncStep {
  // An answer to a request that was given up, or one that came twice.
  if ('req' in event && event.type !== 'eventsClosed' && state.activity?.req !== event.req) return to(state)
  switch (event.type) {
    case 'started':
      return onStarted(state, event, env)
    case 'online':
    case 'spaceFreed':
      return tryAgain(state)
    case 'syncNow':
      return syncNow(state, env)
    case 'loggedIn':
      return tryAgain({ ...state, loggedIn: true })
    case 'loggedOut':
      return logOut(state)
    case 'loginRefused':
      return onLoginRefused(state, event.refusal)
    case 'offline':
      return goOffline(state, env)
    case 'localCommand':
      return to({ ...state, unsent: event.unsent })
    case 'poke':
      return to({ ...state, pullOwed: true })
    case 'eventsClosed':
      return onEventsClosed(state, event.req, env)
    case 'timer':
      return onTimer(state, event.timer, env)
    case 'pushAnswered':
      return onPushAnswered(state, event)
    case 'receiptsStored':
      return onReceiptsStored(state, event, env)
    case 'pullAnswered':
      return onPullAnswered(state, event, env)
    case 'pullApplied':
      return onPullApplied(state, event, env)
    case 'planAnswered':
      return onPlanAnswered(state, event)
    case 'bootStarted':
      return onBootStarted(state, event)
    case 'pageAnswered':
      return onPageAnswered(state, event)
    case 'pageApplied':
      return onPageApplied(state)
    case 'bootFinished':
      return onBootFinished(state)
    case 'clientRenewed':
      return onClientRenewed(state, event)
    case 'purged':
      return onPurged(state, event)
    case 'verified':
      return onVerified(state, event, env)
    case 'failed':
      return onFailure(state, event, env)
    default:
      return assertNever(event)
  }
}
