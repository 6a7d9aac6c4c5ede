import { describe, expect, it, vi } from 'vitest'
import type { AnyCommand } from '#shared/commands/engine/command'
import { testOrder } from '#shared/commands/testing/test-order'
import type { WorkOrder } from '#shared/domain/work-order'
import { MemoryJournals } from '../../../../tests/support/memory-journals'
import { type LocalStore, storeOver } from '../store/local-store'
import { memoryRecords } from '../store/memory-records'
import { keySealer, noSealer } from '../store/sealer'
import type { StoreChange } from '../sync/store-change'
import { testWorld } from '../testing/test-stores'
import { ActKeeper } from './act-keeper'
import { CommandJournal } from './command-journal'
import { rejournal, restoreActs, takeUpJournal } from './restore-acts'

const key = new Uint8Array(32).fill(5)
const world = testWorld()
const decline = commandNamed('lead.decline')
const ofOrder = (orderId: string) => ({ orderId, ground: 'notEnforcement', note: '与执法无关' })

function commandNamed(type: string): AnyCommand {
  const command = world.registry.get(type)
  if (!command) throw new Error(`no ${type}`)
  return command
}

/** A store whose disk can be slow, and can fail, when a transaction is to be written. */
async function desk(
  journals: MemoryJournals,
  clientId = 'c1',
  nextSeq = 1,
  carriedOut: (change: StoreChange) => void = () => undefined,
) {
  const records = memoryRecords()
  const disk = { fails: false, held: Promise.resolve() }
  const store: LocalStore = storeOver(
    {
      ...records,
      write: async (work) => {
        await disk.held
        if (disk.fails) throw new DOMException('no room', 'QuotaExceededError')
        return records.write(work)
      },
    },
    noSealer,
    true,
  )
  await store.write(async (tx) => {
    await tx.setMeta('clientId', clientId)
    await tx.setMeta('nextSeq', nextSeq)
    const common = { rev: 3, scopes: ['region:411700'], projection: 'full', generation: 1 }
    await tx.putRows(['o1', 'o2'].map((id) => ({ type: 'workOrder', id, ...common, doc: testOrder(id) })))
  })
  const journal = await CommandJournal.open(await journals.open('store'), await keySealer(key))
  const present = () => new Date()
  const acts = new ActKeeper({ store, world, journal, clientId: () => clientId, present, carriedOut })
  return { store, journal, acts, disk }
}

const stateOf = (store: LocalStore) =>
  store.read(async (tx) => ({
    outbox: (await tx.outbox()).map(({ envelope }) => [envelope.seq, (envelope.input as { orderId: string }).orderId]),
    leads: await Promise.all(
      ['o1', 'o2'].map(
        async (id) => ((await tx.row({ type: 'workOrder', id }))?.doc as WorkOrder | undefined)?.lead?.state,
      ),
    ),
  }))

