import { v7 as uuidv7 } from 'uuid'
import type { HostSecrets } from '#shared/host'
import { DeskError, type Refusal } from '#shared/messages/catalogue'
import { keySealer, SealBrokenError } from '../store/sealer'
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

/**
 * The keys of the local stores. Each store has a random data key, which is kept sealed under its user's password; a new
 * password seals the same key again, so no row is ever rewritten for it.
 */
export class Vault {
  constructor(
    private readonly records: VaultRecords,
    private readonly secrets: HostSecrets,
    private readonly now: () => number = Date.now,
    private readonly derivation: () => KeyDerivation = newKeyDerivation,
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

  /** A new store's key. */
  async create(user: VaultUser, password: string, clientId: string): Promise<OpenedVault> {
    const dataKey = crypto.getRandomValues(new Uint8Array(32))
    const storeName = `desk-store-${uuidv7()}`
    const wrapped = await this.wrap(storeName, dataKey, password)
    const lastLoginAt = new Date(this.now()).toISOString()
    const record = { ...user, ...wrapped, storeName, clientId, lastLoginAt, failures: 0, lastFailureAt: 0 }
    await this.records.put(record)
    return { record, dataKey }
  }

  async unlock(record: VaultRecord, password: string): Promise<Unlocked> {
    const wait = unlockDelay(record.failures, record.lastFailureAt, this.now())
    if (wait > 0) return { ok: false, refusal: { code: 'local.throttled', args: { seconds: Math.ceil(wait / 1000) } } }
    // Counted beforehand: ending the program while it computes must not give a free try.
    await this.records.put({ ...record, failures: record.failures + 1, lastFailureAt: this.now() })
    try {
      const dataKey = await this.unwrap(record, password)
      const opened = { ...record, failures: 0, lastFailureAt: 0 }
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

  /** Seals the same data key under another password. */
  async rewrap({ record, dataKey }: OpenedVault, password: string): Promise<VaultRecord> {
    const rewrapped = { ...record, ...(await this.wrap(record.storeName, dataKey, password)) }
    await this.records.put(rewrapped)
    return rewrapped
  }

  async noteLogin(record: VaultRecord, user: VaultUser): Promise<VaultRecord> {
    const noted = { ...record, ...user, lastLoginAt: new Date(this.now()).toISOString() }
    await this.records.put(noted)
    return noted
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

  private async wrap(storeName: string, dataKey: Uint8Array, password: string) {
    const derivation = this.derivation()
    const sealer = keySealer(await passwordKey(password, derivation))
    const sealed = sealer.seal(placeOf(storeName), [...dataKey]) as Uint8Array
    sealer.wipe()
    const keychain = await this.secrets.available()
    return { ...derivation, keychain, wrapped: keychain ? await this.secrets.wrap(sealed) : sealed }
  }

  private async unwrap(record: VaultRecord, password: string): Promise<Uint8Array> {
    const sealed = record.keychain ? await this.secrets.unwrap(record.wrapped) : record.wrapped
    const sealer = keySealer(await passwordKey(password, record))
    try {
      return Uint8Array.from(sealer.open(placeOf(record.storeName), sealed) as number[])
    } finally {
      sealer.wipe()
    }
  }
}

function placeOf(storeName: string): string {
  return `vault/${storeName}`
}
