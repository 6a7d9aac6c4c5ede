import { afterEach, expect, it, vi } from 'vitest'
import { testOrder } from '#shared/commands/testing/test-order'
import { DeskColumns } from '../columns/desk-columns'
import type { LocalStore } from '../store/local-store'
import { applyRows } from '../sync/apply-rows'
import { purgeStore } from '../sync/purge-store'
import { put, testStores, testWorld } from '../testing/test-stores'
import { ColumnSaver } from './column-saver'

afterEach(() => vi.useRealTimers())

it.each(testStores())(
  '$name: rows whose block could not be written are in the lists after the next saving',
  async (kind) => {
    const store = await kind.open()
    const rows = [put('workOrder', testOrder('o1'), 1)]
    await store.write((tx) => applyRows(tx, { rows, lastSeq: 0, generation: 0 }, testWorld()))
    // As after an update that changed the blocks: everything is built from the rows, and no note says what they lack.
    await store.write(async (tx) => tx.deleteChanges((await tx.changes()).map(({ id }) => id)))
    let full = true
    const disk: LocalStore = Object.create(store)
    disk.write = (work) => (full ? Promise.reject(new DOMException('', 'QuotaExceededError')) : store.write(work))
    const columns = new DeskColumns(disk)
    await columns.load()
    await expect(columns.save()).rejects.toThrow()
    expect(columns.unsavedRows).toBe(1)
    full = false
    await columns.save()
    const again = new DeskColumns(store)
    await again.load()
    expect([again.workOrder.size, again.unsavedRows]).toEqual([1, 0])
  },
)

/** A store whose writes wait until told; what else is done with the same store goes on. */
function slowed(store: LocalStore): { slow: LocalStore; isAsked: Promise<void>; go: () => void } {
  let go = () => {}
  let asked = () => {}
  const gate = new Promise<void>((resolve) => {
    go = resolve
  })
  const isAsked = new Promise<void>((resolve) => {
    asked = resolve
  })
  const slow: LocalStore = Object.create(store)
  slow.write = async (work) => {
    asked()
    await gate
    return store.write(work)
  }
  return { slow, isAsked, go }
}

it.each(testStores())('$name: no block stays that was being saved while the rows were erased', async (kind) => {
  const store = await kind.open()
  const change = await store.write((tx) =>
    applyRows(tx, { rows: [put('workOrder', testOrder('o1'), 1)], lastSeq: 0, generation: 0 }, testWorld()),
  )
  const { slow, isAsked, go } = slowed(store)
  const columns = new DeskColumns(slow)
  columns.take(change)
  const saver = new ColumnSaver(columns, true)
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  saver.changed()
  vi.runAllTimers()
  vi.useRealTimers()
  await isAsked

  columns.take(await store.write(purgeStore))
  const erased = saver.erase()
  go()
  await erased
  expect(await store.read((tx) => tx.blockIds())).toEqual([])
  const again = new DeskColumns(store)
  await again.load()
  expect([columns.workOrder.size, again.workOrder.size]).toEqual([0, 0])
})
