import { join } from 'node:path'
import type { ServerConfig } from '../config'
import type { Services } from '../http/services'
import { syncDeps } from '../sync/sync-services'
import { runSystemCommand } from '../sync/system-command'
import { BlobRecords } from './blob-records'
import type { BlobStore } from './blob-store'
import { contentOf, TELLING_BYTES } from './file-content'
import { folderStore } from './folder-store'

/** Where bytes and unfinished uploads lie. */
export function blobsRoot(config: Pick<ServerConfig, 'blobsDir' | 'dataDir'>): string {
  return config.blobsDir ?? join(config.dataDir, 'blobs')
}

/** Marks the rows that wait for these bytes of a user as stored, and says what they are; others are left alone. */
export function storedMarker(services: Services): (userId: string, sha256s: readonly string[]) => Promise<void> {
  const { clock, config, db } = services
  const store = folderStore(blobsRoot(config))
  const records = new BlobRecords(db)
  const deps = syncDeps(services)
  return async (userId, sha256s) => {
    for (const sha256 of await records.sentBy(userId, sha256s)) {
      const attachmentIds = await records.waitingRows(userId, [sha256])
      if (attachmentIds.length === 0) continue
      const content = contentOf(await headOf(store, sha256))
      await runSystemCommand(deps, 'attachment.stored', { attachmentIds, at: clock.now().toISOString(), content })
    }
  }
}

async function headOf(store: BlobStore, sha256: string): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  for await (const part of store.read(sha256, { start: 0, end: TELLING_BYTES - 1 })) parts.push(part as Uint8Array)
  return Buffer.concat(parts)
}
