import { MAX_PUSH_COMMANDS } from '../protocol'
import type { BootState, SyncState, SyncStep } from '../sync-core-types'
import { isBootComplete } from './boot-progress'
import { andThen, begin, to } from './transitions'

/** Starts what is due, if nothing is under way and nothing forbids it. */
export function drive(state: SyncState): SyncStep {
  const { loggedIn, connection } = state
  if (!loggedIn || connection === 'updateNeeded' || connection === 'storageFull') return to(state)
  return andThen(openEvents(state), startNext)
}

function startNext(state: SyncState): SyncStep {
  const { activity, waiting, boot, bootOwed, unsent, cursor, pullOwed } = state
  if (activity || waiting) return to(state)
  if (state.renewal === 'owed') return begin(state, { kind: 'renew' }, (req) => ({ type: 'renewClient', req }))
  // Nothing is sent while a bootstrap runs: its pages would show some effects of a command and not others.
  if (boot) return bootOn(state, boot)
  // The officer's work first: it is the one thing that exists nowhere else.
  if (unsent > 0) {
    return begin(state, { kind: 'push', stage: 'sent' }, (req) => ({ type: 'sendPush', req, limit: MAX_PUSH_COMMANDS }))
  }
  if (bootOwed || cursor === undefined) {
    return begin(state, { kind: 'boot', stage: 'planning' }, (req) => ({ type: 'fetchPlan', req }))
  }
  if (!pullOwed) return to(state)
  const owed = { ...state, pullOwed: false }
  return begin(owed, { kind: 'pull', stage: 'sent' }, (req) => ({ type: 'sendPull', req, cursor }))
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
function openEvents(state: SyncState): SyncStep {
  const { events, cursor, connection, waiting, boot } = state
  if (events !== undefined || cursor === undefined || boot || connection !== 'online' || waiting) return to(state)
  const req = state.nextReq
  return to({ ...state, events: req, nextReq: req + 1, pullOwed: true }, { type: 'openEvents', req })
}
