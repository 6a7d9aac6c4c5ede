import { describe, expect, it } from 'vitest'
import { testOrder } from '#shared/commands/testing/test-order'
import type { OutboxEntry } from '#shared/sync/outbox-entry'
import type { BootState } from '#shared/sync/sync-core-types'
import type { CommandJournal } from '../journal/command-journal'
import { restoreActs } from '../journal/restore-acts'
import { type LocalStore, openMemoryStore } from '../store/local-store'
import { put, runLocally, testWorld } from '../testing/test-stores'
import { applyRows } from './apply-rows'
import { applyBootPage } from './boot-page'
import { finishBoot, startBoot } from './bootstrap-store'
import { serverHeads } from './verify-local-store'

const world = testWorld()
const now = new Date('2026-11-23T01:30:00Z')
const asked: BootState = {
  plan: { epoch: 'e1', v: 50, lastSeq: 0, cursor: 'c50', scopes: [] },
  scope: 0,
  doneRows: 0,
  fresh: false,
}

async function storeWith(rev: number, scopes: string[]): Promise<LocalStore> {
  const store = openMemoryStore()
  await store.write(async (tx) => {
    await tx.setMeta('nextSeq', 1)
    await tx.setMeta('clientId', 'c1')
    await applyRows(tx, { rows: [put('workOrder', testOrder('o1'), rev, scopes)], lastSeq: 0, generation: 0 }, world)
  })
  return store
}

async function decline(store: LocalStore): Promise<OutboxEntry> {
  const command = world.registry.get('lead.decline')
  if (!command) throw new Error('no lead.decline')
  const input = { orderId: 'o1', ground: 'duplicate', note: '' }
  const ran = await store.write((tx) => runLocally(tx, command, input, now, world))
  if (!ran.ok) throw new Error(ran.refusal.code)
  return ran.entry
}

describe('a bootstrap over a store that held rows', () => {
  it('keeps what is shown through the scopes that are left, although it shows an earlier revision there', async () => {
    const store = await storeWith(44, ['case:c1', 'region:411700'])
    const { boot } = await store.write((tx) => startBoot(tx, asked, 'c2'))
    const rows = [put('workOrder', testOrder('o1'), 30, ['case:c1'])]
    await store.write((tx) => applyBootPage(tx, rows, boot, world))
    await store.write((tx) => finishBoot(tx, boot, world))
    expect(await store.read(serverHeads)).toMatchObject([{ id: 'o1', rev: 30, scopes: ['case:c1'] }])
  })
})

describe('a row that no scope holds any more, with unsent work on it', () => {
  it('stays so when the journal puts another command on top of it', async () => {
    const store = await storeWith(9, ['region:411700'])
    const first = await decline(store)
    await store.write((tx) =>
      applyRows(tx, { rows: [], dropScopes: ['region:411700'], lastSeq: 0, generation: 0 }, world),
    )
    const envelope = { ...first.envelope, id: '01900000-0000-7000-8000-0000000000ff', seq: 2, type: 'lead.reconsider' }
    const entry = { envelope: { ...envelope, input: { orderId: 'o1' } }, touches: first.touches }
    const journal = { found: () => [{ clientId: 'c1', entry }], keep: async () => undefined }
    await restoreActs(store, journal as unknown as CommandJournal, world)
    const shadow = await store.read(async (tx) => (await tx.shadows(['workOrder/o1'])).get('workOrder/o1'))
    expect(shadow).toMatchObject({ rev: 9, held: false })
  })
})
