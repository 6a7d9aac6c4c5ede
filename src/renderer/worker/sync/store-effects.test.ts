import { describe, expect, it } from 'vitest'
import { testOrder } from '#shared/commands/testing/test-order'
import type { SupervisionCase } from '#shared/domain/supervision-case'
import type { WorkOrder } from '#shared/domain/work-order'
import type { CommandReceipt } from '#shared/sync/protocol'
import type { LocalStore } from '../store/local-store'
import { contentsOf, evict, put, runLocally, testStores, testWorld } from '../testing/test-stores'
import { applyRows } from './apply-rows'
import { finishBoot, startBoot } from './bootstrap-store'
import { renewClient } from './renew-client'
import { storeReceipts } from './store-receipts'

const world = testWorld()
const now = new Date('2026-11-02T01:00:00Z')
const types = ['workOrder', 'supervisionCase', 'caseAction'] as const

describe.each(testStores())('the local store $name', ({ open, reopen }) => {
  async function storeWith(...orders: WorkOrder[]): Promise<LocalStore> {
    const store = await open()
    await store.write((tx) => tx.setMeta('nextSeq', 1))
    await page(
      store,
      orders.map((order) => put('workOrder', order, 1)),
    )
    return store
  }
  const page = (
    store: LocalStore,
    rows: Parameters<typeof applyRows>[1]['rows'],
    lastSeq = 0,
    dropScopes: string[] = [],
  ) =>
    store.write(async (tx) => {
      const change = await applyRows(tx, { rows, lastSeq, generation: 0, dropScopes }, world)
      await tx.setMeta('lastSeq', lastSeq)
      return change
    })
  const accept = async (store: LocalStore, caseId = 'c1', orderId = 'o1') => {
    const input = { caseId, orderIds: [orderId], title: '拖走三轮车', graveImpact: false }
    const command = world.registry.get('case.accept')
    if (!command) throw new Error('no case.accept')
    const ran = await store.write((tx) => runLocally(tx, command, input, now, world))
    if (!ran.ok) throw new Error(ran.refusal.code)
    return ran.entry
  }
  const order = (store: LocalStore, id = 'o1') =>
    store.read(async (tx) => (await tx.row({ type: 'workOrder', id }))?.doc as WorkOrder | undefined)
  const found = (store: LocalStore, id = 'c1') =>
    store.read(async (tx) => (await tx.row({ type: 'supervisionCase', id }))?.doc as SupervisionCase | undefined)
  const receive = (store: LocalStore, ...receipts: CommandReceipt[]) =>
    store.write((tx) => storeReceipts(tx, { receipts, lastSeq: receipts.length, v: 5 }, now.toISOString(), world))

  it('takes a page twice and is the same as after taking it once', async () => {
    const store = await storeWith(testOrder('o1'))
    await accept(store)
    const rows = [put('workOrder', testOrder('o1', { title: '改过的标题' }), 2), put('workOrder', testOrder('o2'), 2)]
    await page(store, rows)
    const once = await contentsOf(store, types)
    await page(store, rows)
    expect(await contentsOf(store, types)).toEqual(once)
  })

  it('keeps nothing of a page whose transaction breaks off', async () => {
    const store = await storeWith(testOrder('o1'))
    const before = await contentsOf(store, types)
    const broken = store.write(async (tx) => {
      await applyRows(tx, { rows: [put('workOrder', testOrder('o2'), 2)], lastSeq: 0, generation: 1 }, world)
      throw new Error('power cut')
    })
    await expect(broken).rejects.toThrow('power cut')
    expect(await contentsOf(await reopen(store), types)).toEqual(before)
  })

  it('skips rows older than its own, and takes the same revision in another projection', async () => {
    const store = await storeWith(testOrder('o1', { title: '新' }))
    await page(store, [put('workOrder', testOrder('o1', { title: '旧' }), 0)])
    expect((await order(store))?.title).toBe('新')
    await page(store, [{ ...put('workOrder', testOrder('o1', { title: '新', content: '' }), 1), projection: 'region' }])
    expect((await order(store))?.content).toBe('')
  })

  it('shows unsent work on top of newer rows of the server, and keeps it over a restart', async () => {
    const store = await storeWith(testOrder('o1'))
    await accept(store)
    await page(store, [put('workOrder', testOrder('o1', { place: '新华街' }), 7)])
    const again = await reopen(store)
    expect(await order(again)).toMatchObject({ place: '新华街', lead: { state: 'accepted', caseId: 'c1' } })
    expect((await found(again))?.title).toBe('拖走三轮车')
    expect((await again.read((tx) => tx.outbox())).map(({ envelope }) => envelope.type)).toEqual(['case.accept'])
  })

  it('drops from the outbox what the rows show, once its receipt is known too', async () => {
    const store = await storeWith(testOrder('o1'))
    const { envelope } = await accept(store)
    const mine = await found(store)
    if (!mine) throw new Error('no case')
    await page(store, [put('supervisionCase', { ...mine, caseNo: '驻司督〔2026〕1号' }, 9)], 1)
    expect((await found(store))?.caseNo).toBe('驻司督〔2026〕1号')
    expect(await store.read((tx) => tx.outbox())).toHaveLength(1)
    await receive(store, { id: envelope.id, seq: 1, status: 'applied', v: 9 })
    expect(await store.read((tx) => tx.outbox())).toEqual([])
    expect((await store.read((tx) => tx.shadows(['supervisionCase/c1', 'workOrder/o1']))).size).toBe(0)
  })

  it('takes back what a rejected command had shown, and keeps its input and the reason', async () => {
    const store = await storeWith(testOrder('o1'))
    const { envelope } = await accept(store)
    const refusal = { code: 'cases.leadDecided', args: { orderNo: 'GD-o1', state: '不予受理' } }
    const receipt: CommandReceipt = { id: envelope.id, seq: 1, status: 'rejected', refusal, v: 9 }
    await receive(store, receipt)
    await receive(store, receipt)
    expect(await found(store)).toBeUndefined()
    expect((await order(store))?.lead?.state).toBe('open')
    expect(await store.read((tx) => tx.attention())).toMatchObject([
      { status: 'rejected', type: 'case.accept', refusal, input: { caseId: 'c1' }, subject: { id: 'c1' } },
    ])
    expect(await store.read((tx) => tx.outbox())).toEqual([])
  })

  it('shows a command that met a conflict until the record of the conflict has come', async () => {
    const store = await storeWith(testOrder('o1'))
    const { envelope } = await accept(store)
    const receipt: CommandReceipt = { id: envelope.id, seq: 1, status: 'conflict', v: 9 }
    await receive(store, receipt)
    expect(await store.read((tx) => tx.attention())).toMatchObject([
      {
        status: 'conflict',
        type: 'case.accept',
        refusal: { code: 'sync.conflictKept' },
        input: { title: '拖走三轮车' },
      },
    ])
    const record = { id: `${envelope.id}.0`, caseId: 'c1', commandId: envelope.id, state: 'open' }
    const row = { ...put('workOrder', testOrder('o1'), 9), type: 'conflict' as const, id: record.id, doc: record }
    const change = await page(store, [row], 1)
    expect(change.attention).toBe(true)
    expect(await store.read((tx) => tx.attention())).toEqual([])
    // A repeated receipt does not bring it back.
    await receive(store, receipt)
    expect(await store.read((tx) => tx.attention())).toEqual([])
  })

  it('names the unsent commands a new one builds on, and the revision its author saw', async () => {
    const store = await storeWith(testOrder('o1'), testOrder('o2'))
    await accept(store, 'c1', 'o1')
    await accept(store, 'c2', 'o2')
    const classify = world.registry.get('case.classify')
    if (!classify) throw new Error('no case.classify')
    const ran = await store.write((tx) =>
      runLocally(tx, classify, { caseId: 'c1', field: 'urban', reason: '查' }, now, world),
    )
    if (!ran.ok) throw new Error(ran.refusal.code)
    expect(ran.entry.envelope).toMatchObject({
      seq: 3,
      after: [1],
      seen: [{ id: 'c1', rev: 0, fields: { field: null } }],
    })
  })

  it('lets a row go when its scope is dropped, but not while unsent work builds on it', async () => {
    const store = await storeWith(testOrder('o1'), testOrder('o2'))
    await page(store, [put('workOrder', testOrder('o3'), 2, ['region:411700', 'case:x'])])
    const { envelope } = await accept(store)
    await page(store, [], 0, ['region:411700'])
    expect(await order(store, 'o2')).toBeUndefined()
    expect(await order(store, 'o3')).toBeDefined()
    expect((await order(store))?.lead?.state).toBe('accepted')
    await receive(store, { id: envelope.id, seq: 1, status: 'rejected', refusal: { code: 'sync.notVisible' }, v: 9 })
    expect(await order(store)).toBeUndefined()
  })

  it('removes at the end of a second bootstrap what it did not bring, and nothing that is unsent', async () => {
    const store = await storeWith(testOrder('o1'), testOrder('o2'))
    await accept(store)
    const plan = { epoch: 'e', v: 20, lastSeq: 0, cursor: 'c20', scopes: [{ scope: 'region:411700', rows: 1 }] }
    const boot = { plan, scope: 0, doneRows: 0, fresh: false }
    expect((await store.write((tx) => startBoot(tx, boot, 'another'))).boot).toMatchObject({ fresh: false })
    await store.write(async (tx) => {
      const generation = (await tx.meta('generation')) ?? 0
      return applyRows(tx, { rows: [put('workOrder', testOrder('o1'), 3)], lastSeq: 0, generation }, world)
    })
    const change = await store.write((tx) => finishBoot(tx, boot, world))
    expect(change.gone).toEqual([{ type: 'workOrder', id: 'o2' }])
    expect(await order(store)).toMatchObject({ lead: { state: 'accepted' } })
    expect(await found(store)).toBeDefined()
    expect(await store.read((tx) => tx.meta('cursor'))).toBe('c20')
  })

  it('numbers unsent commands anew under another client id and keeps their ids', async () => {
    const store = await storeWith(testOrder('o1'), testOrder('o2'))
    const first = await accept(store, 'c1', 'o1')
    const second = await accept(store, 'c2', 'o2')
    await receive(store, { id: first.envelope.id, seq: 1, status: 'applied', v: 9 })
    await store.write((tx) => renewClient(tx, 'another', world))
    const outbox = await store.read((tx) => tx.outbox())
    expect(outbox.map(({ envelope }) => [envelope.id, envelope.seq])).toEqual([[second.envelope.id, 1]])
    expect(await store.read(async (tx) => [await tx.meta('clientId'), await tx.meta('nextSeq')])).toEqual([
      'another',
      2,
    ])
  })

  it('lets an evicted row go', async () => {
    const store = await storeWith(testOrder('o1'))
    const change = await page(store, [evict('workOrder', 'o1', 2)])
    expect(change.gone).toEqual([{ type: 'workOrder', id: 'o1' }])
    expect(await order(store)).toBeUndefined()
  })
})
