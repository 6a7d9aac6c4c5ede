import { describe, expect, it } from 'vitest'
import { type CallbackSample, checkDraw, drawSample, populationDigest } from './callback-sample'

const ids = (organ: string, n: number) => Array.from({ length: n }, (_, at) => `${organ}-${at}`)
const population = { urban: ids('urban', 40), market: ids('market', 3), ecology: ids('ecology', 10) }
const size = { percent: 10, least: 2 }

describe('a sample of orders to call back', () => {
  it('takes its share of every organ, but so many at least', () => {
    const strata = drawSample(population, '2026-11', size)
    expect(strata.map(({ organId, size, drawn }) => [organId, size, drawn.length])).toEqual([
      ['ecology', 10, 2],
      ['market', 3, 2],
      ['urban', 40, 4],
    ])
  })

  it('is the same for the same seed, in whatever sequence the orders come', () => {
    const backwards = Object.fromEntries(
      Object.entries(population).map(([organ, list]) => [organ, [...list].reverse()]),
    )
    expect(drawSample(backwards, '2026-11', size)).toEqual(drawSample(population, '2026-11', size))
    expect(populationDigest(backwards)).toBe(populationDigest(population))
    expect(drawSample(population, '2026-12', size)).not.toEqual(drawSample(population, '2026-11', size))
  })

  it('draws an organ’s orders the same whatever other organs there are', () => {
    const alone = drawSample({ urban: population.urban }, '2026-11', size)
    expect(drawSample(population, '2026-11', size)).toContainEqual(alone[0])
  })

  it('takes all where an organ has fewer than wanted, and names an order once', () => {
    const [few] = drawSample({ market: ['a', 'a', 'b'] }, '2026-11', { percent: 10, least: 5 })
    expect(few).toMatchObject({ size: 2, drawn: expect.arrayContaining(['a', 'b']) })
    expect(few?.drawn).toHaveLength(2)
  })

  it('draws each order about equally often', () => {
    const times = new Map<string, number>()
    const urban = ids('urban', 20)
    for (let seed = 0; seed < 2000; seed += 1)
      for (const id of drawSample({ urban }, `seed ${seed}`, { percent: 10, least: 0 })[0]?.drawn ?? [])
        times.set(id, (times.get(id) ?? 0) + 1)
    // 2 of 20 in 2 000 draws: 200 expected, a standard deviation of 13.
    for (const id of urban) expect(Math.abs((times.get(id) ?? 0) - 200)).toBeLessThan(60)
  })

  it('is found the same when it is drawn again, however the store has kept it', () => {
    // A database gives fields back in an order of its own.
    const strata = drawSample(population, '2026-11', size).map(({ organId, size: all, drawn }) => ({
      drawn,
      size: all,
      organId,
    }))
    const kept = { ...size, seed: '2026-11', populationDigest: populationDigest(population), strata } as CallbackSample
    expect(checkDraw(kept, population)).toBe('same')
    expect(checkDraw(kept, { ...population, urban: ids('urban', 41) })).toBe('populationChanged')
    expect(checkDraw({ ...kept, strata: strata.slice(1) }, population)).toBe('different')
  })

  it('has another digest for another population', () => {
    expect(populationDigest({ ...population, urban: ids('urban', 39) })).not.toBe(populationDigest(population))
  })
})
