import { describe, expect, it } from 'vitest'
import { testOrder } from '#shared/commands/testing/test-order'
import { storeOver } from '../store/local-store'
import { memoryRecords } from '../store/memory-records'
import { keySealer } from '../store/sealer'
import { backupParts, restoreParts } from './store-backup'

const key = new Uint8Array(32).fill(3)
const sealer = () => keySealer(key)
const name = 'desk-store-1'

async function filled(count = 1200) {
  const records = memoryRecords()
  const store = storeOver(records, await sealer(), true)
  await store.write(async (tx) => {
    await tx.setMeta('nextSeq', 7)
    await tx.putRows(
      Array.from({ length: count }, (_, at) => ({
        type: 'workOrder' as const,
        id: `o${at}`,
        rev: 1,
        scopes: ['region:411700'],
        projection: 'full',
        generation: 1,
        doc: testOrder(`o${at}`, { title: `拖车的题目 ${at}` }),
      })),
    )
  })
  return { records, store }
}
async function* stream(parts: Iterable<Uint8Array>) {
  yield* parts
}
const all = async () => [...(await backupParts((await filled()).records, await sealer(), name))]

describe('a copy of a store', () => {
  it('brings back every row, in the place of what was there', async () => {
    const parts = await all()
    expect(parts.length).toBeGreaterThan(3)
    const { records, store } = await filled(3)
    await store.write((tx) => tx.setMeta('nextSeq', 99))
    await restoreParts(stream(parts), records, await sealer(), name)
    const found = await store.read(async (tx) => ({
      count: await tx.count('workOrder'),
      row: await tx.row({ type: 'workOrder', id: 'o1199' }),
      nextSeq: await tx.meta('nextSeq'),
    }))
    expect(found).toMatchObject({ count: 1200, nextSeq: 7, row: { doc: { title: '拖车的题目 1199' } } })
  })

  it('says nothing to whoever has not the key', async () => {
    const text = (await all()).map((part) => Buffer.from(part).toString('latin1')).join('')
    for (const word of ['workOrder', 'o1199', 'desk-backup', name]) expect(text).not.toContain(word)
  })

  it.each([
    ['a part is missing', (parts: Uint8Array[]) => parts.filter((_, at) => at !== 2)],
    ['the last part is missing', (parts: Uint8Array[]) => parts.slice(0, -1)],
    ['two parts changed places', ([a, b, c, ...rest]: Uint8Array[]) => [a, c, b, ...rest] as Uint8Array[]],
    [
      'a byte is another',
      ([a, b, ...rest]: Uint8Array[]) =>
        [a, b?.map((byte, at) => (at === 40 ? byte ^ 1 : byte)), ...rest] as Uint8Array[],
    ],
    ['there is nothing', () => []],
  ])('is refused, and the store left as it was, when %s', async (_what, change) => {
    const parts = change(await all())
    const { records, store } = await filled(3)
    await expect(restoreParts(stream(parts), records, await sealer(), name)).rejects.toMatchObject({
      code: 'desktop.backupDamaged',
    })
    expect(await store.read((tx) => tx.count('workOrder'))).toBe(3)
  })

  it('of another store, or under another key, is refused', async () => {
    const parts = await all()
    const { records } = await filled(1)
    const refused = { code: 'desktop.backupDamaged' }
    await expect(restoreParts(stream(parts), records, await sealer(), 'desk-store-2')).rejects.toMatchObject(refused)
    const other = await keySealer(new Uint8Array(32))
    await expect(restoreParts(stream(parts), records, other, name)).rejects.toMatchObject(refused)
  })
})
