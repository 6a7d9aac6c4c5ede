import { describe, expect, it } from 'vitest'
import { step } from './sync-core'
import { begun, CoreClient, client, idleClient, plan, pulled } from './testing/core-client'

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
    const c = new CoreClient().tell({ ...started, unsent: 0 })
    expect(c.tell({ type: 'loginRefused', refusal: { code: 'auth.wrongPassword' } }).wants('purge')).toBeUndefined()
    expect(c.tell({ type: 'loginRefused', refusal }).wants('purge')).toMatchObject({ order: 'token' })
    // Work that waits is handed in before, by the session that may still hold; where none does, it stays.
    const waiting = new CoreClient().tell({ ...started, unsent: 2 }, { type: 'loginRefused', refusal })
    expect(waiting.wants('sendPush')).toBeDefined()
    waiting.answer({ type: 'failed', failure: 'auth' })
    expect(waiting.wants('purge')).toBeUndefined()
    expect(waiting.state).toMatchObject({ unsent: 2, connection: 'loginNeeded' })
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
