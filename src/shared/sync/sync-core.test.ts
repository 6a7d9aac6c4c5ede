import { describe, expect, it } from 'vitest'
import type { Refusal } from '../messages/catalogue'
import type { BootstrapPlan } from './protocol'
import { initialSyncState, step } from './sync-core'
import type { SyncEffect, SyncEvent, SyncState } from './sync-core-types'

const plan: BootstrapPlan = {
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
const pulled = { rows: [], addScopes: [], dropScopes: [], done: true, v: 8, lastSeq: 0, left: 0, backedUp: 0 }

const begun = { plan, scope: 0, doneRows: 0, fresh: true }

/** A client that is told what happens and remembers what it wants. */
class Client {
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

const client = (store: Partial<Extract<SyncEvent, { type: 'started' }>> = {}) =>
  new Client().tell({ type: 'started', unsent: 0, loggedIn: true, online: true, cursor: 'c1', ...store })

const idleClient = () =>
  client()
    .answer({ type: 'pullAnswered', response: { ...pulled, cursor: 'c2' } })
    .answer({ type: 'pullApplied' })

describe('a new store', () => {
  it('fetches every scope that has rows, page by page, and ends with a pull from the plan', () => {
    const c = client({ cursor: undefined })
    expect(c.wants('fetchPlan')).toBeDefined()
    c.answer({ type: 'planAnswered', plan })
    expect(c.wants('startBoot')).toBeDefined()
    c.answer({ type: 'bootStarted', boot: { ...begun, fresh: true }, unsent: 0 })
    expect(c.wants('fetchPage')).toMatchObject({ scope: 'ref', after: undefined })
    c.answer({ type: 'pageAnswered', page: { head: { scope: 'ref', rows: 1, after: 'x' }, rows: [] } })
    expect(c.wants('applyPage')).toMatchObject({ boot: { scope: 0, after: 'x', doneRows: 1, fresh: true } })
    c.answer({ type: 'pageApplied' })
    expect(c.wants('fetchPage')).toMatchObject({ scope: 'ref', after: 'x' })
    c.answer({ type: 'pageAnswered', page: { head: { scope: 'ref', rows: 1 }, rows: [] } }).answer({
      type: 'pageApplied',
    })
    expect(c.wants('fetchPage')).toMatchObject({ scope: 'region:411700', after: undefined })
    c.answer({ type: 'pageAnswered', page: { head: { scope: 'region:411700', rows: 3 }, rows: [] } }).answer({
      type: 'pageApplied',
    })
    expect(c.wants('finishBoot')).toMatchObject({ boot: { doneRows: 5 } })
    c.answer({ type: 'bootFinished' })
    expect(c.wants('sendPull')).toMatchObject({ cursor: 'c7' })
    expect(c.wants('openEvents')).toBeDefined()
  })

  it('goes on where a killed bootstrap stopped', () => {
    const c = client({ cursor: undefined, boot: { plan, scope: 2, after: 'k', doneRows: 3, fresh: true } })
    expect(c.wants('fetchPage')).toMatchObject({ scope: 'region:411700', after: 'k' })
  })

  it('sends no command before the bootstrap is complete', () => {
    const c = client({ cursor: undefined }).answer({ type: 'planAnswered', plan })
    c.tell({ type: 'localCommand', unsent: 1 }).answer({
      type: 'bootStarted',
      boot: { ...begun, fresh: true },
      unsent: 0,
    })
    expect(c.wants('sendPush')).toBeUndefined()
    expect(c.wants('fetchPage')).toBeDefined()
  })
})

describe('a client at work', () => {
  it('sends a command at once, stores its receipt, and then pulls', () => {
    const c = idleClient().tell({ type: 'localCommand', unsent: 1 })
    expect(c.wants('sendPush')).toBeDefined()
    c.answer({ type: 'pushAnswered', response: { receipts: [], lastSeq: 1, v: 9 } })
    expect(c.wants('storeReceipts')).toBeDefined()
    c.answer({ type: 'receiptsStored', unsent: 0 })
    expect(c.wants('sendPull')).toMatchObject({ cursor: 'c2' })
  })

  it('never has two requests under way', () => {
    const c = idleClient().tell({ type: 'localCommand', unsent: 1 })
    c.tell({ type: 'poke' }, { type: 'localCommand', unsent: 2 }, { type: 'syncNow' })
    expect(c.effects.filter((effect) => effect.type.startsWith('send'))).toEqual([])
    expect(c.state.activity?.kind).toBe('push')
  })

  it('pulls again after a poke that came while a pull was under way', () => {
    const c = idleClient().tell({ type: 'poke' }).tell({ type: 'poke' })
    c.answer({ type: 'pullAnswered', response: { ...pulled, cursor: 'c3' } }).answer({ type: 'pullApplied' })
    expect(c.wants('sendPull')).toMatchObject({ cursor: 'c3' })
    c.answer({ type: 'pullAnswered', response: { ...pulled, cursor: 'c4' } }).answer({ type: 'pullApplied' })
    expect(c.state.activity).toBeUndefined()
  })

  it('collects the pages of a catch-up until its cut, and applies them at once', () => {
    const c = client().answer({ type: 'pullAnswered', response: { ...pulled, cursor: 'c2', done: false, left: 900 } })
    expect(c.wants('sendPull')).toMatchObject({ cursor: 'c2' })
    expect(c.state.cursor).toBe('c1')
    c.answer({ type: 'pullAnswered', response: { ...pulled, cursor: 'c3' } })
    expect(c.wants('applyPull')).toMatchObject({ pages: [{ cursor: 'c2' }, { cursor: 'c3' }], left: 0 })
    c.answer({ type: 'pullApplied' })
    expect(c.state).toMatchObject({ cursor: 'c3', lastSyncedAt: 1000 })
  })

  it('begins a catch-up that broke off where the store stands', () => {
    const c = client().answer({ type: 'pullAnswered', response: { ...pulled, cursor: 'c2', done: false, left: 9 } })
    c.answer({ type: 'pullAnswered', response: { ...pulled, cursor: 'c3' } }).answer({
      type: 'failed',
      failure: 'store',
    })
    c.tell({ type: 'timer', timer: 'retry' })
    expect(c.wants('sendPull')).toMatchObject({ cursor: 'c1' })
  })

  it('applies a long catch-up page by page and says that it is catching up', () => {
    const c = client().answer({ type: 'pullAnswered', response: { ...pulled, cursor: 'c2', done: false, left: 5001 } })
    expect(c.wants('applyPull')).toMatchObject({ left: 5001 })
    c.answer({ type: 'pullApplied' })
    expect(c.state).toMatchObject({ catchingUp: 5001, cursor: 'c2' })
    expect(c.state.lastSyncedAt).toBeUndefined()
    c.answer({ type: 'pullAnswered', response: { ...pulled, cursor: 'c3', done: false, left: 10 } })
    expect(c.wants('applyPull')).toBeDefined()
    c.answer({ type: 'pullApplied' }).answer({ type: 'pullAnswered', response: { ...pulled, cursor: 'c4' } })
    expect(c.answer({ type: 'pullApplied' }).state.catchingUp).toBeUndefined()
  })

  it('does what a busy server asks for: fewer commands at once, fewer polls', () => {
    const hints = { pollMs: 180_000, pushCommands: 20 }
    const c = client().answer({ type: 'pullAnswered', response: { ...pulled, cursor: 'c2', hints } })
    c.answer({ type: 'pullApplied' }).tell({ type: 'timer', timer: 'poll' })
    expect(c.wants('schedule')).toMatchObject({ timer: 'poll', ms: 180_000 })
    c.answer({ type: 'failed', failure: 'transport' }).tell({ type: 'localCommand', unsent: 90 }, { type: 'online' })
    expect(c.wants('sendPush')).toMatchObject({ limit: 20 })
  })

  it('compares its store with the server once a day, when nothing else is to be done', () => {
    const c = idleClient()
    const later = (ms: number) => {
      const next = step(c.state, { type: 'poke' }, { now: 1000 + ms, random: () => 0.5 })
      c.state = { ...next.state, pullOwed: false, activity: undefined }
      return step(c.state, { type: 'timer', timer: 'events' }, { now: 1000 + ms, random: () => 0.5 }).effects
    }
    expect(later(60_000)).toEqual([])
    expect(later(25 * 3_600_000)).toMatchObject([{ type: 'verify', cursor: 'c2' }])
  })

  it('ignores an answer that comes late or twice', () => {
    const c = client()
    const req = c.state.activity?.req ?? 0
    c.tell({ type: 'failed', req, failure: 'transport' })
    const before = c.state
    c.tell({ type: 'pullAnswered', req, response: { ...pulled, cursor: 'c9' } })
    expect(c.state).toEqual(before)
  })
})

describe('failures', () => {
  it('waits longer each time without a network, but no longer than the server asks for at least', () => {
    const c = client()
    const pauses = [1, 2, 3].map(() => {
      c.answer({ type: 'failed', failure: 'transport' })
      const wait = c.wants('schedule') as { ms: number }
      c.tell({ type: 'timer', timer: 'retry' })
      return wait.ms
    })
    expect(pauses).toEqual([1000, 2000, 4000])
    expect(c.state.connection).toBe('offline')
    c.answer({ type: 'failed', failure: 'transport', retryAfterMs: 30_000 })
    expect(c.wants('schedule')).toMatchObject({ ms: 30_000 })
  })

  it('tries at once when the host says that there is a network', () => {
    const c = client().answer({ type: 'failed', failure: 'transport' }).tell({ type: 'online' })
    expect(c.wants('sendPull')).toMatchObject({ cursor: 'c1' })
  })

  it('asks to log in, keeps the unsent work, and sends it after the login', () => {
    const c = client({ unsent: 3 }).answer({ type: 'failed', failure: 'auth' })
    expect(c.state).toMatchObject({ connection: 'loginNeeded', unsent: 3 })
    c.tell({ type: 'timer', timer: 'poll' }, { type: 'syncNow' })
    expect(c.state.activity).toBeUndefined()
    c.tell({ type: 'loggedIn' })
    expect(c.wants('sendPush')).toBeDefined()
    expect(c.state.connection).toBe('online')
  })

  it('stops for an update and for a full disk, and tries the disk again by itself', () => {
    expect(client().answer({ type: 'failed', failure: 'protocol' }).tell({ type: 'poke' }).state).toMatchObject({
      connection: 'updateNeeded',
      activity: undefined,
    })
    const full = client()
      .answer({ type: 'pullAnswered', response: { ...pulled, cursor: 'c2' } })
      .answer({ type: 'failed', failure: 'quota' })
    expect(full.state).toMatchObject({ connection: 'storageFull', cursor: 'c1' })
    full.tell({ type: 'timer', timer: 'poll' })
    expect(full.wants('sendPull')).toMatchObject({ cursor: 'c1' })
  })

  it('sends what waits although the disk is full, takes nothing in meanwhile, and goes on once there is room', () => {
    const pages = { type: 'pullAnswered', response: { ...pulled, cursor: 'c2' } } as const
    const c = client()
      .answer(pages)
      .tell({ type: 'localCommand', unsent: 2 })
      .answer({ type: 'failed', failure: 'quota' })
    expect(c.wants('sendPush')).toBeDefined()
    c.answer({ type: 'pushAnswered', response: { receipts: [], lastSeq: 2, v: 9 } })
    expect(c.wants('storeReceipts')).toBeDefined()
    c.answer({ type: 'failed', failure: 'quota' })
    expect(c.state).toMatchObject({ connection: 'storageFull', activity: undefined, waiting: true })
    c.tell({ type: 'timer', timer: 'retry' })
    c.answer({ type: 'pushAnswered', response: { receipts: [], lastSeq: 2, v: 9 } })
    c.answer({ type: 'receiptsStored', unsent: 0 })
    expect(c.state).toMatchObject({ connection: 'storageFull', activity: undefined, pullOwed: true })
    c.tell({ type: 'spaceFreed' })
    expect(c.state.connection).toBe('online')
    expect(c.wants('sendPull')).toMatchObject({ cursor: 'c1' })
  })

  it('bootstraps before it sends anything when the server was restored: what that lost comes first', () => {
    const stale = { type: 'failed', failure: 'stale', refusal: { code: 'sync.cursorStale' } } as const
    const c = client().tell({ type: 'localCommand', unsent: 1 }).answer(stale)
    expect(c.wants('fetchPlan')).toBeDefined()
    c.answer({ type: 'planAnswered', plan: { ...plan, epoch: 'f', scopes: [] } })
    c.answer({ type: 'bootStarted', boot: { ...begun, scope: 3, newEpoch: true }, unsent: 4 })
    expect(c.wants('finishBoot')).toBeDefined()
    c.answer({ type: 'bootFinished' })
    expect(c.wants('sendPush')).toBeDefined()
  })

  it('hands its work in when the device was shut out, and erases itself only then', () => {
    const c = client({ unsent: 2 }).answer({ type: 'failed', failure: 'transport' }).tell({ type: 'online' })
    const refusal = { code: 'auth.clientDisabled', args: { order: 'token' } } as const
    c.answer({ type: 'failed', failure: 'disabled', refusal })
    expect(c.wants('sendPush')).toBeDefined()
    c.answer({ type: 'pushAnswered', response: { receipts: [], lastSeq: 0, v: 9 } })
    c.answer({ type: 'receiptsStored', unsent: 0 })
    expect(c.wants('purge')).toMatchObject({ order: 'token' })
    // Files take their time, and lines break: it goes on until the server has them.
    c.answer({ type: 'purged', erased: true, left: 2 })
    expect(c.wants('purge')).toMatchObject({ order: 'token' })
    c.answer({ type: 'failed', failure: 'transport' })
    expect(c.wants('purge')).toBeUndefined()
    c.tell({ type: 'timer', timer: 'retry' })
    expect(c.wants('purge')).toMatchObject({ order: 'token' })
    c.answer({ type: 'purged', erased: true, left: 0 })
    expect(c.state).toMatchObject({ connection: 'loginNeeded', cursor: undefined, activity: undefined })
  })

  it('erases itself, too, where it hears of it only when a login is refused: at a start, or when a session had ended', () => {
    const refusal = { code: 'auth.clientDisabled', args: { order: 'token' } } as const
    const started = { type: 'started', cursor: 'c7', loggedIn: false, online: true } as const
    const c = new Client().tell({ ...started, unsent: 0 })
    expect(c.tell({ type: 'loginRefused', refusal: { code: 'auth.wrongPassword' } }).wants('purge')).toBeUndefined()
    expect(c.tell({ type: 'loginRefused', refusal }).wants('purge')).toMatchObject({ order: 'token' })
    // Work that waits is handed in before, by the session that may still hold; where none does, it stays.
    const waiting = new Client().tell({ ...started, unsent: 2 }, { type: 'loginRefused', refusal })
    expect(waiting.wants('sendPush')).toBeDefined()
    waiting.answer({ type: 'failed', failure: 'auth' })
    expect(waiting.wants('purge')).toBeUndefined()
    expect(waiting.state).toMatchObject({ unsent: 2, connection: 'loginNeeded' })
  })

  it('sends fewer commands at once where a batch was too large, down to one, and more again as they go through', () => {
    const tooLarge = { type: 'failed', failure: 'tooLarge' } as const
    const c = client({ unsent: 20 })
    const limits = [0, 1, 2, 3].map(() => {
      const { limit } = c.answer(tooLarge).wants('sendPush') as { limit: number }
      return limit
    })
    expect(limits).toEqual([10, 5, 2, 1])
    const goThrough = (unsent: number) => {
      const receipts = [{ id: 'x', seq: 1, status: 'applied' as const, v: 9 }]
      c.answer({ type: 'pushAnswered', response: { receipts, lastSeq: 1, v: 9 } })
      return c.answer({ type: 'receiptsStored', unsent }).wants('sendPush')
    }
    expect([goThrough(19), goThrough(17), goThrough(13)]).toMatchObject([{ limit: 2 }, { limit: 4 }, { limit: 8 }])
    expect(c.answer(tooLarge).wants('sendPush')).toMatchObject({ limit: 4 })
    c.tell({ type: 'localCommand', unsent: 90 })
    for (const unsent of [86, 78, 62, 40]) goThrough(unsent)
    expect(c.wants('sendPush')).toMatchObject({ limit: 50 })
  })

  it('tells of a single command that is too large, and tries it again rarely', () => {
    const c = client({ unsent: 1 }).answer({ type: 'failed', failure: 'tooLarge' })
    expect(c.wants('sendPush')).toBeUndefined()
    const wait = c.wants('schedule') as { timer: string; ms: number }
    expect(wait).toMatchObject({ timer: 'retry' })
    expect(wait.ms).toBeGreaterThanOrEqual(5 * 60_000)
    expect(c.state.lastProblem).toEqual({ code: 'sync.commandTooLarge' })
    // Something else than a push that is too large is a bug of one side, as any other 4xx.
    const pulling = client().answer({ type: 'failed', failure: 'tooLarge' })
    expect((pulling.wants('schedule') as { ms: number }).ms).toBeGreaterThanOrEqual(5 * 60_000)
    expect(pulling.state.lastProblem).toBeUndefined()
  })

  it('pauses, longer each time, after a push that was answered with none of its receipts', () => {
    const refusal = { code: 'auth.clientDisabled', args: { order: 'token' } } as const
    const nothing = { receipts: [], lastSeq: 0, v: 9 }
    const shutOut = client({ unsent: 2 }).answer({ type: 'failed', failure: 'disabled', refusal })
    for (const [c, first] of [[client({ unsent: 2 }), 1000] as const, [shutOut, 2000] as const]) {
      const pauses = [1, 2, 3].map(() => {
        c.answer({ type: 'pushAnswered', response: nothing }).answer({ type: 'receiptsStored', unsent: 2 })
        expect(c.wants('sendPush')).toBeUndefined()
        const wait = c.wants('schedule') as { ms: number }
        c.tell({ type: 'timer', timer: 'retry' })
        expect(c.wants('sendPush')).toBeDefined()
        return wait.ms
      })
      expect(pauses).toEqual([first, first * 2, first * 4])
    }
  })

  it('asks about a mass deletion until the officer has answered, whatever else goes through meanwhile', () => {
    const refusal = { code: 'sync.massDelete', args: { gone: 90, held: 100 } } as const
    const c = idleClient()
    const compare = (ms: number) => {
      const next = step(c.state, { type: 'timer', timer: 'events' }, { now: 1000 + ms, random: () => 0.5 })
      c.state = next.state
      c.effects = next.effects
      expect(c.wants('verify')).toBeDefined()
    }
    compare(25 * 3_600_000)
    c.answer({ type: 'failed', failure: 'refused', refusal })
    expect(c.state.lastProblem).toEqual(refusal)
    const pullOnce = (problem?: Refusal) =>
      c
        .tell({ type: 'poke' })
        .answer({ type: 'pullAnswered', response: { ...pulled, cursor: 'c3' } })
        .answer({ type: 'pullApplied', problem })
    expect(pullOnce().state).toMatchObject({ connection: 'online', lastProblem: refusal })
    // What the history of the server tells does not take the question away, nor the other way round.
    const broken = { code: 'sync.auditBroken', args: { seq: 4 } } as const
    pullOnce(broken)
    expect(pullOnce().state).toMatchObject({ lastProblem: refusal, alarm: broken })
    // He lets them go: it is compared at once, and the question is answered.
    c.tell({ type: 'syncNow' })
    expect(c.wants('sendPull')).toBeDefined()
    c.answer({ type: 'pullAnswered', response: { ...pulled, cursor: 'c4' } }).answer({ type: 'pullApplied' })
    expect(c.wants('verify')).toBeDefined()
    // The server had news meanwhile: nothing is decided yet.
    c.answer({ type: 'verified', behind: true, repaired: 0 })
    expect(c.state.lastProblem).toEqual(refusal)
    compare(49 * 3_600_000)
    c.answer({ type: 'verified', behind: false, repaired: 90 })
    expect(c.state).toMatchObject({ question: undefined, lastProblem: broken })
  })

  it('asks about a mass deletion at the end of a bootstrap as long as it stands, and no longer', () => {
    const refusal = { code: 'sync.massDelete', args: { gone: 90, held: 100 } } as const
    const finishing = client({ boot: { plan, scope: 3, doneRows: 5, fresh: false } })
    expect(finishing.wants('finishBoot')).toBeDefined()
    finishing.answer({ type: 'failed', failure: 'refused', refusal })
    finishing.tell({ type: 'offline' }, { type: 'online' })
    expect(finishing.state.lastProblem).toEqual(refusal)
    finishing.answer({ type: 'bootFinished' })
    expect(finishing.state).toMatchObject({ question: undefined, lastProblem: undefined })
  })

  it('turns to long polling where event streams end at once', () => {
    const c = idleClient()
    for (let tries = 0; tries < 3; tries++) {
      expect(c.state.eventsFailed).toBe(tries)
      c.tell({ type: 'eventsClosed', req: c.state.events as number }).tell({ type: 'timer', timer: 'events' })
    }
    expect(c.wants('openEvents')).toMatchObject({ via: 'wait' })
  })

  it('bootstraps anew when its cursor is older than what the server remembers, after sending its work', () => {
    const c = client().tell({ type: 'localCommand', unsent: 1 }).answer({ type: 'failed', failure: 'stale' })
    expect(c.wants('sendPush')).toBeDefined()
    c.answer({ type: 'pushAnswered', response: { receipts: [], lastSeq: 1, v: 1 } }).answer({
      type: 'receiptsStored',
      unsent: 0,
    })
    expect(c.wants('fetchPlan')).toBeDefined()
  })

  it('becomes a new client when the server knows another history of it, once, then with pauses', () => {
    const c = client({ unsent: 2 }).answer({ type: 'failed', failure: 'transport' })
    c.tell({ type: 'timer', timer: 'retry' }).answer({ type: 'failed', failure: 'transport' })
    // However often the network had failed before.
    c.tell({ type: 'timer', timer: 'retry' }).answer({ type: 'failed', failure: 'forked' })
    expect(c.wants('renewClient')).toBeDefined()
    c.answer({ type: 'clientRenewed', unsent: 2 })
    expect(c.wants('sendPush')).toBeDefined()
    c.answer({ type: 'failed', failure: 'forked' })
    expect(c.wants('renewClient')).toBeUndefined()
    expect(c.wants('schedule')).toMatchObject({ timer: 'retry' })
    c.tell({ type: 'timer', timer: 'retry' })
    expect(c.wants('renewClient')).toBeDefined()
  })

  it('gives up a request that is never answered', () => {
    const c = client()
    for (let tick = 0; tick < 3; tick++) c.tell({ type: 'timer', timer: 'poll' })
    expect(c.state).toMatchObject({ activity: undefined, connection: 'offline', waiting: true })
    c.tell({ type: 'timer', timer: 'retry' })
    expect(c.wants('sendPull')).toBeDefined()
  })

  it('opens the event stream again after a pause, and pulls what it may have missed', () => {
    const c = idleClient()
    const req = c.state.events as number
    c.tell({ type: 'eventsClosed', req })
    expect(c.wants('schedule')).toMatchObject({ timer: 'events' })
    c.tell({ type: 'timer', timer: 'events' })
    expect(c.wants('openEvents')).toBeDefined()
    expect(c.wants('sendPull')).toBeDefined()
  })
})
