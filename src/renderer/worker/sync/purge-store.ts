import { type EntityRef, entityTypes } from '#shared/domain/entities'
import type { StoreTx } from '../store/store-tx'
import type { StoreChange } from './store-change'

const HEADS_AT_ONCE = 1000
const erased = [
  'cursor',
  'boot',
  'lastSeq',
  'auditPin',
  'catchingUp',
  'history',
  'preferences',
  'formDrafts',
  'blockLayout',
  'blockCounts',
  'droppedScopes',
  'copiesHold',
] as const

/**
 * Erases everything that a device which was shut out holds: rows, what lies beneath unsent changes, records of refused
 * and of sent commands, files, saved lists, what it noted of its work. Unsent commands stay: they are handed in before
 * this is asked for. So do files that this machine alone may have, which are handed in next (`Uploader.handIn`). The
 * journal lets go with the outbox, copies of the store with `SyncRunnerParts.erased`.
 */
export async function purgeStore(tx: StoreTx): Promise<StoreChange> {
  const gone: EntityRef[] = []
  for (const type of entityTypes) {
    for (let after: string | undefined, more = true; more; ) {
      const heads = await tx.headsAfter(type, after, HEADS_AT_ONCE)
      gone.push(...heads.map(({ id }) => ({ type, id })))
      after = heads.at(-1)?.id
      more = heads.length === HEADS_AT_ONCE
    }
  }
  await tx.deleteRows(gone)
  await tx.deleteShadows(gone.map(({ type, id }) => `${type}/${id}`))
  await tx.deleteAttention((await tx.attention()).map(({ commandId }) => commandId))
  for (const blob of await tx.blobs()) if (blob.state !== 'kept') await tx.deleteBlob(blob)
  await tx.deleteSent((await tx.sent()).map(({ envelope }) => envelope.id))
  await tx.deleteBlocks(await tx.blockIds())
  await tx.deleteChanges((await tx.changes()).map(({ id }) => id))
  for (const key of erased) await tx.deleteMeta(key)
  return { put: [], gone, attention: true }
}
