import type { BootstrapPlan } from '../protocol'
import { initialSyncState, step } from '../sync-core'
import type { SyncEffect, SyncEvent, SyncState } from '../sync-core-types'

export const plan: BootstrapPlan = {
  epoch: 'e',
  v: 7,
  lastSeq: 0,
  cursor: 'c7',
  scopes: [
    { scope: 'ref', rows: 2 },
    { scope: 'case:empty', rows: 0 },
    { scope: 'region:411700', rows: 3 },
  ],
}
export const pulled = { rows: [], addScopes: [], dropScopes: [], done: true, v: 8, lastSeq: 0, left: 0, backedUp: 0 }

/** A bootstrap at its first page. */
export const begun = { plan, scope: 0, doneRows: 0, fresh: true }

/** A client that is told what happens and remembers what it wants. */
export class CoreClient {
  state: SyncState = initialSyncState
  effects: readonly SyncEffect[] = []

  tell(...events: readonly SyncEvent[]): this {
    for (const event of events) {
      const next = step(this.state, event, { now: 1000, random: () => 0.5 })
      this.state = next.state
      this.effects = next.effects
    }
    return this
  }

  /** Answers the running activity. */
  answer(event: { [K in SyncEvent['type']]: Omit<Extract<SyncEvent, { type: K }>, 'req'> }[SyncEvent['type']]): this {
    return this.tell({ ...event, req: this.state.activity?.req ?? -1 } as SyncEvent)
  }

  wants(type: SyncEffect['type']): SyncEffect | undefined {
    return this.effects.find((effect) => effect.type === type)
  }
}

export const client = (store: Partial<Extract<SyncEvent, { type: 'started' }>> = {}) =>
  new CoreClient().tell({ type: 'started', unsent: 0, loggedIn: true, online: true, cursor: 'c1', ...store })

/** All is sent and received. */
export const idleClient = () =>
  client()
    .answer({ type: 'pullAnswered', response: { ...pulled, cursor: 'c2' } })
    .answer({ type: 'pullApplied' })
