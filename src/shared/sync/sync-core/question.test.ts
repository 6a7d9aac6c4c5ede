import { describe, expect, it } from 'vitest'
import type { Refusal } from '../../messages/catalogue'
import { step } from '../sync-core'
import { client, idleClient, plan, pulled } from '../testing/core-client'

describe('a question that only the officer settles', () => {
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
})
