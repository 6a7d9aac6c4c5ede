import { v7 as uuidv7 } from 'uuid'
import type { FileFacts } from '#shared/domain/attachment'
import type { EntityRef } from '#shared/domain/entities'
import type { Refusal } from '#shared/messages/catalogue'
import type { DeskWorker } from '../../data/desk-worker-api'

export interface AttachmentOwner extends EntityRef {
  /** The case it belongs to, where there is one. */
  readonly caseId?: string
}

export type KeptFile =
  | { readonly ok: true; readonly file: FileFacts & { readonly attachmentId: string } }
  | { readonly ok: false; readonly refusal: Refusal }

/** Keeps a file on this machine and puts it into the record of its owner. */
export async function keepFile(desk: DeskWorker, owner: AttachmentOwner, file: File): Promise<KeptFile> {
  const kept = await desk.attach(file, file.name)
  if (!kept.ok) return kept
  const attachmentId = uuidv7()
  const { type, id, caseId } = owner
  const input = { attachmentId, owner: { type, id }, ...(caseId ? { caseId } : {}), ...kept.facts }
  const answer = await desk.run('attachment.add', input)
  return answer.ok ? { ok: true, file: { attachmentId, ...kept.facts } } : answer
}
