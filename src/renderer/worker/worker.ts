import { expose, type ProxyMarked, proxy } from 'comlink'
import { commandRegistry } from '#shared/commands/registry'
import type { HostLink, WorkerHost } from '#shared/host'
import { configureZod } from '#shared/messages/zod-chinese'
import { remembered } from '#shared/remembered'
import type { MachinePolicy } from '#shared/security/machine-policy'
import type { DeskWorker } from '../data/desk-worker-api'
import { openWorkerHost } from '../host/worker-host'
import { StoreBackups } from './backup/store-backups'
import { TopicBus } from './desk/topic-bus'
import { createDeskWorker } from './desk-worker'
import { deviceName } from './device-name'
import { newKeyDerivation } from './session/password-key'
import { StoreRecovery } from './session/store-recovery'
import { Vault, type VaultRules } from './session/vault'
import { withBackup } from './session/vault-backup'
import { openVaultRecords } from './session/vault-records'
import { webWindowLock } from './session/window-lock'
import { browserFacts } from './storage-use'
import { openDiskStore, openMemoryStore } from './store/local-store'

/** What the page gets of the worker: told once which machine it is on, it becomes the desk. */
export interface DeskWorkerEntry {
  /** `persist` asks the browser to keep the store; only a page may ask. */
  connect(link: HostLink, persist: () => Promise<boolean>): DeskWorker & ProxyMarked
}

configureZod()

function connect(link: HostLink, persist: () => Promise<boolean>): DeskWorker & ProxyMarked {
  const host = openWorkerHost(link)
  const bus = new TopicBus()
  const vault = remembered(async () => {
    const [records, policy] = await Promise.all([openVaultRecords(), host.system.policy()])
    return new Vault(withBackup(records, host.journal), host.secrets, Date.now, newKeyDerivation, rulesOf(host, policy))
  })
  const desk: DeskWorker = createDeskWorker({
    host,
    bus,
    vault,
    machine: browserFacts(),
    deviceName: deviceName(navigator.userAgent, link.system),
    registry: commandRegistry,
    clock: Date.now,
    windowLock: webWindowLock(),
    openDiskStore,
    openMemoryStore,
    ...(host.backups ? { backups: new StoreBackups(host.backups) } : {}),
    recovery: (opened) => new StoreRecovery(opened, host.secrets),
    persist,
    onNetwork: (changed) => {
      self.addEventListener('online', () => changed(true))
      self.addEventListener('offline', () => changed(false))
    },
  })
  return proxy(desk)
}

/** A browser has no keychain, so that none is missed there. */
function rulesOf({ kind }: WorkerHost, policy: MachinePolicy): VaultRules {
  const { cipherSuite: suite, recoveryKey, leaseDays } = policy
  return { suite, recoveryKey, leaseDays, withoutKeychain: kind === 'electron' ? policy.withoutKeychain : 'none' }
}

const entry: DeskWorkerEntry = { connect }
expose(entry)
