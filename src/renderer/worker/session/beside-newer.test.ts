import Dexie from 'dexie'
import { describe, expect, it } from 'vitest'
import { testOrder } from '#shared/commands/testing/test-order'
import type { HostBackups } from '#shared/host'
import { StoreBackups } from '../backup/store-backups'
import { NewerStoreError } from '../store/dexie-records'
import { openDiskStore } from '../store/local-store'
import { storeMigrations } from '../store/migrations'
import { allOf } from '../testing/all-of'
import { put } from '../testing/test-stores'
import { besideNewer, eraseBeside, takeUpAside } from './beside-newer'
import type { OpenedVault } from './vault'
import { databaseOf, type VaultRecord } from './vault-records'

const key = () => new Uint8Array(32).fill(7)
const sha256 = 'b'.repeat(64)
const at = '2026-11-23T01:30:00.000Z'
const newest = Math.max(...storeMigrations.map(({ version }) => version))

const recordOf = (storeName: string) => ({ storeName }) as VaultRecord
const vaultOf = (record: VaultRecord): OpenedVault => ({ record, dataKey: key() })
/** What the machine keeps of its keys. */
function keptKeys() {
  const kept: VaultRecord[] = []
  return { kept, put: async (record: VaultRecord) => void kept.push(record) }
}

function oneCopy() {
  let parts: readonly Uint8Array[] = []
  const host = {
    write: async (_name: string, reason: 'beforeUpdate', given: AsyncIterable<Uint8Array>) => {
      parts = await allOf(given)
      return { id: 'c1', at, reason, bytes: 1 }
    },
    async *read() {
      yield* parts
    },
  }
  return new StoreBackups(host as unknown as HostBackups)
}

async function writeOrder(database: string, id: string): Promise<void> {
  const store = await openDiskStore(database, key())
  await store.write((tx) => tx.putRows([{ ...put('workOrder', testOrder(id), 1), scopes: [], generation: 0 } as never]))
  store.close()
}
const ordersIn = async (database: string) => {
  const store = await openDiskStore(database, key())
  const rows = await store.read((tx) => tx.rowsAfter('workOrder', undefined, 10))
  store.close()
  return rows.map(({ id }) => id)
}

/** To a schema that this version does not know. */
async function migratedFurther(database: string): Promise<void> {
  await new Promise<void>((done, failed) => {
    const request = indexedDB.open(database, (newest + 1) * 10)
    request.onsuccess = () => {
      request.result.close()
      done()
    }
    request.onerror = () => failed(request.error)
  })
}

describe('a store that a newer version wrote', () => {
  it('stays as it is beside the copy from before the update, which this version opens', async () => {
    const record = recordOf('desk-store-back')
    const backups = oneCopy()
    await writeOrder('desk-store-back', 'o1')
    await backups.write(vaultOf(record), 'beforeUpdate')
    await writeOrder('desk-store-back', 'o2')
    await migratedFurther('desk-store-back')
    await expect(ordersIn('desk-store-back')).rejects.toBeInstanceOf(NewerStoreError)

    const place = await besideNewer(record)
    expect(place).toMatchObject({ storeName: 'desk-store-back', databasesAside: ['desk-store-back'] })
    await backups.restore(vaultOf(place), 'c1')
    expect(await ordersIn(databaseOf(place))).toEqual(['o1'])

    const untouched = await new Dexie('desk-store-back').open()
    expect(untouched.verno).toBe(newest + 1)
    expect(await untouched.table('workOrder').toCollection().primaryKeys()).toEqual(['o1', 'o2'])
    untouched.close()
    // Another start: nothing can be taken up yet, and nothing is put away.
    const vault = keptKeys()
    const store = await openDiskStore(databaseOf(place), key())
    expect(await takeUpAside(vaultOf(place), store, vault)).toEqual(place)
    store.close()
    expect(vault.kept).toEqual([])
    expect((await indexedDB.databases()).map(({ name }) => name)).toContain('desk-store-back')
  })

  it('is no other place for a copy while this version reads it', async () => {
    const record = recordOf('desk-store-plain')
    await writeOrder('desk-store-plain', 'o1')
    expect(await besideNewer(record)).toBe(record)
  })

  it('gives back, once this version reads it, the files and the refused work that it alone has, and goes', async () => {
    const [aside, present] = ['desk-store-aside', 'desk-store-aside-1']
    const refused = { commandId: 'k1', status: 'rejected', type: 'x', input: '张三', at } as const
    const newer = await openDiskStore(aside, key())
    await newer.write(async (tx) => {
      await tx.putBlob({ sha256, size: 6, parts: 2, state: 'kept', usedAt: at })
      await tx.putBlobPart(sha256, 0, new Uint8Array([1, 2, 3]))
      await tx.putBlobPart(sha256, 1, new Uint8Array([4, 5, 6]))
      await tx.putBlob({ sha256: 'c'.repeat(64), size: 1, parts: 1, state: 'cached', usedAt: at })
      await tx.putAttention([
        { ...refused, refusal: { code: 'sync.blocked' }, subject: { type: 'workOrder', id: 'o1' } },
      ])
    })
    newer.close()

    const store = await openDiskStore(present, key())
    const vault = keptKeys()
    const stillThere: boolean[] = []
    const put = async (kept: VaultRecord) => {
      stillThere.push((await indexedDB.databases()).some(({ name }) => name === aside))
      await vault.put(kept)
    }
    const record = { ...recordOf(aside), database: present, databasesAside: [aside] }
    const left = await takeUpAside(vaultOf(record), store, { put })
    // A power failure between the two leaves no database that nobody names.
    expect(stillThere).toEqual([false])
    expect(left).toEqual({ storeName: aside, database: present })
    expect(vault.kept).toEqual([left])
    const [files, bytes, attention] = await store.read(
      async (tx) => [await tx.blobs(), await tx.blobPart(sha256, 1), await tx.attention()] as const,
    )
    // What the server has too it gives again.
    expect(files.map((file) => [file.sha256, file.state])).toEqual([[sha256, 'kept']])
    expect(bytes).toEqual(new Uint8Array([4, 5, 6]))
    expect(attention).toMatchObject([refused])
    store.close()
    expect((await indexedDB.databases()).map(({ name }) => name)).not.toContain(aside)
  })

  it('is erased with what a power failure left beside it, and nothing of another store', async () => {
    const [aside, present, unnamed, others] = ['desk-store-e', 'desk-store-e-1', 'desk-store-e-2', 'desk-store-f']
    for (const name of [aside, present, unnamed, others]) await writeOrder(name, 'o1')
    await migratedFurther(aside)
    await eraseBeside({ ...recordOf(aside), database: present, databasesAside: [aside] })
    const left = (await indexedDB.databases()).map(({ name }) => name)
    expect(left.filter((name) => name?.startsWith('desk-store-e'))).toEqual([present])
    expect(left).toContain(others)
  })
})
