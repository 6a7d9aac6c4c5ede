import { v7 as uuidv7 } from 'uuid'
import { deleteDatabase, isOfNewerVersion } from '../store/dexie-records'
import { type LocalStore, openDiskStore } from '../store/local-store'
import type { OpenedVault, Vault } from './vault'
import { databaseOf, type VaultRecord } from './vault-records'

/** Where a copy is put: in the store's own database, or in a new one beside a database that only a newer version reads. */
export async function besideNewer(record: VaultRecord): Promise<VaultRecord> {
  const present = databaseOf(record)
  if (!(await isOfNewerVersion(present))) return record
  const { storeName, databasesAside = [] } = record
  return { ...record, database: `${storeName}-${uuidv7()}`, databasesAside: [...databasesAside, present] }
}

/**
 * Takes up what only the databases set aside hold, as soon as this version reads them: files that no server has, and
 * commands that were refused. Unsent commands are in the journal, everything else the server gives again. Then they go.
 * @returns the record without those that went
 */
export async function takeUpAside(
  { record, dataKey }: OpenedVault,
  store: LocalStore,
  vault: Pick<Vault, 'put'>,
): Promise<VaultRecord> {
  const { databasesAside, ...rest } = record
  if (!databasesAside) return record
  const unread: string[] = []
  for (const name of databasesAside) {
    if (await isOfNewerVersion(name)) {
      unread.push(name)
      continue
    }
    const aside = await openDiskStore(name, dataKey, record.suite)
    try {
      await takeUp(aside, store)
    } finally {
      aside.close()
    }
  }
  if (unread.length === databasesAside.length) return record
  const left = unread.length > 0 ? { ...rest, databasesAside: unread } : rest
  // Named until it is gone: a database that no record names would outlive even the order to erase everything.
  for (const name of databasesAside) if (!unread.includes(name)) await deleteDatabase(name)
  await vault.put(left)
  return left
}

/** What lies on this machine for a store besides the database that is open: those set aside, and what a power failure left. */
export async function eraseBeside(record: VaultRecord): Promise<void> {
  const { storeName, databasesAside = [] } = record
  const found = (await indexedDB.databases()).flatMap(({ name = '' }) =>
    name === storeName || name.startsWith(`${storeName}-`) ? name : [],
  )
  for (const name of new Set([...databasesAside, ...found])) if (name !== databaseOf(record)) await deleteDatabase(name)
}

async function takeUp(aside: LocalStore, store: LocalStore): Promise<void> {
  const [files, refused] = await aside.read(async (tx) => [await tx.blobs(), await tx.attention()] as const)
  const [here, known] = await store.read(
    async (tx) =>
      [
        new Set((await tx.blobs()).map(({ sha256 }) => sha256)),
        new Set((await tx.attention()).map(({ commandId }) => commandId)),
      ] as const,
  )
  await store.write((tx) => tx.putAttention(refused.filter(({ commandId }) => !known.has(commandId))))
  for (const file of files) {
    if (file.state !== 'kept' || here.has(file.sha256)) continue
    for (let part = 0; part < file.parts; part += 1) {
      const bytes = await aside.read((tx) => tx.blobPart(file.sha256, part))
      if (bytes) await store.write((tx) => tx.putBlobPart(file.sha256, part, bytes))
    }
    // Last: what names a file is there only when all of it is.
    await store.write((tx) => tx.putBlob(file))
  }
}
