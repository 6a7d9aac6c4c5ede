import Dexie from 'dexie'
import { describe, expect, it } from 'vitest'
import { testOrder } from '#shared/commands/testing/test-order'
import type { BackupFile, HostBackups } from '#shared/host'
import type { PullResponse } from '#shared/sync/protocol'
import { StoreBackups } from '../backup/store-backups'
import type { OpenedVault } from '../session/vault'
import { type LocalStore, openDiskStore } from '../store/local-store'
import { allOf } from '../testing/all-of'
import { put, testWorld } from '../testing/test-stores'
import { applyPull } from './apply-pull'
import { dropAgain } from './drop-again'
import { purgeStore } from './purge-store'

const key = () => new Uint8Array(32).fill(7)
const world = testWorld()
const now = Date.parse('2026-11-23T01:30:00Z')
const sha256 = 'a'.repeat(64)
const unsent = 'b'.repeat(64)

/** Copies as the desktop keeps them, in memory. */
function copies() {
  const kept: (BackupFile & { readonly parts: readonly Uint8Array[] })[] = []
  const host: HostBackups = {
    write: async (_name, reason, given) => {
      const at = new Date(now + kept.length).toISOString()
      const parts = await allOf(given)
      const file = { id: `copy-${kept.length}`, at, reason, bytes: 1, parts }
      kept.unshift(file)
      return file
    },
    list: async () => kept,
    async *read(_name, id) {
      yield* kept.find((file) => file.id === id)?.parts ?? []
    },
    remove: async (_name, keep) => {
      for (const { id } of [...kept]) {
        if (keep.includes(id)) continue
        kept.splice(
          kept.findIndex((file) => file.id === id),
          1,
        )
      }
    },
  }
  return { kept, backups: new StoreBackups(host, () => now + 1000) }
}

const vaultOf = (storeName: string) => ({ record: { storeName }, dataKey: key() }) as unknown as OpenedVault
const page = (parts: Partial<PullResponse>): PullResponse => ({
  rows: [],
  addScopes: [],
  dropScopes: [],
  cursor: 'c1',
  done: true,
  v: 1,
  lastSeq: 0,
  left: 0,
  backedUp: 0,
  leaseUntil: new Date(now).toISOString(),
  ...parts,
})
const pull = (store: LocalStore, parts: Partial<PullResponse>) =>
  store.write(async (tx) => (await applyPull(tx, [page(parts)], 0, now, world)).change)
const inScope = (id: string, scope: string) => ({ ...put('workOrder', testOrder(id), 1), scopes: [scope] })
const ids = (store: LocalStore) =>
  store.read(async (tx) => (await tx.rowsAfter('workOrder', undefined, 10)).map(({ id }) => id))

async function worked(name: string): Promise<LocalStore> {
  const store = await openDiskStore(name, key())
  await pull(store, { rows: [inScope('o1', 'case:c1'), inScope('o2', 'region:411702')] })
  await store.write(async (tx) => {
    await tx.putBlob({ sha256, size: 3, parts: 1, state: 'cached', usedAt: new Date(now).toISOString() })
    await tx.putBlobPart(sha256, 0, new Uint8Array([1, 2, 3]))
    await tx.putBlob({ sha256: unsent, size: 3, parts: 1, state: 'kept', usedAt: new Date(now).toISOString() })
    await tx.putBlobPart(unsent, 0, new Uint8Array([4, 5, 6]))
    await tx.putBlocks([
      { id: 'workOrder/0', rows: [['张三']] },
      { id: 'workOrder/0/text', rows: ['张三 的投诉'] },
      // Written when the power failed, and not yet counted.
      { id: 'officialDocument/0', rows: [['张三']] },
    ])
    await tx.setMeta('blockCounts', { workOrder: 1 })
    await tx.setMeta('history', [{ kind: 'sent', at: new Date(now).toISOString(), count: 1 }])
    await tx.setMeta('preferences', { cases: { q: '张三' } })
    const refusal = { code: 'sync.blocked' } as const
    const subject = { type: 'workOrder', id: 'o1' } as const
    const at = new Date(now).toISOString()
    await tx.putAttention([{ commandId: 'k1', status: 'rejected', type: 'x', input: '张三', refusal, at, subject }])
  })
  return store
}

describe('a device that was shut out', () => {
  it('erases rows, files, saved lists, refused work and what it noted, and its copies', async () => {
    const store = await worked('desk-store-purged')
    const { kept, backups } = copies()
    await backups.write(vaultOf('desk-store-purged'), 'daily')
    await store.write((tx) => purgeStore(tx))
    await backups.forget('desk-store-purged')
    expect(await store.read((tx) => tx.blobPart(unsent, 0))).toEqual(new Uint8Array([4, 5, 6]))
    store.close()
    expect(kept).toEqual([])

    const db = await new Dexie('desk-store-purged').open()
    const left = await Promise.all(
      db.tables.map(async ({ name }) => [name, await db.table(name).toCollection().primaryKeys()]),
    )
    db.close()
    // What is left names the machine to the server, and no person and no matter; the file that is to be handed in yet
    // goes with that.
    expect(Object.fromEntries(left.filter(([, keys]) => keys?.length))).toEqual({
      meta: ['lastSyncedAt', 'latestTime', 'leaseUntil'],
      blob: [expect.stringMatching(/^[0-9a-f]{32}$/)],
      blobPart: [expect.stringMatching(/^[0-9a-f]{32}\/0$/)],
    })
  })
})

describe('a scope that was dropped', () => {
  it('comes back from no copy that was made before, without a network too', async () => {
    const name = 'desk-store-dropped'
    const store = await worked(name)
    const { kept, backups } = copies()
    const { id } = await backups.write(vaultOf(name), 'daily')
    await pull(store, { dropScopes: ['case:c1'], cursor: 'c2' })
    expect(await ids(store)).toEqual(['o2'])
    store.close()

    await backups.restore(vaultOf(name), id)
    const again = await openDiskStore(name, key())
    await dropAgain(again, world)
    expect(await ids(again)).toEqual(['o2'])
    again.close()
    expect(kept).toHaveLength(1)
  })

  it('is in no copy any more once the next one was written', async () => {
    const name = 'desk-store-copies'
    const store = await worked(name)
    const { kept, backups } = copies()
    await backups.write(vaultOf(name), 'daily')
    await backups.write(vaultOf(name), 'beforeRebuild')
    await pull(store, { dropScopes: ['case:c1'], cursor: 'c2' })
    await backups.writeDaily(vaultOf(name))
    expect(kept.map(({ id }) => id)).toEqual(['copy-2'])
    // Then once a day again.
    await backups.writeDaily(vaultOf(name))
    expect(kept).toHaveLength(1)
    await pull(store, { addScopes: ['case:c1'], rows: [inScope('o1', 'case:c1')], cursor: 'c3' })
    expect(await store.read((tx) => tx.meta('droppedScopes'))).toEqual([])
    store.close()
  })
})
