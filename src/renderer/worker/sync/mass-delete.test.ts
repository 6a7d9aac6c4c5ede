import { describe, expect, it } from 'vitest'
import { testOrder } from '#shared/commands/testing/test-order'
import { DeskError } from '#shared/messages/catalogue'
import type { BootState } from '#shared/sync/sync-core-types'
import type { LocalStore } from '../store/local-store'
import { put, testStores, testWorld } from '../testing/test-stores'
import { applyRows } from './apply-rows'
import { finishBoot, startBoot } from './bootstrap-store'
import { failureOf } from './failure-of'
import type { SyncApi } from './sync-api'
import { verifyLocalStore } from './verify-local-store'

const world = testWorld()
const ROWS = 100

describe.each(testStores())('a server that has almost nothing more for the local store $name', ({ open }) => {
  async function held(): Promise<LocalStore> {
    const store = await open()
    await store.write(async (tx) => {
      await tx.setMeta('nextSeq', 1)
      const rows = Array.from({ length: ROWS }, (_, n) => put('workOrder', testOrder(`o${n}`), 1))
      return applyRows(tx, { rows, lastSeq: 0, generation: 0 }, world)
    })
    return store
  }
  const count = (store: LocalStore) => store.read((tx) => tx.count('workOrder'))
  const plan = { epoch: 'e1', v: 5, lastSeq: 0, cursor: 'c5', scopes: [] }

  /** A whole bootstrap that brings the first `rows` again. */
  async function booted(store: LocalStore, rows: number): Promise<void> {
    const asked: BootState = { plan, scope: 0, doneRows: 0, fresh: false }
    const { boot } = await store.write((tx) => startBoot(tx, asked, 'client-2'))
    await store.write(async (tx) => {
      const generation = (await tx.meta('generation')) ?? 0
      const brought = Array.from({ length: rows }, (_, n) => put('workOrder', testOrder(`o${n}`), 2))
      return applyRows(tx, { rows: brought, lastSeq: 0, generation }, world)
    })
    await store.write((tx) => finishBoot(tx, boot, world))
  }

  it('stops a bootstrap that would remove nine rows of ten, keeps all, and says so', async () => {
    const store = await held()
    const stopped = await booted(store, 5).catch((error: unknown) => error)
    expect(stopped).toBeInstanceOf(DeskError)
    expect(failureOf(stopped)).toEqual({
      failure: 'refused',
      refusal: { code: 'sync.massDelete', args: { gone: 95, held: 100 } },
    })
    expect(await count(store)).toBe(ROWS)
    expect((await store.read((tx) => tx.meta('boot')))?.plan.cursor).toBe('c5')
  })

  it('goes on once the officer has let them go, and asks again the next time', async () => {
    const store = await held()
    await store.write((tx) => tx.setMeta('massDeleteAllowed', true))
    await booted(store, 5)
    expect(await count(store)).toBe(5)
    expect(await store.read((tx) => tx.meta('massDeleteAllowed'))).toBeUndefined()
  })

  it('lets go of fewer without a question', async () => {
    const store = await held()
    await booted(store, 50)
    expect(await count(store)).toBe(50)
  })

  it('repairs nothing by removing nearly everything', async () => {
    const store = await held()
    const api = {
      digest: async () => ({ behind: false, parts: [] }),
      repair: async () => ({ behind: false, rows: [] }),
    }
    const parts = { store, api: api as unknown as SyncApi, world, now: () => 0 }
    const verify = () => verifyLocalStore(parts, 'c1', (work) => store.write(work))
    await expect(verify()).rejects.toMatchObject({ code: 'sync.massDelete' })
    expect(await count(store)).toBe(ROWS)
  })
})
