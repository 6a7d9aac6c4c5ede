import type { SyncEnv, SyncEvent, SyncState, SyncStep } from '../sync-core-types'
import { nextBoot } from './boot-progress'
import { answered, begin, idle, succeeded, to } from './transitions'

/** What comes back from the server and from the local store. */
type Of<T extends SyncEvent['type']> = Extract<SyncEvent, { type: T }>

export function onPushAnswered(state: SyncState, { response }: Of<'pushAnswered'>): SyncStep {
  return begin(answered(state), { kind: 'push', stage: 'storing' }, (req) => ({ type: 'storeReceipts', req, response }))
}

export function onReceiptsStored(state: SyncState, { unsent }: Of<'receiptsStored'>): SyncStep {
  return to({ ...succeeded(state), unsent, pullOwed: true })
}

export function onPullAnswered(state: SyncState, { response }: Of<'pullAnswered'>): SyncStep {
  const next = { cursor: response.cursor, done: response.done }
  return begin(answered(state), { kind: 'pull', stage: 'applying', next }, (req) => ({
    type: 'applyPull',
    req,
    response,
  }))
}

export function onPullApplied(state: SyncState, env: SyncEnv): SyncStep {
  const next = state.activity?.kind === 'pull' ? state.activity.next : undefined
  if (!next) return to(idle(state))
  // A poke that came meanwhile keeps the next pull owed.
  const applied = { ...succeeded(state), cursor: next.cursor, pullOwed: state.pullOwed || !next.done }
  return to(next.done ? { ...applied, lastSyncedAt: env.now } : applied)
}

export function onPlanAnswered(state: SyncState, { plan }: Of<'planAnswered'>): SyncStep {
  const boot = nextBoot({ plan, scope: 0, doneRows: 0, fresh: false })
  return begin(answered(state), { kind: 'boot', stage: 'starting', next: boot }, (req) => ({
    type: 'startBoot',
    req,
    boot,
  }))
}

export function onBootStarted(state: SyncState, { fresh }: Of<'bootStarted'>): SyncStep {
  const next = state.activity?.kind === 'boot' ? state.activity.next : undefined
  return to({ ...succeeded(state), boot: next && { ...next, fresh } })
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
  return to({ ...succeeded(state), cursor, boot: undefined, bootOwed: false, pullOwed: true })
}
