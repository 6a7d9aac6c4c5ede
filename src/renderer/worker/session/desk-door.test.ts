import { quickDerivation } from '../testing/quick-derivation'
import 'fake-indexeddb/auto'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { commandRegistry } from '#shared/commands/registry'
import type { HostJournal, HostSecrets, Journal } from '#shared/host'
import { DeskError } from '#shared/messages/catalogue'
import type { SessionInfo } from '#shared/sync/session-protocol'
import { MemoryBackups } from '../../../../tests/support/memory-backups'
import { MemoryJournals } from '../../../../tests/support/memory-journals'
import { StoreBackups } from '../backup/store-backups'
import { OpenDesk } from '../desk/open-desk'
import { openDiskStore, openMemoryStore } from '../store/local-store'
import { DeskDoor, type DoorParts } from './desk-door'
import { browserRules, Vault } from './vault'
import type { VaultRecord, VaultRecords } from './vault-records'

const session: SessionInfo = {
  user: { id: 'zhang', login: 'zhangwei', name: '张伟', roles: ['officer'], organId: 'justice', region: '411700' },
  csrf: 'c',
  expiresAt: '2026-11-27T00:00:00.000Z',
  idleMinutes: 30,
  clientId: '0190b0a0-0000-7000-8000-000000000001',
  enrolled: true,
  requires: null,
  demo: false,
}
const clientId = '0190b0a0-0000-7000-8000-000000000001'

/** Journals that know which of them are open. */
class CountedJournals implements HostJournal {
  readonly openNow = new Set<Journal>()
  failsToReplay = false
  private readonly kept = new MemoryJournals()

  open: HostJournal['open'] = async (name) => {
    const journal = await this.kept.open(name)
    const fail = () => {
      throw new DeskError('desktop.journalNotOpened', { reason: 'EIO' })
    }
    const counted: Journal = {
      ...journal,
      replay: () => (this.failsToReplay ? fail() : journal.replay()),
      close: async () => void this.openNow.delete(counted),
    }
    this.openNow.add(counted)
    return counted
  }
}

function machine() {
  const records = new Map<string, VaultRecord>()
  const port: VaultRecords = {
    all: async () => [...records.values()],
    put: async (record) => void records.set(record.storeName, record),
  }
  const secrets: HostSecrets = { available: async () => false, wrap: async (b) => b, unwrap: async (b) => b }
  const vault = new Vault(port, secrets, Date.now, quickDerivation, browserRules)
  /** Every key that left the vault. */
  const keys: Uint8Array[] = []
  const { create, unlock } = vault
  vault.create = async (...given) => {
    const made = await create.apply(vault, given)
    keys.push(made.dataKey)
    return made
  }
  vault.unlock = async (...given) => {
    const unlocked = await unlock.apply(vault, given)
    if (unlocked.ok) keys.push(unlocked.dataKey)
    return unlocked
  }
  const journals = new CountedJournals()
  const lock = { free: true, held: false }
  const windowLock = {
    acquire: async () => {
      lock.held = lock.free
      return lock.free
    },
    release: () => {
      lock.held = false
    },
    heldElsewhere: async () => !lock.free,
    takeOver: async () => undefined,
    onAsked: () => undefined,
  }
  const door = new DeskDoor({
    vault: async () => vault,
    windowLock,
    journals,
    openDiskStore,
    openMemoryStore,
    backups: new StoreBackups(new MemoryBackups()),
    persist: async () => true,
    transport: { request: () => Promise.reject(new Error('offline')), events: () => () => undefined },
    registry: commandRegistry,
    clock: Date.now,
    emit: () => undefined,
    emitAtOnce: () => undefined,
  } as DoorParts)
  const enter = () => door.openAfterLogin(session, 'pw', clientId, {})
  const known = async () => {
    const entered = await enter()
    if (!entered.ok) throw new Error(entered.refusal.code)
    await entered.desk.close()
    lock.held = false
    const record = await vault.ofUser('zhang')
    if (!record) throw new Error('no record')
    return record
  }
  return { vault, door, journals, lock, keys, enter, known }
}

/** Nothing of the store is open, and no key is left. */
function expectShut({ journals, lock, keys }: ReturnType<typeof machine>, opened: number) {
  expect(keys).toHaveLength(opened)
  for (const key of keys) expect([...key].every((byte) => byte === 0)).toBe(true)
  expect(journals.openNow.size).toBe(0)
  expect(lock.held).toBe(false)
}

describe('an opening that fails', () => {
  afterEach(() => vi.restoreAllMocks())

  it('leaves neither key nor journal open where the desk cannot read its store', async () => {
    const at = machine()
    const record = await at.known()
    vi.spyOn(OpenDesk, 'open').mockRejectedValueOnce(new DeskError('local.storeLost'))
    expect(await at.door.unlock(record, 'pw')).toMatchObject({ refusal: { code: 'local.storeLost' } })
    expectShut(at, 2)
  })

  it('leaves neither where the journal cannot be read', async () => {
    const at = machine()
    const record = await at.known()
    at.journals.failsToReplay = true
    expect(await at.door.unlock(record, 'pw')).toMatchObject({ refusal: { code: 'desktop.journalNotOpened' } })
    expectShut(at, 2)
  })

  it('leaves no key where another window has the store', async () => {
    const at = machine()
    const record = await at.known()
    at.lock.free = false
    const otherWindow = { ok: false, refusal: { code: 'local.otherWindow' } }
    expect(await at.door.unlock(record, 'pw')).toMatchObject(otherWindow)
    expect(await at.door.restore(record, 'pw', 'copy')).toMatchObject(otherWindow)
    expectShut(at, 3)
  })

  it('leaves no key where a copy cannot be put back', async () => {
    const at = machine()
    const record = await at.known()
    const damaged = new DeskError('desktop.backupDamaged')
    vi.spyOn(StoreBackups.prototype, 'restore').mockRejectedValueOnce(damaged)
    expect(await at.door.restore(record, 'pw', 'copy')).toMatchObject({ refusal: damaged.refusal })
    expectShut(at, 2)
  })

  it('leaves no key where the login cannot be noted, or the new password not take its place', async () => {
    const at = machine()
    await at.known()
    vi.spyOn(at.vault, 'noteLogin').mockRejectedValueOnce(new DeskError('local.storageFull'))
    expect(await at.enter()).toMatchObject({ refusal: { code: 'local.storageFull' } })
    vi.spyOn(at.vault, 'rewrap').mockRejectedValueOnce(new DeskError('local.keychainDemanded'))
    expect(await at.door.openAfterLogin(session, 'new', clientId, { oldPassword: 'pw' })).toMatchObject({
      refusal: { code: 'local.keychainDemanded' },
    })
    expectShut(at, 3)
  })

  it('does not keep the store shut for later', async () => {
    const at = machine()
    const record = await at.known()
    vi.spyOn(OpenDesk, 'open').mockRejectedValueOnce(new DeskError('local.storeLost'))
    await at.door.unlock(record, 'pw')
    const again = await at.door.unlock(record, 'pw')
    expect(again).toMatchObject({ ok: true })
    if (again.ok) await again.desk.close()
    expectShut({ ...at, lock: { ...at.lock, held: false } }, 3)
  })
})
