import type { Refusal } from '../../messages/catalogue'
import type { Activity, SyncEffect, SyncState, SyncStep } from '../sync-core-types'

export function to(state: SyncState, ...effects: readonly SyncEffect[]): SyncStep {
  return { state, effects }
}

export function andThen(first: SyncStep, next: (state: SyncState) => SyncStep): SyncStep {
  const second = next(first.state)
  return { state: second.state, effects: [...first.effects, ...second.effects] }
}

type ActivityWithoutReq = { [K in Activity['kind']]: Omit<Extract<Activity, { kind: K }>, 'req'> }[Activity['kind']]

/** Begins an activity, or its next stage, under a new request number. */
export function begin(state: SyncState, activity: ActivityWithoutReq, effect: (req: number) => SyncEffect): SyncStep {
  const req = state.nextReq
  return to({ ...state, activity: { ...activity, req }, nextReq: req + 1, ticks: 0 }, effect(req))
}

export function idle(state: SyncState): SyncState {
  return { ...state, activity: undefined, ticks: 0 }
}

/** The server answered: whatever the host says, there is a network. That makes no room on a full disk. */
export function answered(state: SyncState): SyncState {
  if (state.connection === 'storageFull') return { ...state, waiting: false }
  return { ...state, connection: 'online', waiting: false, lastProblem: lasting(state) }
}

/** What stays to be told whatever has gone through. */
export function lasting({ question, alarm }: SyncState): Refusal | undefined {
  return question ?? alarm
}

/** What the officer was asked about has been done, or is no question any more. */
export function settledQuestion(state: SyncState): SyncState {
  return state.question ? { ...state, question: undefined, lastProblem: state.alarm } : state
}

/** The activity went through to the store; only now do the pauses start small again. */
export function succeeded(state: SyncState): SyncState {
  return { ...idle(state), attempts: 0, renewal: undefined }
}

/** Nothing is started before the retry timer, or a better sign. */
export function waitFor(state: SyncState, ms: number): SyncStep {
  return to({ ...state, waiting: true }, { type: 'schedule', timer: 'retry', ms })
}
