import { expect, it } from 'vitest'
import { atMost } from './at-most'

it('lets two work while others wait in their order, and goes on after a failure', async () => {
  const inTurn = atMost(2)
  const begun: number[] = []
  const ends: (() => void)[] = []
  const work = (n: number) =>
    inTurn(async () => {
      begun.push(n)
      await new Promise<void>((resolve) => ends.push(resolve))
      if (n === 0) throw new Error('no connection')
      return n
    })
  const all = [0, 1, 2, 3].map(work)
  const results = Promise.allSettled(all)
  await Promise.resolve()
  expect(begun).toEqual([0, 1])
  ends[0]?.()
  await expect(all[0]).rejects.toThrow('no connection')
  await Promise.resolve()
  expect(begun).toEqual([0, 1, 2])
  ends[1]?.()
  await expect(all[1]).resolves.toBe(1)
  await Promise.resolve()
  expect(begun).toEqual([0, 1, 2, 3])
  for (const end of ends) end()
  expect((await results).map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'fulfilled', 'fulfilled'])
})
