import { v7 as uuidv7 } from 'uuid'
import type { BackupFile, BackupReason, HostJournal } from '#shared/host'
import { DeskError, type Refusal } from '#shared/messages/catalogue'
import type { SessionInfo } from '#shared/sync/session-protocol'
import type { LoginInput } from '../../data/desk-worker-api'
import type { StoreBackups } from '../backup/store-backups'
import { OpenDesk } from '../desk/open-desk'
import type { DeskProfile, OpenDeskParts } from '../desk/open-desk-parts'
import { CommandJournal } from '../journal/command-journal'
import { deleteDatabase, NewerStoreError } from '../store/dexie-records'
import type { LocalStore } from '../store/local-store'
import { keySealer, SealBrokenError } from '../store/sealer'
import type { SuiteName } from '../store/suites/cipher-suite'
import { isQuotaError, nameOf } from '../sync/failure-of'
import { besideNewer, eraseBeside, takeUpAside } from './beside-newer'
import { leaseEnded, noteTime } from './lease'
import { orWipe } from './or-wipe'
import type { StoreRecovery } from './store-recovery'
import type { OpenedVault, Unlocked, Vault } from './vault'
import { databaseOf, type VaultRecord } from './vault-records'
import type { WindowLock } from './window-lock'

export type Opened = { readonly ok: true; readonly desk: OpenDesk } | { readonly ok: false; readonly refusal: Refusal }

export interface DoorParts
  extends Pick<OpenDeskParts, 'transport' | 'registry' | 'clock' | 'emit' | 'emitAtOnce' | 'room'> {
  readonly vault: () => Promise<Vault>
  readonly windowLock: WindowLock
  /** The second place for commands; absent where the machine has none. */
  readonly journals?: HostJournal | undefined
  readonly openDiskStore: (name: string, dataKey: Uint8Array, suite?: SuiteName) => Promise<LocalStore>
  /** Copies of stores, on a machine that keeps some. */
  readonly backups?: StoreBackups
  /** Opens a store whose password is forgotten. */
  readonly recovery?: (vault: Vault) => StoreRecovery
  readonly openMemoryStore: () => LocalStore
  /** Asks the machine not to throw the store away when space is short. */
  readonly persist: () => Promise<unknown>
}

const fullDiskSigns: ReadonlySet<string> = new Set([
  'local.storeFailed',
  'local.storageFull',
  'desktop.journalNotOpened',
])

/** The ways into a store: made anew, opened by password, or in memory for who works online only. */
export class DeskDoor {
  /** The key of the store that is open, for copies of it; gone when the desk is closed. */
  private open: OpenedVault | undefined

  constructor(private readonly parts: DoorParts) {}

  /** After a login on the server, on a machine that keeps a store. */
  async openAfterLogin(
    session: SessionInfo,
    password: string,
    clientId: string,
    input: Pick<LoginInput, 'oldPassword' | 'startAnew' | 'recovery' | 'withoutKeychain'>,
  ): Promise<Opened> {
    return this.guarded(async () => {
      const vault = await this.parts.vault()
      const user = { userId: session.user.id, login: session.user.login, name: session.user.name }
      const known = await vault.ofUser(user.userId)
      if (known && input.startAnew) await vault.setAside(known)
      const opened: Unlocked =
        known && !input.startAnew
          ? await this.openKnown(vault, known, password, input)
          : { ok: true, ...(await vault.create(user, password, known ? uuidv7() : clientId, input.withoutKeychain)) }
      if (!opened.ok) return opened
      return orWipe(opened.dataKey, async () => {
        await vault.noteLogin(opened.record, user)
        await this.parts.persist()
        return this.openDisk(opened, profileOf(session))
      })
    })
  }

  /** By password alone; the network plays no part. */
  async unlock(record: VaultRecord, password: string): Promise<Opened> {
    return this.guarded(async () => {
      const unlocked = await (await this.parts.vault()).unlock(record, password)
      return unlocked.ok ? orWipe(unlocked.dataKey, () => this.openDisk(unlocked)) : unlocked
    })
  }

  backups(storeName: string): Promise<readonly BackupFile[]> {
    return this.parts.backups?.list(storeName) ?? Promise.resolve([])
  }