describe('the journal of commands', () => {
  it('gives back what a lost transaction had, shown as it was, with the same number', async () => {
    const journals = new MemoryJournals()
    const before = await desk(journals)
    expect(await before.acts.run(decline, ofOrder('o1'))).toMatchObject({ ok: true })
    // The machine lost its power: the store is as it was before, the journal was flushed.
    const after = await desk(journals)
    expect(await restoreActs(after.store, after.journal, world)).toBe(1)
    expect(await stateOf(after.store)).toEqual({ outbox: [[1, 'o1']], leads: ['declined', 'open'] })
    expect(await restoreActs(after.store, after.journal, world)).toBe(0)
    await after.acts.run(decline, ofOrder('o2'))
    expect((await stateOf(after.store)).outbox).toEqual([
      [1, 'o1'],
      [2, 'o2'],
    ])
  })

  it('takes up again what it has lost, or could not take, and the store still has', async () => {
    const journals = new MemoryJournals()
    const { acts, store } = await desk(journals)
    await acts.run(decline, ofOrder('o1'))
    await acts.run(decline, ofOrder('o2'))
    const kept = journals.records.get('store') ?? []
    journals.records.set('store', kept.slice(0, 1))
    const journal = await CommandJournal.open(await journals.open('store'), await keySealer(key))
    await takeUpJournal(store, journal, world)
    const again = await CommandJournal.open(await journals.open('store'), await keySealer(key))
    expect(again.found().map(({ entry }) => entry.envelope.seq)).toEqual([1, 2])
    journals.records.set('store', [])
    journals.full = true
    const onFullDisk = await CommandJournal.open(await journals.open('store'), await keySealer(key))
    await expect(rejournal(store, onFullDisk)).resolves.toBeUndefined()
  })

  it('numbers behind the others what was made under an earlier client id', async () => {
    const journals = new MemoryJournals()
    await (await desk(journals)).acts.run(decline, ofOrder('o1'))
    const renewed = await desk(journals, 'c2', 8)
    expect(await restoreActs(renewed.store, renewed.journal, world)).toBe(1)
    expect((await stateOf(renewed.store)).outbox).toEqual([[8, 'o1']])
  })

  it('keeps nothing of a command that the store could not take', async () => {
    const journals = new MemoryJournals()
    const before = await desk(journals)
    before.disk.fails = true
    await expect(before.acts.run(decline, ofOrder('o1'))).rejects.toMatchObject({ name: 'QuotaExceededError' })
    const after = await desk(journals)
    expect(await restoreActs(after.store, after.journal, world)).toBe(0)
  })

  it('refuses on a full disk, forgets what it refused, and goes on when there is room', async () => {
    const journals = new MemoryJournals()
    const { acts, store, disk } = await desk(journals)
    journals.full = true
    await expect(acts.run(decline, ofOrder('o1'))).rejects.toMatchObject({ code: 'desktop.journalNotWritten' })
    expect((await stateOf(store)).outbox).toEqual([])
    // The store fails after the journal took it, and then the journal cannot even take the word that it does not count.
    journals.full = false
    disk.fails = true
    const failing = acts.run(decline, ofOrder('o1'))
    await expect(failing).rejects.toMatchObject({ name: 'QuotaExceededError' })
    disk.fails = false
    expect(await acts.run(decline, ofOrder('o2'))).toMatchObject({ ok: true })
    const after = await desk(journals)
    expect(await restoreActs(after.store, after.journal, world)).toBe(1)
    expect((await stateOf(after.store)).outbox).toEqual([[1, 'o2']])
  })

  it('is emptied as the server takes the commands, and keeps those that still wait for the officer', async () => {
    const journals = new MemoryJournals()
    const { acts, journal } = await desk(journals)
    const ids = []
    for (const order of ['o1', 'o2']) {
      const kept = await acts.run(decline, ofOrder(order))
      ids.push(kept.ok ? kept.commandId : '')
    }
    await journal.settle(new Set(ids))
    expect(journals.records.get('store')).toHaveLength(2)
    await journal.settle(new Set(ids.slice(1)))
    expect(journals.records.get('store')).toHaveLength(1)
    await journal.settle(new Set())
    expect(journals.records.get('store')).toEqual([])
  })

  /** A command that is in the journal while its transaction waits, and what the sync finds settled meanwhile. */
  async function settledMeanwhile(journals: MemoryJournals) {
    const before = await desk(journals)
    let goOn: () => void = () => undefined
    before.disk.held = new Promise((resolve) => {
      goOn = resolve
    })
    const running = before.acts.run(decline, ofOrder('o1'))
    running.catch(() => undefined)
    await vi.waitFor(() => expect(journals.records.get('store')).toHaveLength(1))
    // Receipts of earlier commands came: the outbox that is known then does not have the new one yet.
    await before.journal.settle(new Set())
    return { ...before, running, goOn }
  }

  it('holds a command that is still on its way into the store, whatever the sync has settled meanwhile', async () => {
    const journals = new MemoryJournals()
    const { running, goOn } = await settledMeanwhile(journals)
    goOn()
    expect(await running).toMatchObject({ ok: true })
    // The machine loses its power before the store's transaction is on the disk.
    const after = await desk(journals)
    expect(await restoreActs(after.store, after.journal, world)).toBe(1)
    expect((await stateOf(after.store)).outbox).toEqual([[1, 'o1']])
  })

  it('lets go of it when the store could not take it after all', async () => {
    const journals = new MemoryJournals()
    const { running, goOn, disk, journal } = await settledMeanwhile(journals)
    disk.fails = true
    goOn()
    await expect(running).rejects.toMatchObject({ name: 'QuotaExceededError' })
    const after = await desk(journals)
    expect(await restoreActs(after.store, after.journal, world)).toBe(0)
    await journal.settle(new Set())
    expect(journals.records.get('store')).toEqual([])
  })

  it('lets go of a command only when the desk counts it among those that wait', async () => {
    const journals = new MemoryJournals()
    let counted: readonly string[] = []
    const before = await desk(journals, 'c1', 1, ({ outbox }) => {
      void before.journal.settle(new Set())
      counted = (outbox ?? []).map(({ envelope }) => envelope.id)
    })
    const kept = await before.acts.run(decline, ofOrder('o1'))
    expect(kept).toMatchObject({ ok: true, commandId: counted[0] })
    expect(journals.records.get('store')).toHaveLength(1)
    await before.journal.settle(new Set())
    expect(journals.records.get('store')).toEqual([])
  })

  it('holds no word that could be read, and nothing for another store’s key', async () => {
    const journals = new MemoryJournals()
    await (await desk(journals)).acts.run(decline, ofOrder('o1'))
    const [record] = journals.records.get('store') ?? []
    expect(new TextDecoder().decode(record?.bytes)).not.toContain('与执法无关')
    const other = await CommandJournal.open(await journals.open('store'), await keySealer(new Uint8Array(32)))
    expect(other.found()).toEqual([])
  })
})
