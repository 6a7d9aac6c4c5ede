import type { BackupFile, BackupReason, HostBackups } from '#shared/host'
import type { OpenedVault } from '../session/vault'
import { databaseOf } from '../session/vault-records'
import { earlierSchema, openDexieAsFound, openDexieRecords } from '../store/dexie-records'
import { type LocalStore, openDiskStore } from '../store/local-store'
import type { RecordStore } from '../store/records'
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
  async write(opened: OpenedVault, reason: BackupReason): Promise<BackupFile> {
    return this.writeFrom(await openDexieRecords(databaseOf(opened.record)), opened, reason)
  }

  /**
   * The program was updated from outside, by an administrator or a package: what the earlier version reads is copied
   * before this one migrates it. The desk's own update has written that copy already.
   * @throws DeskError `desktop.backupNotWritten`
   */
  async beforeMigration(opened: Pick<OpenedVault, 'record' | 'dataKey'>): Promise<void> {
    const database = databaseOf(opened.record)
    const schema = await earlierSchema(database)
    if (!schema) return
    const [newest] = await this.list(opened.record.storeName)
    if (newest?.reason !== 'beforeUpdate')
      await this.writeFrom(await openDexieAsFound(database), opened, 'beforeUpdate', schema)
  }

  private async writeFrom(
    records: Pick<RecordStore, 'read' | 'close'>,
    { record, dataKey }: Pick<OpenedVault, 'record' | 'dataKey'>,
    reason: BackupReason,
    schema?: number,
  ): Promise<BackupFile> {
    const { storeName, suite } = record
    const sealer = await keySealer(dataKey, suite)
    try {
      return await this.host.write(storeName, reason, backupParts(records, sealer, storeName, schema))
    } finally {
      sealer.wipe()
      records.close()
    }
  }

  /** Once a day; at once where the copies hold what was dropped since: then the new one takes the place of all others. */
  async writeDaily(opened: OpenedVault): Promise<void> {
    const { storeName } = opened.record
    const holdsDropped = await inStore(opened, (store) => store.read((tx) => tx.meta('copiesHold')))
    const [newest] = await this.list(storeName)
    if (!holdsDropped && newest && this.now() - Date.parse(newest.at) < DAY_MS) return
    const { id } = await this.write(opened, 'daily')
    if (!holdsDropped) return
    await this.host.remove(storeName, [id])
    await inStore(opened, (store) => store.write((tx) => tx.deleteMeta('copiesHold')))
  }

  /**
   * Copies for which a newer one of the same reason stands. The newest before an update or a rebuild is the way back from
   * it: a copy of today may be one of what it spoiled.
   */
  async older(storeName: string): Promise<readonly BackupFile[]> {
    const reasons = new Set<BackupReason>()
    return (await this.list(storeName)).filter(({ reason }) => {
      if (reasons.has(reason)) return true
      reasons.add(reason)
      return false
    })
  }

  async dropOlder(storeName: string): Promise<void> {
    const older = new Set((await this.older(storeName)).map(({ id }) => id))
    if (older.size === 0) return
    const kept = (await this.list(storeName)).filter(({ id }) => !older.has(id))
    await this.host.remove(
      storeName,
      kept.map(({ id }) => id),
    )
  }

  /** The machine was shut out: nothing that it ever held may come back. */
  async forget(storeName: string): Promise<void> {
    await this.host.remove(storeName, [])
  }

  /**
   * What the store was told to drop since the copy was made is known to the store alone: the copy is told before it is
   * shown. A store that cannot be read any more has nothing to say; the server says it again with the next pull.
   * @throws DeskError `desktop.backupDamaged`, NewerStoreError
   */
  async restore({ record, dataKey }: OpenedVault, id: string): Promise<void> {
    const { storeName, suite } = record
    const opened = { record, dataKey }
    const dropped = await inStore(opened, (store) => store.read((tx) => tx.meta('droppedScopes'))).catch(() => [])
    const records = await openDexieRecords(databaseOf(record))
    const sealer = await keySealer(dataKey, suite)
    try {
      await restoreParts(() => this.host.read(storeName, id), records, sealer, storeName)
    } finally {
      sealer.wipe()
      records.close()
    }
    await inStore(opened, (store) =>
      store.write(async (tx) => {
        await tx.setMeta('droppedScopes', [
          ...new Set([...((await tx.meta('droppedScopes')) ?? []), ...(dropped ?? [])]),
        ])
        await tx.setMeta('restored', true)
      }),
    )
  }
}

async function inStore<T>(
  { record, dataKey }: Pick<OpenedVault, 'record' | 'dataKey'>,
  work: (store: LocalStore) => Promise<T>,
): Promise<T> {
  const store = await openDiskStore(databaseOf(record), dataKey, record.suite)
  try {
    return await work(store)
  } finally {
    store.close()
  }
}
