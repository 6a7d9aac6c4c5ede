import { describe, expect, it } from 'vitest'
import { bugs } from './bugs'
import { InvariantBroken } from './invariant-broken'
import { simulate } from './simulate'

const MOST_SEEDS = 150

/** Tests of the test: a simulator that lets one of these through would let the same mistake through in the product. */
describe('the simulator finds', () => {
  it.each(bugs)('%s', { timeout: 300_000 }, async (bug) => {
    for (let seed = 1; seed <= MOST_SEEDS; seed++) {
      try {
        await simulate(seed, bug)
      } catch (error) {
        if (!(error instanceof InvariantBroken)) throw error
        // The same history without the mistake is a good one: it is the mistake that was found.
        await simulate(seed)
        console.info(`${bug}: ${error.message.split('\n')[0]}`)
        return
      }
    }
    expect.fail(`${bug} stayed unnoticed in ${MOST_SEEDS} histories`)
  })
})
