import { type EntityRef, entityTypes } from '#shared/domain/entities'
import type { StoreTx } from '../store/store-tx'
import { type StoreChange, withColumnNote } from './store-change'

const HEADS_AT_ONCE = 1000

/**
 * Erases everything that a device which was shut out holds: rows, what lies beneath unsent changes, records of refused
 * and of sent commands, files, saved lists, forms that were begun. Unsent commands stay: they are handed in before this is asked for.
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
  for (const blob of await tx.blobs()) await tx.deleteBlob(blob)
  await tx.deleteSent((await tx.sent()).map(({ envelope }) => envelope.id))
  for (const key of ['cursor', 'boot', 'lastSeq', 'auditPin', 'catchingUp', 'formDrafts'] as const)
    await tx.deleteMeta(key)
  return withColumnNote(tx, { put: [], gone, attention: true })
}
