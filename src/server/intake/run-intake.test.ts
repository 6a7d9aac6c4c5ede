import { describe, expect, it } from 'vitest'
import type { PreparedOrder } from './intake-store'
import { batches, runIntake } from './run-intake'
import { MemoryIntakeStore } from './testing/memory-store'

const orders = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ orderNo: `GD-${index}`, contentHash: `h${index}` }) as PreparedOrder)

describe('writing many orders', () => {
  it('sends batches of a thousand and adds up what became of them', async () => {
    const store = new MemoryIntakeStore()
    const seen: number[] = []
    expect(await runIntake(store, 's', orders(2500), ({ created }) => seen.push(created))).toEqual({
      created: 2500,
      updated: 0,
      unchanged: 0,
    })
    expect(store.batches).toEqual([1000, 1000, 500])
    expect(seen).toEqual([1000, 2000, 2500])
  })

  it('stops at a batch that fails; a second run completes it', async () => {
    const store = new MemoryIntakeStore()
    store.failAt = 2
    await expect(runIntake(store, 's', orders(2500))).rejects.toThrow('the store failed')
    expect(store.orders.size).toBe(1000)
    expect(await runIntake(store, 's', orders(2500))).toEqual({ created: 1500, updated: 0, unchanged: 1000 })
  })

  it('cuts by weight before a request grows too large', async () => {
    const sizes: number[] = []
    for await (const batch of batches([1, 2, 3, 4], 100, () => 700_000)) sizes.push(batch.length)
    expect(sizes).toEqual([2, 2])
  })
})