  /** A copy of the store that is open; nothing where the machine keeps none. @throws DeskError `desktop.backupNotWritten` */
  async backup(reason: BackupReason): Promise<void> {
    const { backups } = this.parts
    if (!this.open || !backups) return
    if (reason === 'daily') await backups.writeDaily(this.open)
    else await backups.write(this.open, reason)
  }

  /** Copies of the open store for which a newer one of the same reason stands. */
  async olderCopies(): Promise<readonly BackupFile[]> {
    return this.open && this.parts.backups ? this.parts.backups.older(this.open.record.storeName) : []
  }

  async dropOlderCopies(): Promise<void> {
    if (this.open) await this.parts.backups?.dropOlder(this.open.record.storeName)
  }

  /**
   * Puts a copy in the place of a store, by its password, and opens it; the journal brings what is younger. A store of a
   * newer version stays as it is: the copy gets a database of its own.
   */
  async restore(record: VaultRecord, password: string, id: string): Promise<Opened> {
    return this.guarded(async () => {
      const vault = await this.parts.vault()
      const unlocked = await vault.unlock(record, password)
      if (!unlocked.ok) return unlocked
      return orWipe(unlocked.dataKey, async () => this.openDisk(await this.putBack(vault, unlocked, id)))
    })
  }

  /** What two administrators need to open the store of someone who forgot its password. */
  async recoveryRequest(login: string): Promise<{ ok: true; request: Uint8Array } | { ok: false; refusal: Refusal }> {
    try {
      const vault = await this.parts.vault()
      const record = await vault.ofLogin(login)
      if (!record || !this.parts.recovery) return { ok: false, refusal: { code: 'local.recoveryMissing' } }
      const request = await this.parts.recovery(vault).ask(record)
      return { ok: true, request: new TextEncoder().encode(JSON.stringify(request, null, 2)) }
    } catch (error) {
      return { ok: false, refusal: storeRefusal(error) }
    }
  }

  /** `clientId` of a login is new and begins with seq 1; that of a restored session goes on where the server knows. */
  async openInMemory(session: SessionInfo, clientId: string, isNew: boolean): Promise<OpenDesk> {
    const store = this.parts.openMemoryStore()
    await store.write(async (tx) => {
      await tx.setMeta('clientId', clientId)
      if (isNew) await tx.setMeta('nextSeq', 1)
    })
    return OpenDesk.open({ ...this.parts, store, profile: profileOf(session), clientRenewed: async () => undefined })
  }

  private async openKnown(
    vault: Vault,
    record: VaultRecord,
    password: string,
    { oldPassword, recovery, withoutKeychain }: Pick<LoginInput, 'oldPassword' | 'recovery' | 'withoutKeychain'>,
  ): Promise<Unlocked> {
    if (recovery && this.parts.recovery)
      return { ok: true, ...(await this.parts.recovery(vault).finish(record, recovery, password, withoutKeychain)) }
    // The server has just said that `password` is right: if it does not open the store, it was changed elsewhere.
    const unlocked = await vault.unlock(record, oldPassword ?? password)
    if (!unlocked.ok) {
      const { code } = unlocked.refusal
      if (code !== 'local.wrongPassword') return unlocked
      if (oldPassword) return { ok: false, refusal: { code: 'local.oldPasswordWrong' } }
      // No guess at a password, so none is counted.
      await vault.forgive(record)
      return { ok: false, refusal: { code: 'local.oldPasswordNeeded' } }
    }
    if (!oldPassword) return unlocked
    return orWipe(unlocked.dataKey, async () => ({
      ...unlocked,
      record: await vault.rewrap(unlocked, password, withoutKeychain),
    }))
  }

  private async putBack(vault: Vault, unlocked: OpenedVault, id: string): Promise<OpenedVault> {
    await this.takeLock()
    const { record: present } = unlocked
    const place = await besideNewer(present)
    const into = { ...unlocked, record: place }
    try {
      // First: a power failure leaves an empty database, for which the copies are offered again.
      if (place !== present) await vault.put(place)
      await this.parts.backups?.restore(into, id)
      return into
    } catch (error) {
      if (place !== present) {
        await deleteDatabase(databaseOf(place))
        await vault.put(present)
      }
      this.parts.windowLock.release()
      throw error
    }
  }

  /** @throws DeskError `local.otherWindow` */
  private async takeLock(): Promise<void> {
    if (!(await this.parts.windowLock.acquire())) throw new DeskError('local.otherWindow')
  }

