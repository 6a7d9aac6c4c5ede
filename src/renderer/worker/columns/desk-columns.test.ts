import { beforeEach, describe, expect, it } from 'vitest'
import { testOrder } from '#shared/commands/testing/test-order'
import type { LocalStore } from '../store/local-store'
import { applyRows } from '../sync/apply-rows'
import { evict, put, testStores, testWorld } from '../testing/test-stores'
import { DeskColumns } from './desk-columns'

const disk = testStores()[1]
if (!disk) throw new Error('no store on the disk')
const world = testWorld()
const page = (store: LocalStore, rows: Parameters<typeof applyRows>[1]['rows']) =>
  store.write((tx) => applyRows(tx, { rows, lastSeq: 0, generation: 0 }, world))

describe('list columns on the disk', () => {
  let store: LocalStore

  beforeEach(async () => {
    store = await disk.open()
    const rows = Array.from({ length: 2500 }, (_, n) =>
      put('workOrder', testOrder(`o${n}`, { title: `第 ${n} 件` }), 1),
    )
    await page(store, rows)
  })

  async function loaded(): Promise<DeskColumns> {
    const columns = new DeskColumns(store)
    await columns.load()
    await columns.searchReady()
    return columns
  }

  it('come back from their blocks as they were saved, without a row being opened', async () => {
    const first = await loaded()
    await first.save()
    // Without its rows the store has nothing but the blocks to build lists from.
    await store.write((tx) =>
      tx.deleteRows(first.workOrder.rows.flatMap((row) => (row ? [{ type: 'workOrder' as const, id: row.id }] : []))),
    )
    const columns = await loaded()
    expect(columns.workOrder.size).toBe(2500)
    expect(columns.unsavedRows).toBe(0)
    expect(columns.workOrder.get('o7')).toEqual(first.workOrder.get('o7'))
    expect(columns.workOrder.textOf('o7')).toBe(first.workOrder.textOf('o7'))
  })

  it('know after a crash what changed since they were saved', async () => {
    const first = await loaded()
    await first.save()
    first.take(
      await page(store, [put('workOrder', testOrder('o7', { title: '改过' }), 2), evict('workOrder', 'o9', 2)]),
    )
    first.take(await page(store, [put('workOrder', testOrder('new', { title: '新来的' }), 2)]))
    // No save: the window was closed.
    const columns = await loaded()
    expect(columns.workOrder.get('o7')?.title).toBe('改过')
    expect(columns.workOrder.textOf('o7')).toContain('改过')
    expect(columns.workOrder.get('o9')).toBeUndefined()
    expect(columns.workOrder.get('new')?.title).toBe('新来的')
    expect(columns.workOrder.size).toBe(2500)
    await columns.save()
    expect((await store.read((tx) => tx.changes())).length).toBe(0)
    expect((await loaded()).workOrder.size).toBe(2500)
  })

  it('keep a change that came while they were being saved', async () => {
    const columns = await loaded()
    const saving = columns.save()
    columns.take(await page(store, [put('workOrder', testOrder('o7', { title: '赶上' }), 2)]))
    await saving
    expect((await loaded()).workOrder.get('o7')?.title).toBe('赶上')
  })

  it('survive a save that broke off between two blocks', async () => {
    const first = await loaded()
    await first.save()
    first.take(await page(store, [evict('workOrder', 'o1', 2)]))
    first.take(await page(store, [put('workOrder', testOrder('z1'), 2), put('workOrder', testOrder('o1'), 3)]))
    let writes = 0
    const broken: LocalStore = {
      ...store,
      write: (work) => {
        writes += 1
        return writes > 1 ? Promise.reject(new Error('crash')) : store.write(work)
      },
    }
    const dying = new DeskColumns(broken)
    await dying.load()
    await dying.save().catch(() => undefined)
    const columns = await loaded()
    const ids = columns.workOrder.rows.flatMap((row) => (row ? [row.id] : []))
    expect(ids.length).toBe(new Set(ids).size)
    expect(ids.length).toBe(2501)
  })
})
