import { v7 as uuidv7 } from 'uuid'
import type { HostSecrets } from '#shared/host'
import { DeskError, type Refusal } from '#shared/messages/catalogue'
import { fromBase64Url } from '#shared/security/base64-url'
import { keyIdOf, sealTo, slotPlace } from '#shared/security/recovery'
import { keySealer, SealBrokenError } from '../store/sealer'
import type { SuiteName } from '../store/suites/cipher-suite'
import { orWipe } from './or-wipe'
import { type KeyDerivation, newKeyDerivation, passwordKey } from './password-key'
import { unlockDelay } from './unlock-delay'
import type { VaultRecord, VaultRecords } from './vault-records'

export interface OpenedVault {
  readonly record: VaultRecord
  /** 32 random bytes that seal the store; wipe it when the store has its own copy. */
  readonly dataKey: Uint8Array
}

export type Unlocked = ({ readonly ok: true } & OpenedVault) | { readonly ok: false; readonly refusal: Refusal }

interface VaultUser {
  readonly userId: string
  readonly login: string
  readonly name: string
}

/** What the machine and its policy ask of new keys. */
export interface VaultRules {
  readonly suite: SuiteName
  /** Public key of the office (base64url) for the second slot. */
  readonly recoveryKey?: string | undefined
  readonly leaseDays: number
  /** `none`: a machine of a kind that has no keychain, as a browser; else whether a store may do without. */
  readonly withoutKeychain: 'none' | 'ask' | 'refuse'
}

export const browserRules: VaultRules = { suite: 'xchacha20', leaseDays: 14, withoutKeychain: 'none' }

/**
 * The keys of the local stores. Each store has a random data key, which is kept sealed under its user's password, then by
 * the machine's keychain, so that both are needed; and once more to the office's recovery key. A new password seals the
 * same key again, so no row is ever rewritten for it.
 */
export class Vault {
  constructor(
    private readonly records: VaultRecords,
    private readonly secrets: HostSecrets,
    private readonly now: () => number = Date.now,
    private readonly derivation: () => KeyDerivation = newKeyDerivation,
    readonly rules: VaultRules = browserRules,
  ) {}

  /** Last logged in first. */
  async list(): Promise<VaultRecord[]> {
    const records = await this.records.all()
    return records.filter((record) => !record.setAsideAt).sort((a, b) => (a.lastLoginAt < b.lastLoginAt ? 1 : -1))
  }

  async ofUser(userId: string): Promise<VaultRecord | undefined> {
    return (await this.list()).find((record) => record.userId === userId)
  }

  async ofLogin(login: string): Promise<VaultRecord | undefined> {
    const wanted = login.trim().toLowerCase()
    return (await this.list()).find((record) => record.login.toLowerCase() === wanted)
  }

  /**
   * A new store's key. `agreed`: the officer has said yes to a store whose key no keychain protects.
   * @throws DeskError `local.keychainAsk`, `local.keychainDemanded` where there is no keychain
   */
  async create(user: VaultUser, password: string, clientId: string, agreed = false): Promise<OpenedVault> {
    const withoutKeychainAt = await this.judgeKeychain(agreed)
    const dataKey = crypto.getRandomValues(new Uint8Array(32))
    const storeName = `desk-store-${uuidv7()}`
    const { suite } = this.rules
    const record: VaultRecord = {
      ...user,
      ...(await this.wrap(storeName, dataKey, password, suite)),
      ...this.recoverySlot(storeName, dataKey),
      ...(withoutKeychainAt ? { withoutKeychainAt } : {}),
      suite,
      storeName,
      clientId,
      lastLoginAt: new Date(this.now()).toISOString(),
      failures: 0,
      lastFailureAt: 0,
    }
    return orWipe(dataKey, async () => {
      await this.records.put(record)
      return { record, dataKey }
    })
  }

  async unlock(record: VaultRecord, password: string): Promise<Unlocked> {
    const now = this.now()
    const wait = unlockDelay(record.failures, record.lastFailureAt, now)
    if (wait > 0) return { ok: false, refusal: { code: 'local.throttled', args: { seconds: Math.ceil(wait / 1000) } } }
    // Counted beforehand: ending the program while it computes must not give a free try.
    await this.records.put({ ...record, failures: record.failures + 1, lastFailureAt: now })
    try {
      const dataKey = await this.unwrap(record, password)
      const slot = this.hasSlot(record) ? {} : this.recoverySlot(record.storeName, dataKey)
      const opened: VaultRecord = { ...record, ...slot, failures: 0, lastFailureAt: 0 }
      await this.records.put(opened)
      return { ok: true, record: opened, dataKey }
    } catch (error) {
      if (error instanceof SealBrokenError) return { ok: false, refusal: { code: 'local.wrongPassword' } }
      // The keychain said no, not the password.
      await this.records.put(record)
      if (error instanceof DeskError) return { ok: false, refusal: error.refusal }
      throw error
    }
  }

