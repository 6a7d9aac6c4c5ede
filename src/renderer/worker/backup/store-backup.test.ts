import { describe, expect, it } from 'vitest'
import { testOrder } from '#shared/commands/testing/test-order'
import { storeOver } from '../store/local-store'
import { memoryRecords } from '../store/memory-records'
import type { RecordStore } from '../store/records'
import { keySealer } from '../store/sealer'
import type { BlobRecord } from '../store/store-types'
import { allOf } from '../testing/all-of'
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
/** From its beginning each time it is asked, as a file. */
const stream = (parts: Iterable<Uint8Array>) =>
  async function* () {
    yield* parts
  }
const partsOf = async (records: RecordStore) => allOf(backupParts(records, await sealer(), name))
const all = async () => partsOf((await filled()).records)

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

const film = 'f'.repeat(64)
const looked = 'e'.repeat(64)
const MEGABYTE = 1024 * 1024

const usedAt = '2026-11-23T01:30:00.000Z'
const filmRecord = (parts: number): BlobRecord => ({
  sha256: film,
  size: parts * MEGABYTE,
  parts,
  state: 'kept',
  usedAt,
})

/** A store with a film nobody has sent yet, and a picture the server has. */
async function withFiles(filmParts: number) {
  const { records, store } = await filled(1)
  await store.write(async (tx) => {
    await tx.putBlob(filmRecord(filmParts))
    for (let part = 0; part < filmParts; part += 1)
      await tx.putBlobPart(film, part, new Uint8Array(MEGABYTE).fill(part + 1))
    await tx.putBlob({ sha256: looked, size: 3, parts: 1, state: 'cached', usedAt })
    await tx.putBlobPart(looked, 0, new Uint8Array([1, 2, 3]))
  })
  return { records, store }
}

describe('the files in a copy', () => {
  it('lie in it a few megabytes at a time, so that no number of them is too much, and come back whole', async () => {
    const parts = await partsOf((await withFiles(10)).records)
    expect(Math.max(...parts.map(({ length }) => length))).toBeLessThan(6 * MEGABYTE)
    const { records, store } = await filled(3)
    await restoreParts(stream(parts), records, await sealer(), name)
    const blobs = await store.read((tx) => tx.blobs())
    expect(blobs).toMatchObject([{ sha256: film, state: 'kept', parts: 10 }])
    const last = await store.read((tx) => tx.blobPart(film, 9))
    expect(last?.every((byte) => byte === 10) && last.length).toBe(MEGABYTE)
  })

  it('are those that lie nowhere else: what was only looked at comes from the server again', async () => {
    const parts = await partsOf((await withFiles(1)).records)
    const { records, store } = await withFiles(1)
    await restoreParts(stream(parts), records, await sealer(), name)
    expect(await store.read((tx) => tx.blobPart(looked, 0))).toBeUndefined()
    expect(await records.read((tx) => tx.keys('blobPart'))).toHaveLength(1)
  })

  it('are left out whole when one was removed while the copy was made', async () => {
    const { records, store } = await withFiles(6)
    const parts: Uint8Array[] = []
    for await (const part of backupParts(records, await sealer(), name)) {
      parts.push(part)
      if (parts.length === 3) await store.write((tx) => tx.deleteBlob(filmRecord(6)))
    }
    const other = await filled(3)
    await restoreParts(stream(parts), other.records, await sealer(), name)
    expect(await other.store.read((tx) => tx.blobs())).toEqual([])
    expect(await other.store.read((tx) => tx.count('workOrder'))).toBe(1)
  })

  it('that find no room leave the store as it was', async () => {
    const parts = await partsOf((await withFiles(10)).records)
    const { records, store } = await filled(3)
    let written = 0
    const full: RecordStore = {
      ...records,
      write: (work) => {
        written += 1
        return written === 2 ? Promise.reject(new DOMException('', 'QuotaExceededError')) : records.write(work)
      },
    }
    await expect(restoreParts(stream(parts), full, await sealer(), name)).rejects.toThrow()
    expect(await records.read((tx) => tx.keys('blobPart'))).toEqual([])
    expect(await store.read((tx) => tx.count('workOrder'))).toBe(3)
  })
})
