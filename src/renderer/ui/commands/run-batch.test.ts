import { describe, expect, it } from 'vitest'
import type { RunAnswer } from '../../data/desk-worker-api'
import { runBatch } from './run-batch'

const ok: RunAnswer = { ok: true, commandId: 'c' }
const no: RunAnswer = { ok: false, refusal: { code: 'general.notFound', args: { what: '工单' } } }

describe('a command for many rows', () => {
  it('goes on after a refusal and tells which rows were refused', async () => {
    const steps: number[] = []
    const result = await runBatch(
      ['a', 'b', 'c'],
      async (id) => (id === 'b' ? no : ok),
      ({ done }) => steps.push(done),
      () => false,
    )
    expect(result.applied).toEqual(['a', 'c'])
    expect(result.refused.map(({ item }) => item)).toEqual(['b'])
    expect(steps).toEqual([1, 2, 3])
  })

  it('stops when asked and says what is left', async () => {
    let stop = false
    const result = await runBatch(
      ['a', 'b', 'c'],
      async () => {
        stop = true
        return ok
      },
      () => undefined,
      () => stop,
    )
    expect(result).toEqual({ applied: ['a'], refused: [], left: ['b', 'c'] })
  })
})
