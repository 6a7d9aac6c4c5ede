import { describe, expect, it } from 'vitest'
import type { HostSecrets } from '#shared/host'
import { fromBase64Url, toBase64Url } from '#shared/security/base64-url'
import { answerRequest, newKeyPair } from '#shared/security/recovery'
import { quickDerivation } from '../testing/quick-derivation'
import { StoreRecovery } from './store-recovery'
import { browserRules, Vault, type VaultRules } from './vault'
import type { VaultRecord, VaultRecords } from './vault-records'

const zhang = { userId: 'u1', login: 'zhangwei', name: '张伟' }
const li = { userId: 'u2', login: 'lina', name: '李娜' }
const DAY = 86_400_000
const office = newKeyPair()
const recoveryKey = toBase64Url(office.publicKey)
const encode = (value: unknown) => new TextEncoder().encode(JSON.stringify(value))

function machine(rules: Partial<VaultRules> = {}, hasKeychain = false) {
  const records = new Map<string, VaultRecord>()
  const port: VaultRecords = {
    all: async () => [...records.values()],
    put: async (record) => void records.set(record.storeName, record),
  }
  const mask = async (bytes: Uint8Array) => bytes.map((byte) => byte ^ 0x5a)
  const keychain = { present: hasKeychain }
  const secrets: HostSecrets = { available: async () => keychain.present, wrap: mask, unwrap: mask }
  const clock = { now: Date.parse('2026-11-23T01:30:00Z') }
  const vault = new Vault(port, secrets, () => clock.now, quickDerivation, { ...browserRules, ...rules })
  const of = async (userId: string) => {
    const record = await vault.ofUser(userId)
    if (!record) throw new Error('no record')
    return record
  }
  return { vault, records, clock, keychain, of, recovery: new StoreRecovery(vault, secrets, () => clock.now) }
}

describe('two officers on one machine', () => {
  it('have stores and keys of their own, and neither opens the other’s', async () => {
    const { vault, of } = machine()
    const first = await vault.create(zhang, 'pw-zhang', 'c1')
    const second = await vault.create(li, 'pw-li', 'c2')
    expect(first.record.storeName).not.toBe(second.record.storeName)
    expect(first.dataKey).not.toEqual(second.dataKey)
    expect(await vault.unlock(await of('u1'), 'pw-li')).toMatchObject({ ok: false })
    expect(await vault.unlock(await of('u2'), 'pw-li')).toMatchObject({ ok: true, dataKey: second.dataKey })
  })
})

describe.each(['xchacha20', 'sm4'] as const)('a store sealed with %s', (suite) => {
  it('opens by its password, by a changed one, and by what it was made with', async () => {
    const { vault, of } = machine({ suite })
    const created = await vault.create(zhang, 'old', 'c1')
    expect(created.record.suite).toBe(suite)
    await vault.rewrap(created, 'new')
    expect(await vault.unlock(await of('u1'), 'new')).toMatchObject({ ok: true, dataKey: created.dataKey })
    expect(await vault.unlock(await of('u1'), 'old')).toMatchObject({ ok: false })
  })
})

describe('a wrong password a thousand times', () => {
  it('opens nothing, loses nothing, and takes ten days at least', async () => {
    const { vault, clock, of } = machine()
    const { dataKey } = await vault.create(zhang, 'right', 'c1')
    const start = clock.now
    let tried = 0
    while (tried < 1000) {
      const answer = await vault.unlock(await of('u1'), `guess ${tried}`)
      if (answer.ok) throw new Error('opened')
      if (answer.refusal.code === 'local.throttled') clock.now += Number(answer.refusal.args?.seconds) * 1000
      else tried += 1
    }
    expect(clock.now - start).toBeGreaterThan(10 * DAY)
    clock.now += 15 * 60_000
    expect(await vault.unlock(await of('u1'), 'right')).toMatchObject({ ok: true, dataKey })
  })
})

describe('a machine whose keychain is missing', () => {
  it('makes no store before the officer agreed, and records when he did', async () => {
    const { vault, records, clock } = machine({ withoutKeychain: 'ask' })
    await expect(vault.create(zhang, 'pw', 'c1')).rejects.toMatchObject({ code: 'local.keychainAsk' })
    expect(records.size).toBe(0)
    const { record } = await vault.create(zhang, 'pw', 'c1', true)
    expect(record).toMatchObject({ keychain: false, withoutKeychainAt: new Date(clock.now).toISOString() })
  })

  it('makes none at all where the policy demands one', async () => {
    const { vault } = machine({ withoutKeychain: 'refuse' })
    await expect(vault.create(zhang, 'pw', 'c1', true)).rejects.toMatchObject({ code: 'local.keychainDemanded' })
    const { record } = await machine({ withoutKeychain: 'refuse' }, true).vault.create(zhang, 'pw', 'c1')
    expect(record.keychain).toBe(true)
  })
})

