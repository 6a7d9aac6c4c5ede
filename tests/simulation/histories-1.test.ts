import { describe, expect, it } from 'vitest'
import { runHistories } from './run-histories'
import { simulate } from './simulate'

describe('a city whose network, machines and server fail', () => {
  it('keeps every promise in the first half of its histories', { timeout: 0 }, () => runHistories(0))

  it('repeats a history exactly from its seed', async () => {
    const [once, again] = [await simulate(7), await simulate(7)]
    expect({ ...again, coverage: [...again.coverage.counts] }).toEqual({ ...once, coverage: [...once.coverage.counts] })
  })
})