  /** Whoever gives the key wipes it when this fails. */
  private async openDisk(given: OpenedVault, profile?: DeskProfile): Promise<Opened> {
    const { dataKey } = given
    let { record } = given
    await this.takeLock()
    let opened: LocalStore | undefined
    let journal: CommandJournal | undefined
    try {
      await this.parts.backups?.beforeMigration(given)
      const store = await this.parts.openDiskStore(databaseOf(record), dataKey, record.suite)
      const present = new Date(this.parts.clock())
      const { leaseDays } = (await this.parts.vault()).rules
      opened = store
      // For itself, so that it stays known when the store is not opened: a clock that is then set back gains nothing.
      await store.write((tx) => noteTime(tx, present, profile !== undefined))
      const kept = await store.write(async (tx) => {
        if ((await tx.meta('clientId')) === undefined) {
          await tx.setMeta('clientId', record.clientId)
          await tx.setMeta('nextSeq', 1)
          await tx.setMeta('openedAt', present.toISOString())
        }
        // After a login the server has just been met.
        if (!profile && (await leaseEnded(tx, present.getTime(), leaseDays)))
          throw new DeskError('local.leaseEnded', { days: leaseDays })
        if (profile) await tx.setMeta('profile', profile)
        return profile ?? (await tx.meta('profile'))
      })
      if (!kept) throw new DeskError('local.storeLost')
      const vault = await this.parts.vault()
      record = await takeUpAside({ record, dataKey }, store, vault)
      const clientRenewed = (clientId: string) => vault.setClientId(record.storeName, clientId)
      const reseal = async (password: string) => {
        const current = (await vault.ofUser(record.userId)) ?? record
        await vault.rewrap({ record: current, dataKey }, password)
      }
      const forget = () => {
        this.open = undefined
        dataKey.fill(0)
      }
      journal = await this.openJournal(record, dataKey)
      const forgetCopies = async () => {
        await eraseBeside(record)
        await this.parts.backups?.forget(record.storeName)
      }
      const own = { clientRenewed, journal, reseal, forget, forgetCopies }
      const desk = await OpenDesk.open({ ...this.parts, ...own, store, profile: kept })
      this.open = { record, dataKey }
      return { ok: true, desk }
    } catch (error) {
      await journal?.close().catch(() => undefined)
      opened?.close()
      this.parts.windowLock.release()
      throw error
    }
  }

  private async openJournal(
    { storeName, suite }: VaultRecord,
    dataKey: Uint8Array,
  ): Promise<CommandJournal | undefined> {
    const journal = await this.parts.journals?.open(storeName)
    if (!journal) return undefined
    const sealer = await keySealer(dataKey, suite)
    try {
      return await CommandJournal.open(journal, sealer)
    } catch (error) {
      sealer.wipe()
      await journal.close().catch(() => undefined)
      throw error
    }
  }

  private async guarded(open: () => Promise<Opened>): Promise<Opened> {
    try {
      return await open()
    } catch (error) {
      const refusal = await openingRefusal(error, this.parts.room)
      // Nothing the officer can act on: whoever looks for the cause finds it here.
      if (refusal.code === 'local.storeFailed') console.error(error)
      return { ok: false, refusal }
    }
  }
}

/** What a person can do about a store that does not open. */
export function storeRefusal(error: unknown): Refusal {
  if (error instanceof DeskError) return error.refusal
  if (error instanceof NewerStoreError) return { code: 'local.newerStore' }
  if (error instanceof SealBrokenError) return { code: 'local.damaged' }
  if (isQuotaError(error)) return { code: 'local.storageFull' }
  const name = nameOf(error)
  const noStorage = name === 'MissingAPIError' || name === 'SecurityError' || name === 'InvalidStateError'
  return noStorage ? { code: 'local.storageMissing' } : { code: 'local.storeFailed', args: { reason: name } }
}

/** The same on opening, where a full disk is called by many names, and hides what has been saved. */
export async function openingRefusal(error: unknown, room: DoorParts['room']): Promise<Refusal> {
  const refusal = storeRefusal(error)
  const full = fullDiskSigns.has(refusal.code) ? await room?.() : undefined
  return full ? { code: 'local.diskFull', args: full.args ?? {} } : refusal
}

export function profileOf({ user, demo }: SessionInfo): DeskProfile {
  return { ...user, demo }
}
