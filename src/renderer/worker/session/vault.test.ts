import { describe, expect, it } from 'vitest'
import type { HostSecrets } from '#shared/host'
import { DeskError } from '#shared/messages/catalogue'
import { quickDerivation } from '../testing/quick-derivation'
import { newKeyDerivation } from './password-key'
import { unlockDelay } from './unlock-delay'
import { Vault } from './vault'
import type { VaultRecord, VaultRecords } from './vault-records'

const user = { userId: 'u1', login: 'zhangwei', name: '张伟' }
const noSecrets: HostSecrets = { available: async () => false, wrap: async (b) => b, unwrap: async (b) => b }

function memoryVault(secrets: HostSecrets = noSecrets) {
  const records = new Map<string, VaultRecord>()
  const port: VaultRecords = {
    all: async () => [...records.values()],
    put: async (record) => {
      records.set(record.storeName, record)
    },
  }
  const clock = { now: Date.parse('2026-11-23T01:30:00Z') }
  // As weak as the algorithm allows: what is tested here is not how long it takes.
  const vault = new Vault(port, secrets, () => clock.now, quickDerivation)
  const only = async () => {
    const [record] = await vault.list()
    if (!record) throw new Error('no record')
    return record
  }
  return { vault, records, clock, only }
}

describe('a vault', () => {
  it('opens with the password and with no other', async () => {
    const { vault, only } = memoryVault()
    const { dataKey } = await vault.create(user, 'richtig-geheim', 'client')
    const opened = await vault.unlock(await only(), 'richtig-geheim')
    expect(opened.ok && opened.dataKey).toEqual(dataKey)
    expect(await vault.unlock(await only(), 'falsch')).toEqual({ ok: false, refusal: { code: 'local.wrongPassword' } })
  })

  it('keeps neither password nor data key where it could be read', async () => {
    const { vault, only } = memoryVault()
    const { dataKey } = await vault.create(user, 'richtig-geheim', 'client')
    const record = await only()
    const bytes = Buffer.from(record.wrapped)
    expect(bytes.includes(Buffer.from(dataKey))).toBe(false)
    expect(bytes.toString('latin1')).not.toContain(JSON.stringify([...dataKey]))
    expect(JSON.stringify(record)).not.toContain('richtig')
  })

  it('makes guessing slower with every wrong password, and forgets them after the right one', async () => {
    const { vault, clock, only } = memoryVault()
    await vault.create(user, 'pw', 'client')
    for (let n = 0; n < 3; n += 1) await vault.unlock(await only(), 'guess')
    const throttled = { ok: false, refusal: { code: 'local.throttled', args: { seconds: 5 } } }
    expect(await vault.unlock(await only(), 'pw')).toEqual(throttled)
    clock.now += 5000
    expect(await vault.unlock(await only(), 'pw')).toMatchObject({ ok: true })
    expect((await only()).failures).toBe(0)
  })

  it('opens by the new password after it was sealed anew, with the same data key', async () => {
    const { vault, only } = memoryVault()
    const created = await vault.create(user, 'old', 'client')
    await vault.rewrap(created, 'new')
    const opened = await vault.unlock(await only(), 'new')
    expect(opened.ok && opened.dataKey).toEqual(created.dataKey)
    expect(await vault.unlock(await only(), 'old')).toMatchObject({ ok: false })
  })

  it('does not open when its bytes were changed', async () => {
    const { vault, records, only } = memoryVault()
    await vault.create(user, 'pw', 'client')
    const record = await only()
    const wrapped = record.wrapped.slice()
    wrapped[40] = (wrapped[40] ?? 0) ^ 1
    records.set(record.storeName, { ...record, wrapped })
    expect(await vault.unlock(await only(), 'pw')).toMatchObject({ ok: false })
  })

  it('needs the machine’s keychain as well, where there is one, and blames no password for it', async () => {
    const mask = (bytes: Uint8Array) => bytes.map((byte) => byte ^ 0x5a)
    let broken = false
    const { vault, only } = memoryVault({
      available: async () => true,
      wrap: async (bytes) => mask(bytes),
      unwrap: async (bytes) => {
        if (broken) throw new DeskError('desktop.keychainForeign')
        return mask(bytes)
      },
    })
    await vault.create(user, 'pw', 'client')
    expect(await vault.unlock(await only(), 'pw')).toMatchObject({ ok: true })
    broken = true
    const answer = await vault.unlock(await only(), 'pw')
    expect(answer).toMatchObject({ ok: false, refusal: { code: 'desktop.keychainForeign' } })
    expect((await only()).failures).toBe(0)
  })

  it('lists a store that was set aside no more, and keeps it', async () => {
    const { vault, records, only } = memoryVault()
    await vault.create(user, 'pw', 'client')
    await vault.setAside(await only())
    expect(await vault.list()).toEqual([])
    expect(records.size).toBe(1)
  })
})

describe('the key of a password', () => {
  it('takes 64 MiB and three passes', () => {
    expect(newKeyDerivation()).toMatchObject({ memoryKiB: 65_536, passes: 3 })
    expect(newKeyDerivation().salt).not.toEqual(newKeyDerivation().salt)
  })
})

describe('the delay between tries', () => {
  it('is nothing for typing errors, doubles, and ends at a quarter of an hour', () => {
    expect([0, 2, 3, 4, 6, 40].map((failures) => unlockDelay(failures, 0, 0))).toEqual([
      0, 0, 5000, 10_000, 40_000, 900_000,
    ])
  })

  it('does not end because the clock was set back, nor last for ever', () => {
    expect(unlockDelay(3, 1_000_000, 0)).toBe(5000)
    expect(unlockDelay(3, 0, 5000)).toBe(0)
  })
})
