import { MAX_STAGED_ROWS } from '../protocol'
import type { SyncEnv, SyncEvent, SyncState, SyncStep } from '../sync-core-types'
import { nextBoot } from './boot-progress'
import { pause, VERIFY_AGAIN_MS, VERIFY_MS } from './pauses'
import { doubled } from './push-limit'
import { answered, begin, idle, settledQuestion, succeeded, to, waitFor } from './transitions'

/** What comes back from the server and from the local store. */
type Of<T extends SyncEvent['type']> = Extract<SyncEvent, { type: T }>

export function onPushAnswered(state: SyncState, { response }: Of<'pushAnswered'>): SyncStep {
  return begin(answered(state), { kind: 'push', stage: 'storing' }, (req) => ({ type: 'storeReceipts', req, response }))
}

export function onReceiptsStored(state: SyncState, { unsent }: Of<'receiptsStored'>, env: SyncEnv): SyncStep {
  // None of what was sent has got its receipt: the same would be sent again, and answered so again.
  if (unsent > 0 && unsent >= state.unsent) {
    const attempts = state.attempts + 1
    return waitFor({ ...idle(state), attempts, unsent, pullOwed: true }, pause(attempts, env.random()))
  }
  return to({ ...succeeded(state), unsent, pullOwed: true, pushAtMost: doubled(state) })
}

/**
 * What fits is collected until the cut and applied at once, so that no officer sees half of what somebody did. A longer
 * catch-up (days of absence, a new region) is applied page by page and shown as such.
 */
export function onPullAnswered(state: SyncState, { response }: Of<'pullAnswered'>, env: SyncEnv): SyncStep {
  const { done, cursor, hints } = response
  const pages = [...(state.staged ?? []), response]
  const heard: SyncState = { ...answered(state), hints, staged: undefined }
  const coming = pages.reduce((sum, { rows }) => sum + rows.length, response.left)
  const isLong = state.catchingUp !== undefined || coming > (env.maxStagedRows ?? MAX_STAGED_ROWS)
  if (!done && !isLong) return to({ ...succeeded(heard), staged: pages, pullOwed: true })
  const left = done ? 0 : Math.max(1, response.left)
  return begin(heard, { kind: 'pull', stage: 'applying', next: { cursor, done, left } }, (req) => ({
    type: 'applyPull',
    req,
    pages,
    left,
  }))
}

export function onPullApplied(state: SyncState, { problem }: Of<'pullApplied'>, env: SyncEnv): SyncStep {
  const next = state.activity?.kind === 'pull' ? state.activity.next : undefined
  if (!next) return to(idle(state))
  const { cursor, done, left } = next
  const alarm = problem ?? state.alarm
  const applied: SyncState = {
    ...succeeded(state),
    cursor,
    // A poke that came meanwhile keeps the next pull owed.
    pullOwed: state.pullOwed || !done,
    catchingUp: done ? undefined : left,
    alarm,
    lastProblem: state.question ?? problem ?? state.lastProblem,
  }
  return to(done ? { ...applied, lastSyncedAt: env.now } : applied)
}

/** Pages of a catch-up under way tell seqs of the old client. */
export function onClientRenewed(state: SyncState, { unsent }: Of<'clientRenewed'>): SyncStep {
  return to({ ...idle(state), renewal: 'done', unsent, staged: undefined, pullOwed: true })
}

/** A forged order erases nothing; either way only a login goes on from here, once all files are handed in. */
export function onPurged(state: SyncState, { erased, left }: Of<'purged'>): SyncStep {
  const shutOut = erased && left > 0 ? state.shutOut : undefined
  const out: SyncState = { ...succeeded(state), connection: 'loginNeeded', shutOut }
  return to(erased ? { ...out, cursor: undefined, boot: undefined, bootOwed: true, staged: undefined } : out)
}

export function onVerified(state: SyncState, { behind }: Of<'verified'>, env: SyncEnv): SyncStep {
  const verified = succeeded(behind ? state : settledQuestion(state))
  return to({ ...verified, verifyAt: env.now + (behind ? VERIFY_AGAIN_MS : VERIFY_MS) })
}

export function onPlanAnswered(state: SyncState, { plan }: Of<'planAnswered'>): SyncStep {
  const boot = nextBoot({ plan, scope: 0, doneRows: 0, fresh: false })
  return begin(answered(state), { kind: 'boot', stage: 'starting' }, (req) => ({
    type: 'startBoot',
    req,
    boot,
  }))
}

export function onBootStarted(state: SyncState, { boot, unsent }: Of<'bootStarted'>): SyncStep {
  return to({ ...succeeded(state), boot, unsent, staged: undefined })
}

export function onPageAnswered(state: SyncState, { page }: Of<'pageAnswered'>): SyncStep {
  if (!state.boot) return to(idle(state))
  const boot = nextBoot(state.boot, page.head)
  return begin(answered(state), { kind: 'boot', stage: 'applying', next: boot }, (req) => ({
    type: 'applyPage',
    req,
    page,
    boot,
  }))
}

export function onPageApplied(state: SyncState): SyncStep {
  const next = state.activity?.kind === 'boot' ? state.activity.next : undefined
  return to({ ...succeeded(state), boot: next ?? state.boot })
}

export function onBootFinished(state: SyncState): SyncStep {
  const cursor = state.boot?.plan.cursor ?? state.cursor
  const ended = { boot: undefined, bootOwed: false, bootFirst: undefined, staged: undefined, catchingUp: undefined }
  return to({ ...succeeded(settledQuestion(state)), ...ended, cursor, pullOwed: true })
}
