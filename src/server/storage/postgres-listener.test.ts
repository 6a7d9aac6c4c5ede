import { EventEmitter } from 'node:events'
import type pg from 'pg'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { PostgresListener } from './postgres-listener'

/** A connection that breaks when it is asked for this channel: the query fails, and the connection says so as well. */
class Connection extends EventEmitter {
  ended = false
  constructor(private readonly breaksAt?: string) {
    super()
  }
  async connect(): Promise<void> {}
  async query(sql: string): Promise<void> {
    if (this.breaksAt === undefined || !sql.includes(this.breaksAt)) return
    const error = new Error('Connection terminated unexpectedly')
    this.emit('error', error)
    throw error
  }
  async end(): Promise<void> {
    this.ended = true
  }
}

describe('The connection for LISTEN', () => {
  beforeEach(() => {
    vi.useFakeTimers()
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  it('is made again once, however its end shows, and the broken one is let go of', async () => {
    const made: Connection[] = []
    const next = [undefined, 'two', undefined]
    const trouble = vi.fn()
    const listener = new PostgresListener({}, trouble, () => {
      const one = new Connection(next[made.length])
      made.push(one)
      return one as unknown as pg.Client
    })
    const told = vi.fn()
    await listener.listen('one', told)
    await listener.listen('two', told)
    made[0]?.emit('error', new Error('terminated by administrator'))
    // The next one breaks while it takes up the channels; the one after holds.
    await vi.advanceTimersByTimeAsync(1_500)
    expect(made).toHaveLength(2)
    await vi.advanceTimersByTimeAsync(60_000)
    expect(made.map(({ ended }) => ended)).toEqual([true, true, false])
    expect(trouble).toHaveBeenCalledTimes(2)
    // Whatever was sent meanwhile is lost: every listener is poked once.
    expect(told.mock.calls).toEqual([[''], ['']])
    await listener.close()
    expect(made.map(({ ended }) => ended)).toEqual([true, true, true])
  })
})
