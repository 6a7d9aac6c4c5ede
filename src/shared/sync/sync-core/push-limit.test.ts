import { describe, expect, it } from 'vitest'
import { client } from '../testing/core-client'

describe('a push that does not go through', () => {
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
})