  /**
   * Seals the same data key under another password. A store that the keychain protects loses it as a new one goes without:
   * `agreed` by the officer and on record, or not at all.
   * @throws DeskError `local.keychainAsk`, `local.keychainDemanded`; the record is as before then
   */
  async rewrap({ record, dataKey }: OpenedVault, password: string, agreed = false): Promise<VaultRecord> {
    const { suite = 'xchacha20', withoutKeychainAt: earlier, ...rest } = record
    const withoutKeychainAt = record.keychain ? await this.judgeKeychain(agreed) : earlier
    const wrapped = await this.wrap(record.storeName, dataKey, password, suite)
    const agreement = withoutKeychainAt && !wrapped.keychain ? { withoutKeychainAt } : {}
    const rewrapped = { ...rest, suite, ...wrapped, ...agreement }
    await this.records.put(rewrapped)
    return rewrapped
  }

  async noteLogin(record: VaultRecord, user: VaultUser): Promise<VaultRecord> {
    const noted = { ...record, ...user, lastLoginAt: new Date(this.now()).toISOString() }
    await this.records.put(noted)
    return noted
  }

  async put(record: VaultRecord): Promise<void> {
    await this.records.put(record)
  }

  async setClientId(storeName: string, clientId: string): Promise<void> {
    const record = (await this.records.all()).find((known) => known.storeName === storeName)
    if (record) await this.records.put({ ...record, clientId })
  }

  /** Takes back a try that was no guess. */
  async forgive(record: VaultRecord): Promise<void> {
    await this.records.put(record)
  }

  /** Makes room for a new store of the same user; this one stays on the disk as it is. */
  async setAside(record: VaultRecord): Promise<void> {
    await this.records.put({ ...record, setAsideAt: new Date(this.now()).toISOString() })
  }

  private async judgeKeychain(agreed: boolean): Promise<string | undefined> {
    const { withoutKeychain } = this.rules
    if (withoutKeychain === 'none' || (await this.secrets.available())) return undefined
    if (withoutKeychain === 'refuse') throw new DeskError('local.keychainDemanded')
    if (!agreed) throw new DeskError('local.keychainAsk')
    return new Date(this.now()).toISOString()
  }

  private hasSlot({ recovery }: VaultRecord): boolean {
    const { recoveryKey } = this.rules
    return recoveryKey === undefined || recovery?.keyId === keyIdOf(fromBase64Url(recoveryKey))
  }

  private recoverySlot(storeName: string, dataKey: Uint8Array): Pick<VaultRecord, 'recovery'> {
    const { recoveryKey } = this.rules
    if (recoveryKey === undefined) return {}
    const publicKey = fromBase64Url(recoveryKey)
    return { recovery: { keyId: keyIdOf(publicKey), wrapped: sealTo(publicKey, slotPlace(storeName), dataKey) } }
  }

  private async wrap(storeName: string, dataKey: Uint8Array, password: string, suite: SuiteName = 'xchacha20') {
    const derivation = this.derivation()
    const sealer = await keySealer(await passwordKey(password, derivation), suite)
    const sealed = sealer.sealBytes(placeOf(storeName), dataKey)
    sealer.wipe()
    const keychain = await this.secrets.available()
    return { ...derivation, keychain, wrapped: keychain ? await this.secrets.wrap(sealed) : sealed }
  }

  private async unwrap(record: VaultRecord, password: string): Promise<Uint8Array> {
    const sealed = record.keychain ? await this.secrets.unwrap(record.wrapped) : record.wrapped
    const sealer = await keySealer(await passwordKey(password, record), record.suite)
    const place = placeOf(record.storeName)
    try {
      // Stores from before there were suites hold their key as a list of numbers.
      return record.suite ? sealer.openBytes(place, sealed) : Uint8Array.from(sealer.open(place, sealed) as number[])
    } finally {
      sealer.wipe()
    }
  }
}

function placeOf(storeName: string): string {
  return `vault/${storeName}`
}
