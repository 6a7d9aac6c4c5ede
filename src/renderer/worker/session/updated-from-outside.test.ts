import { describe, expect, it } from 'vitest'
import { testOrder } from '#shared/commands/testing/test-order'
import { MemoryBackups } from '../../../../tests/support/memory-backups'
import { StoreBackups } from '../backup/store-backups'
import { openDexieRecords } from '../store/dexie-records'
import { openDiskStore, storeOver } from '../store/local-store'
import { storeMigrations } from '../store/migrations'
import { keySealer } from '../store/sealer'
import { put } from '../testing/test-stores'
import type { OpenedVault } from './vault'
import type { VaultRecord } from './vault-records'

const key = () => new Uint8Array(32).fill(7)
const vaultOf = (storeName: string): OpenedVault => ({ record: { storeName } as VaultRecord, dataKey: key() })
const earlier = storeMigrations.slice(0, -1)
const order = { ...put('workOrder', testOrder('o1'), 1), scopes: [], generation: 0 }

/** A store as the version before this one left it. */
async function leftByTheEarlier(name: string): Promise<void> {
  const store = storeOver(await openDexieRecords(name, earlier), await keySealer(key()), true)
  await store.write((tx) => tx.putRows([order as never]))
  store.close()
}
const reasons = async (host: MemoryBackups, name: string) => (await host.list(name)).map(({ reason }) => reason)

describe('a program that an administrator updated', () => {
  it('copies a store before it migrates it, so that the earlier version can have it back', async () => {
    const name = 'desk-store-outside'
    const host = new MemoryBackups()
    const backups = new StoreBackups(host)
    await leftByTheEarlier(name)
    await backups.beforeMigration(vaultOf(name))
    expect(await reasons(host, name)).toEqual(['beforeUpdate'])
    // It was only read: the earlier version would still open it.
    await expect(openDexieRecords(name, earlier).then((records) => records.close())).resolves.toBeUndefined()

    const [copy] = await host.list(name)
    await backups.restore(vaultOf(name), copy?.id ?? '')
    const store = await openDiskStore(name, key())
    expect(
      await store.read(async (tx) => (await tx.rowsAfter('workOrder', undefined, 10)).map(({ id }) => id)),
    ).toEqual(['o1'])
    store.close()
  })

  it('writes none where the desk itself has just written it, where nothing is migrated, and where no store is yet', async () => {
    const name = 'desk-store-own-update'
    const host = new MemoryBackups()
    const backups = new StoreBackups(host)
    await backups.beforeMigration(vaultOf(name))
    expect(await reasons(host, name)).toEqual([])
    await leftByTheEarlier(name)
    await backups.beforeMigration(vaultOf(name))
    await backups.beforeMigration(vaultOf(name))
    expect(await reasons(host, name)).toEqual(['beforeUpdate'])
    await backups.write(vaultOf(name), 'daily')
    await backups.beforeMigration(vaultOf(name))
    expect(await reasons(host, name)).toEqual(['daily', 'beforeUpdate'])
  })
})
