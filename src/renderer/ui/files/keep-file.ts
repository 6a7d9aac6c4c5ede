import { v7 as uuid } from 'uuid'
import type { EntityRef } from '#shared/domain/entities'
import type { StoredFile } from '#shared/domain/stored-file'
import type { Refusal } from '#shared/messages/catalogue'
import type { DeskWorker } from '../../data/desk-worker-api'

/** Keeps a file and puts it into the record of its owner. */
export async function keepFile(
  desk: DeskWorker,
  file: File,
  owner: EntityRef,
  caseId: string,
): Promise<StoredFile | { readonly refusal: Refusal }> {
  const kept = await desk.attach(file, file.name)
  if (!kept.ok) return { refusal: kept.refusal }
  const added = await desk.run('attachment.add', { attachmentId: uuid(), owner, caseId, ...kept.facts })
  if (!added.ok) return { refusal: added.refusal }
  const { sha256, name, mime, size } = kept.facts
  return { sha256, name, mime, size }
}
