import { describe, expect, it } from 'vitest'
import { simulate } from './simulate'

const SEEDS = Number(process.env.SIMULATION_SEEDS ?? 60)
const FIRST = Number(process.env.SIMULATION_FIRST ?? 1)

describe('a city whose network, machines and server fail', () => {
  it(`keeps every promise in ${SEEDS} histories`, async () => {
    const totals: Record<string, number> = {}
    const failures: string[] = []
    for (let seed = FIRST; seed < FIRST + SEEDS; seed++) {
      try {
        const { steps, authored, statuses } = await simulate(seed)
        for (const [name, count] of Object.entries({ steps, authored, ...statuses }))
          totals[name] = (totals[name] ?? 0) + count
      } catch (error) {
        failures.push(`seed ${seed}: ${error instanceof Error ? error.message : error}`)
      }
    }
    console.info('simulated', totals)
    expect(failures).toEqual([])
    // A simulation in which nothing goes wrong shows nothing.
    for (const status of ['applied', 'merged', 'conflict', 'rejected', 'blocked', 'quarantined'])
      expect(totals[status], status).toBeGreaterThan(0)
  })

  it('repeats a history exactly from its seed', async () => {
    expect(await simulate(7)).toEqual(await simulate(7))
  })
})
