import { expect } from 'vitest'
import { Coverage } from './coverage'
import { isLongEnough, simulate } from './simulate'

/** All of `npm test` together; its files share them, so that two processors work. */
const SEEDS = Number(process.env.SIMULATION_SEEDS ?? 300)
const FROM = Number(process.env.SIMULATION_FROM ?? 1)
export const SHARES = 2

/** Lives one share of the histories and says what they met; throws what went wrong, with the trace of each. */
export async function runHistories(share: number): Promise<void> {
  const coverage = new Coverage()
  const totals = { histories: 0, steps: 0, commands: 0, clients: 0 }
  const failures: string[] = []
  for (let seed = FROM + share; seed < FROM + SEEDS; seed += SHARES) {
    try {
      const result = await simulate(seed)
      if (!isLongEnough(result)) failures.push(`seed ${seed}: ${result.steps} steps of ${result.clients} clients`)
      coverage.add(result.coverage)
      totals.histories += 1
      totals.steps += result.steps
      totals.commands += result.authored
      totals.clients += result.clients
    } catch (error) {
      failures.push(error instanceof Error ? (error.stack ?? error.message) : String(error))
    }
  }
  console.info('simulated', totals, Object.fromEntries([...coverage.counts].sort()))
  expect(failures.join('\n\n')).toBe('')
  // A simulation in which nothing goes wrong shows nothing; a few seeds to be replayed need not show all.
  if (totals.histories >= 100) expect(coverage.missing).toEqual([])
}
