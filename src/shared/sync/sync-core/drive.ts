import type { BootState, SyncEnv, SyncState, SyncStep } from '../sync-core-types'
import { isBootComplete } from './boot-progress'
import { SHORT_STREAMS } from './pauses'
import { pushLimit } from './push-limit'
import { andThen, begin, to } from './transitions'

/** Starts what is due, if nothing is under way and nothing forbids it. */
export function drive(state: SyncState, env: SyncEnv): SyncStep {
  const { loggedIn, connection } = state
  if (!loggedIn && state.shutOut !== undefined) return shutDown(state, state.shutOut)
  if (!loggedIn || connection === 'updateNeeded') return to(state)
  if (connection === 'storageFull') return sendOnly(state)
  return andThen(openEvents(state, env), (next) => startNext(next, env))
}

function startNext(state: SyncState, env: SyncEnv): SyncStep {
  const { activity, waiting, boot, bootOwed, unsent, cursor, pullOwed } = state
  if (activity || waiting) return to(state)
  if (state.renewal === 'owed') return begin(state, { kind: 'renew' }, (req) => ({ type: 'renewClient', req }))
  // Nothing is sent while a bootstrap runs: its pages would show some effects of a command and not others.
  if (boot) return bootOn(state, boot)
  // The officer's work first: it is the one thing that exists nowhere else.
  if (unsent > 0 && !state.bootFirst) return sendPush(state)
  if (bootOwed || cursor === undefined) {
    return begin(state, { kind: 'boot', stage: 'planning' }, (req) => ({ type: 'fetchPlan', req }))
  }
  if (pullOwed) {
    const owed = { ...state, pullOwed: false }
    const from = state.staged?.at(-1)?.cursor ?? cursor
    return begin(owed, { kind: 'pull', stage: 'sent' }, (req) => ({ type: 'sendPull', req, cursor: from }))
  }
  const isDue = state.verifyAt !== undefined && env.now >= state.verifyAt
  return isDue ? begin(state, { kind: 'verify' }, (req) => ({ type: 'verify', req, cursor })) : to(state)
}

function sendPush(state: SyncState): SyncStep {
  const limit = pushLimit(state)
  return begin(state, { kind: 'push', stage: 'sent' }, (req) => ({ type: 'sendPush', req, limit }))
}

/** Nothing can be taken in; what waits is sent all the same, because it exists nowhere else and its place becomes free. */
function sendOnly(state: SyncState): SyncStep {
  const { activity, waiting, boot, bootFirst, renewal, unsent } = state
  const mayNot = activity || waiting || boot || bootFirst || renewal === 'owed'
  return mayNot || unsent === 0 ? to(state) : sendPush(state)
}

/** A device that was shut out hands its unsent work in, where reviewers find it, and only then erases what it holds. */
function shutDown(state: SyncState, order: string): SyncStep {
  if (state.activity || state.waiting) return to(state)
  if (state.unsent > 0) return sendPush(state)
  return begin(state, { kind: 'purge' }, (req) => ({ type: 'purge', req, order }))
}

function bootOn(state: SyncState, boot: BootState): SyncStep {
  if (isBootComplete(boot)) {
    return begin(state, { kind: 'boot', stage: 'finishing' }, (req) => ({ type: 'finishBoot', req, boot }))
  }
  const scope = boot.plan.scopes[boot.scope]?.scope ?? ''
  const { after } = boot
  return begin(state, { kind: 'boot', stage: 'fetching' }, (req) => ({ type: 'fetchPage', req, scope, after }))
}

/** Pokes sent before the stream was open are lost, so opening it owes a pull. */
function openEvents(state: SyncState, env: SyncEnv): SyncStep {
  const { events, cursor, connection, waiting, boot } = state
  if (events !== undefined || cursor === undefined || boot || connection !== 'online' || waiting) return to(state)
  const req = state.nextReq
  const via = state.eventsFailed >= SHORT_STREAMS ? 'wait' : 'stream'
  return to(
    { ...state, events: req, eventsSince: env.now, nextReq: req + 1, pullOwed: true },
    { type: 'openEvents', req, via },
  )
}
