import Dexie from 'dexie'
import { describe, expect, it } from 'vitest'
import { testOrder } from '#shared/commands/testing/test-order'
import { runLocally, testWorld } from '../testing/test-stores'
import { NewerStoreError, openDexieRecords } from './dexie-records'
import { type LocalStore, openDiskStore } from './local-store'
import { storeMigrations } from './migrations'
import { keySealer, SealBrokenError } from './sealer'

const key = new Uint8Array(32).fill(9)
const reporter = { ...testOrder('x').reporter, name: '欧阳丽华', phone: '13937650001', address: '文明大道九号院' }
const planted = ['欧阳丽华', '13937650001', '文明大道九号院', '绝密事由', '拖车的题目', '不予受理的理由']

async function filled(name: string): Promise<LocalStore> {
  const store = await openDiskStore(name, key)
  await store.write(async (tx) => {
    await tx.setMeta('nextSeq', 1)
    await tx.putRows(
      ['o1', 'o2'].map((id) => ({
        type: 'workOrder',
        id,
        rev: 1,
        scopes: ['region:411700'],
        projection: 'full',
        generation: 1,
        doc: testOrder(id, { title: '拖车的题目', content: '绝密事由', reporter }),
      })),
    )
    await tx.putBlocks([{ id: 'workOrder/0', rows: { title: ['拖车的题目'] } }])
  })
  const world = testWorld()
  const decline = world.registry.get('lead.decline')
  if (!decline) throw new Error('no lead.decline')
  const input = { orderId: 'o1', ground: 'notEnforcement', note: '不予受理的理由' }
  const ran = await store.write((tx) => runLocally(tx, decline, input, new Date(), world))
  if (!ran.ok) throw new Error(ran.refusal.code)
  return store
}

/** All that lies on the disk of a store, as text: strings as they are, bytes as UTF-8 and as UTF-16. */
async function rawText(name: string): Promise<string> {
  const db = new Dexie(name)
  await db.open()
  const records = await Promise.all(db.tables.map((table) => table.toArray()))
  db.close()
  const texts: string[] = []
  JSON.stringify(records, (_key, value: unknown) => {
    if (!(value instanceof Uint8Array)) return value
    texts.push(new TextDecoder().decode(value), new TextDecoder('utf-16le').decode(value))
    return value.length
  })
  return [JSON.stringify(records.flat().map((record) => Object.entries(record))), ...texts].join('\n')
}

describe('a store on the disk', () => {
  it('holds no name, phone or text that could be read', async () => {
    const store = await filled('scan')
    store.close()
    const text = await rawText('scan')
    for (const secret of planted) expect(text.includes(secret), secret).toBe(false)
    // The scan sees what is there in clear, or it would prove nothing.
    expect(text).toContain('region:411700')
    expect(text).toContain('lead.decline')
  })

  it('notices a row that was put in another’s place', async () => {
    const store = await filled('swapped')
    store.close()
    const db = new Dexie('swapped')
    await db.open()
    const [o1, o2] = await db.table('workOrder').bulkGet(['o1', 'o2'])
    await db.table('workOrder').put({ ...o2, sealed: o1.sealed })
    db.close()
    const again = await openDiskStore('swapped', key)
    await expect(again.read((tx) => tx.row({ type: 'workOrder', id: 'o2' }))).rejects.toThrow(SealBrokenError)
    expect(await again.read((tx) => tx.row({ type: 'workOrder', id: 'o1' }))).toBeDefined()
  })

  it('cannot be read with another key', async () => {
    const store = await filled('foreign')
    store.close()
    const other = await openDiskStore('foreign', new Uint8Array(32).fill(1))
    await expect(other.read((tx) => tx.outbox())).rejects.toThrow(SealBrokenError)
  })

  it('refuses to be opened by an older version of the product, and is not touched by the attempt', async () => {
    const newer = [...storeMigrations, { version: storeMigrations.length + 1, tables: { novelty: 'id' } }]
    const records = await openDexieRecords('newer', newer)
    records.close()
    await expect(openDiskStore('newer', key)).rejects.toThrow(NewerStoreError)
    const again = await openDexieRecords('newer', newer)
    expect(await again.read((tx) => tx.count('novelty' as never))).toBe(0)
  })

  it('is brought to a newer schema with its rows', async () => {
    const store = await filled('older')
    store.close()
    const migrations = [...storeMigrations, { version: storeMigrations.length + 1, tables: { novelty: 'id' } }]
    const records = await openDexieRecords('older', migrations)
    expect(await records.read((tx) => tx.count('workOrder'))).toBe(2)
  })
})

describe('a sealer', () => {
  it('never gives the same bytes for the same value, and opens nothing after it was wiped', async () => {
    const sealer = await keySealer(key)
    const [first, second] = [sealer.seal('a', { n: 1 }), sealer.seal('a', { n: 1 })]
    expect(first).not.toEqual(second)
    expect(sealer.open('a', first)).toEqual({ n: 1 })
    expect(() => sealer.open('b', first)).toThrow(SealBrokenError)
    sealer.wipe()
    expect(() => sealer.open('a', first)).toThrow('locked')
  })
})
