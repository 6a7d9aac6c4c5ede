import { describe, expect, it } from 'vitest'
import { bugs } from './bugs'
import { InvariantBroken } from './invariants'
import { simulate } from './simulate'

const MOST_SEEDS = 40

/** Tests of the test: a simulator that lets one of these through would let the same mistake through in the product. */
describe('the simulator finds', () => {
  it.each(bugs)('%s', async (bug) => {
    for (let seed = 1; seed <= MOST_SEEDS; seed++) {
      try {
        await simulate(seed, bug)
      } catch (error) {
        if (!(error instanceof InvariantBroken)) throw error
        console.info(`${bug}: seed ${seed}: ${error.message}`)
        return
      }
    }
    expect.fail(`${bug} stayed unnoticed in ${MOST_SEEDS} histories`)
  })
})