describe('a store whose keychain has gone since', () => {
  it('is not sealed anew without it where the policy demands one, and stays as it was', async () => {
    const { vault, of, keychain, recovery } = machine({ recoveryKey, withoutKeychain: 'refuse' }, true)
    const created = await vault.create(zhang, 'old', 'c1')
    const demanded = { code: 'local.keychainDemanded' }
    keychain.present = false
    await expect(vault.rewrap(created, 'new', true)).rejects.toMatchObject(demanded)
    const answer = encode(answerRequest(await recovery.ask(await of('u1')), office))
    await expect(recovery.finish(await of('u1'), answer, 'new', true)).rejects.toMatchObject(demanded)
    expect((await of('u1')).keychain).toBe(true)
    keychain.present = true
    expect(await vault.unlock(await of('u1'), 'old')).toMatchObject({ ok: true })
  })

  it('is recovered after the officer agreed, which is recorded; the answer still works then', async () => {
    const { vault, of, keychain, recovery, clock } = machine({ recoveryKey, withoutKeychain: 'ask' }, true)
    const { dataKey } = await vault.create(zhang, 'forgotten', 'c1')
    keychain.present = false
    const answer = encode(answerRequest(await recovery.ask(await of('u1')), office))
    await expect(recovery.finish(await of('u1'), answer, 'new')).rejects.toMatchObject({ code: 'local.keychainAsk' })
    expect((await of('u1')).keychain).toBe(true)
    const { record } = await recovery.finish(await of('u1'), answer, 'new', true)
    expect(record).toMatchObject({ keychain: false, withoutKeychainAt: new Date(clock.now).toISOString() })
    expect(await vault.unlock(await of('u1'), 'new')).toMatchObject({ ok: true, dataKey })
  })

  it('is not asked about twice, and forgets the yes when there is a keychain again', async () => {
    const { vault, keychain, clock } = machine({ withoutKeychain: 'ask' })
    const created = await vault.create(zhang, 'old', 'c1', true)
    const agreedAt = created.record.withoutKeychainAt
    clock.now += DAY
    const again = await vault.rewrap(created, 'new')
    expect(again).toMatchObject({ keychain: false, withoutKeychainAt: agreedAt })
    keychain.present = true
    const sealed = await vault.rewrap({ record: again, dataKey: created.dataKey }, 'newer')
    expect(sealed.keychain).toBe(true)
    expect(sealed).not.toHaveProperty('withoutKeychainAt')
  })
})

describe('a forgotten password', () => {
  it('loses nothing: the office opens the second slot, and a new password takes its place', async () => {
    const { vault, of, recovery } = machine({ recoveryKey }, true)
    const { dataKey } = await vault.create(zhang, 'forgotten', 'c1')
    const request = await recovery.ask(await of('u1'))
    expect(JSON.stringify(request)).not.toContain(toBase64Url(dataKey))
    const answer = encode(answerRequest(request, office))
    expect((await recovery.finish(await of('u1'), answer, 'new')).dataKey).toEqual(dataKey)
    expect(await vault.unlock(await of('u1'), 'new')).toMatchObject({ ok: true, dataKey })
    expect(await vault.unlock(await of('u1'), 'forgotten')).toMatchObject({ ok: false })
  })

  it('is not got around with an answer for another store, an older request, a used answer, or another key', async () => {
    const { vault, of, recovery } = machine({ recoveryKey })
    await vault.create(zhang, 'forgotten', 'c1')
    await vault.create(li, 'pw-li', 'c2')
    const foreign = { code: 'local.recoveryForeign' }
    const older = await recovery.ask(await of('u1'))
    const request = await recovery.ask(await of('u1'))
    const forLi = await recovery.ask(await of('u2'))
    for (const answer of [answerRequest(older, office), answerRequest(forLi, office), {}])
      await expect(recovery.finish(await of('u1'), encode(answer), 'new')).rejects.toMatchObject(foreign)
    expect(() => answerRequest(request, newKeyPair())).toThrow()
    expect(() => answerRequest({ ...request, storeName: 'desk-store-other' }, office)).toThrow()
    const good = encode(answerRequest(request, office))
    await recovery.finish(await of('u1'), good, 'new')
    await expect(recovery.finish(await of('u1'), good, 'again')).rejects.toMatchObject(foreign)
  })

  it('needs a slot, which an older store gets when it is next opened', async () => {
    const { vault, of, records, recovery } = machine({ recoveryKey })
    await vault.create(zhang, 'pw', 'c1')
    const { recovery: _slot, ...without } = await of('u1')
    records.set(without.storeName, without)
    await expect(recovery.ask(await of('u1'))).rejects.toMatchObject({ code: 'local.recoveryMissing' })
    await vault.unlock(await of('u1'), 'pw')
    expect(await recovery.ask(await of('u1'))).toMatchObject({ login: 'zhangwei' })
  })

  it('is told apart from no key: base64 of keys survives', () => {
    expect(fromBase64Url(recoveryKey)).toEqual(office.publicKey)
    expect(recoveryKey).toHaveLength(43)
  })
})
