import type { BackupFile, BackupReason, HostBackups } from '#shared/host'
import type { OpenedVault } from '../session/vault'
import { openDexieRecords } from '../store/dexie-records'
import { keySealer } from '../store/sealer'
import { backupParts, restoreParts } from './store-backup'

const DAY_MS = 20 * 3600 * 1000

/** Copies of this machine's stores: one a day, and one before anything that could lose what was not sent. */
export class StoreBackups {
  constructor(
    private readonly host: HostBackups,
    private readonly now: () => number = Date.now,
  ) {}

  list(storeName: string): Promise<readonly BackupFile[]> {
    return this.host.list(storeName)
  }

  /** @throws DeskError `desktop.backupNotWritten` */
  async write({ record, dataKey }: OpenedVault, reason: BackupReason): Promise<BackupFile> {
    const { storeName, suite } = record
    const records = await openDexieRecords(storeName)
    const sealer = await keySealer(dataKey, suite)
    try {
      return await this.host.write(storeName, reason, await backupParts(records, sealer, storeName))
    } finally {
      sealer.wipe()
      records.close()
    }
  }

  async writeDaily(opened: OpenedVault): Promise<void> {
    const [newest] = await this.list(opened.record.storeName)
    if (newest && this.now() - Date.parse(newest.at) < DAY_MS) return
    await this.write(opened, 'daily')
  }

  /** @throws DeskError `desktop.backupDamaged`, NewerStoreError */
  async restore({ record, dataKey }: OpenedVault, id: string): Promise<void> {
    const { storeName, suite } = record
    const records = await openDexieRecords(storeName)
    const sealer = await keySealer(dataKey, suite)
    try {
      await restoreParts(this.host.read(storeName, id), records, sealer, storeName)
    } finally {
      sealer.wipe()
      records.close()
    }
  }
}
