import { assertNever } from '../../domain/assert-never'
import type { SyncEnv, SyncEvent, SyncState, SyncStep, TimerName } from '../sync-core-types'
import { onFailure, shutEvents } from './failures'
import { POLL_MS, pause, SHORT_STREAM_MS, VERIFY_FIRST_MS, VERIFY_MS } from './pauses'
import { andThen, lasting, to, waitFor } from './transitions'

/** What comes from the machine and the officer: start, network, login, timers. */

export function onStarted(state: SyncState, event: Extract<SyncEvent, { type: 'started' }>, env: SyncEnv): SyncStep {
  const { cursor, boot, unsent, loggedIn, online, verifiedAt = 0 } = event
  const started: SyncState = {
    connection: !loggedIn ? 'loginNeeded' : online ? 'online' : 'offline',
    cursor,
    boot,
    unsent,
    loggedIn,
    pullOwed: true,
    bootOwed: cursor === undefined || boot !== undefined,
    attempts: 0,
    waiting: !online,
    ticks: 0,
    eventsFailed: 0,
    verifyAt: Math.max(verifiedAt + VERIFY_MS, env.now + VERIFY_FIRST_MS),
    nextReq: state.nextReq,
  }
  const polling = to(started, { type: 'schedule', timer: 'poll', ms: POLL_MS })
  return online ? polling : andThen(polling, (next) => waitFor(next, POLL_MS))
}

/** A good sign: whatever was waited for, it is tried now. */
export function tryAgain(state: SyncState): SyncStep {
  const hopeful = state.loggedIn && state.connection !== 'online'
  const trying: SyncState = { ...state, waiting: false, attempts: 0, pullOwed: true }
  return to(hopeful ? { ...trying, connection: 'online', lastProblem: lasting(state) } : trying, {
    type: 'cancel',
    timer: 'retry',
  })
}

/** Where the officer was asked about something, it is looked at anew: he may have answered. */
export function syncNow(state: SyncState, env: SyncEnv): SyncStep {
  return tryAgain(state.question ? { ...state, verifyAt: env.now } : state)
}

/** A request in flight may still succeed, and the host may be wrong, so an attempt follows all the same. */
export function goOffline(state: SyncState, env: SyncEnv): SyncStep {
  const connection = state.connection === 'online' ? 'offline' : state.connection
  return waitFor({ ...state, connection }, pause(6, env.random()))
}

export function logOut(state: SyncState): SyncStep {
  const out: SyncState = { ...state, loggedIn: false, connection: 'loginNeeded', activity: undefined, ticks: 0 }
  return andThen(shutEvents(out), (shut) => to(shut, { type: 'cancel', timer: 'retry' }))
}

export function onEventsClosed(state: SyncState, req: number, env: SyncEnv): SyncStep {
  if (state.events !== req) return to(state)
  const wasShort = env.now - (state.eventsSince ?? 0) < SHORT_STREAM_MS
  const eventsFailed = wasShort ? state.eventsFailed + 1 : 0
  return to(
    { ...state, events: 'waiting', eventsFailed },
    { type: 'schedule', timer: 'events', ms: pause(3, env.random()) },
  )
}

/** An activity that saw this many ticks of the poll timer counts as never answered. */
const TICKS_TO_GIVE_UP = 3

export function onTimer(state: SyncState, timer: TimerName, env: SyncEnv): SyncStep {
  switch (timer) {
    case 'retry':
      return to({ ...state, waiting: false })
    case 'events':
      return to(state.events === 'waiting' ? { ...state, events: undefined } : state)
    case 'poll':
      return andThen(to(state, { type: 'schedule', timer: 'poll', ms: pollMs(state) }), (next) => onPoll(next, env))
    default:
      return assertNever(timer)
  }
}

/** Polls of a busy server are spread as it asks; requests that are never answered are given up all the same. */
function pollMs({ hints, activity }: SyncState): number {
  return activity ? POLL_MS : Math.max(POLL_MS, hints?.pollMs ?? 0)
}

function onPoll(state: SyncState, env: SyncEnv): SyncStep {
  const { activity, ticks } = state
  if (activity && ticks + 1 >= TICKS_TO_GIVE_UP) {
    return onFailure(state, { type: 'failed', req: activity.req, failure: 'transport' }, env)
  }
  // Space may have been freed outside the product.
  const connection = state.connection === 'storageFull' ? 'online' : state.connection
  return to({ ...state, connection, ticks: activity ? ticks + 1 : 0, pullOwed: true })
}
