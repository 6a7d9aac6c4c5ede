import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bucketOf, type DigestHead, DigestSums, rowDigest } from './digest'
import { DIGEST_BUCKETS, type SyncRow } from './protocol'
import { type HeldHead, verifyStore } from './verify-store'

const head = (n: number, rev = 1): HeldHead => {
  return { type: 'workOrder', id: `order-${n}`, rev, projection: 'full', scopes: ['region:1'] }
}
const sumOf = (heads: readonly DigestHead[]) => {
  const sums = new DigestSums()
  for (const one of heads) sums.add('all', one)
  return sums.parts.get('all')
}

describe('a digest', () => {
  it('does not depend on order and tells every single change', () => {
    const heads = Array.from({ length: 200 }, (_, n) => head(n))
    expect(sumOf(heads.toReversed())).toEqual(sumOf(heads))
    for (const other of [
      heads.with(7, head(7, 2)),
      heads.slice(1),
      [...heads, head(200)],
      heads.with(3, { ...head(3), projection: 'region' }),
    ])
      expect(sumOf(other)).not.toEqual(sumOf(heads))
  })

  it('spreads rows evenly over its parts, and stays a whole number', () => {
    const counts = new Map<number, number>()
    for (let n = 0; n < 25_600; n++) counts.set(bucketOf(head(n)), (counts.get(bucketOf(head(n))) ?? 0) + 1)
    expect(counts.size).toBe(DIGEST_BUCKETS)
    expect(Math.max(...counts.values())).toBeLessThan(180)
    fc.assert(fc.property(fc.string(), fc.nat(), (id, rev) => Number.isSafeInteger(rowDigest({ ...head(0), id, rev }))))
  })
})

describe('comparing a store with its server', () => {
  const server = Array.from({ length: 300 }, (_, n) => head(n))
  const rowOf = ({ type, id, rev, scopes, projection }: HeldHead): SyncRow => {
    return { type, id, rev, scopes: [...scopes], projection, op: 'put', doc: { id } }
  }

  async function verified(mine: readonly HeldHead[]) {
    const store = new Map(mine.map((one) => [one.id, one]))
    let asked = 0
    const answer = await verifyStore({
      digest: async (scope) => {
        const sums = new DigestSums()
        for (const one of server) sums.add(scope === undefined ? 'region:1' : String(bucketOf(one)), one)
        return { behind: false, parts: [...sums.parts].map(([name, part]) => ({ name, ...part })) }
      },
      repair: async (_scope, buckets) => {
        asked += buckets.length
        return { behind: false, rows: server.filter((one) => buckets.includes(bucketOf(one))).map(rowOf) }
      },
      heads: async () => [...store.values()],
      mayLose: async () => undefined,
      replace: async (rows, gone) => {
        for (const { id } of gone) store.delete(id)
        for (const row of rows) store.set(row.id, { ...row })
      },
    })
    const held = [...store.values()].map(({ id, rev }) => `${id}@${rev}`).sort()
    return {
      ...answer,
      asked,
      isSame:
        held.join() ===
        server
          .map(({ id, rev }) => `${id}@${rev}`)
          .sort()
          .join(),
    }
  }

  it('asks for nothing when nothing differs', async () => {
    expect(await verified(server)).toEqual({ behind: false, repaired: 0, asked: 0, isSame: true })
  })

  it('finds a lost, a stale and a surplus row and fetches their parts only', async () => {
    const damaged = [...server.slice(1).with(5, head(6, 0)), head(999)]
    expect(await verified(damaged)).toMatchObject({ repaired: 3, isSame: true })
    expect((await verified(damaged)).asked).toBeLessThanOrEqual(3)
  })

  it('brings everything into an empty store', async () => {
    expect(await verified([])).toMatchObject({ repaired: 300, isSame: true })
  })
})
