import { useState } from 'react'
import { v7 as uuidv7 } from 'uuid'
import type { FileFacts } from '#shared/domain/attachment'
import type { EntityRef } from '#shared/domain/entities'
import type { Refusal } from '#shared/messages/catalogue'
import { useDesk } from '../../data/hooks'

export interface AttachmentOwner extends EntityRef {
  /** The case it belongs to, where there is one. */
  readonly caseId?: string
}

export interface AttachResult {
  readonly added: readonly (FileFacts & { readonly attachmentId: string })[]
  readonly refused: readonly { readonly name: string; readonly refusal: Refusal }[]
}

/** Puts files into the record of an owner, one after another; each is kept on this machine before it counts as added. */
export function useAttach(owner: AttachmentOwner) {
  const desk = useDesk()
  const [busy, setBusy] = useState(0)

  async function attach(files: readonly File[]): Promise<AttachResult> {
    const added: AttachResult['added'][number][] = []
    const refused: AttachResult['refused'][number][] = []
    setBusy((n) => n + files.length)
    for (const file of files) {
      const attachmentId = uuidv7()
      const kept = await desk.attach(file, file.name)
      const { type, id, caseId } = owner
      const input = kept.ok && { attachmentId, owner: { type, id }, ...(caseId ? { caseId } : {}), ...kept.facts }
      const answer = kept.ok ? await desk.run('attachment.add', input) : kept
      if (answer.ok && kept.ok) added.push({ attachmentId, ...kept.facts })
      else if (!answer.ok) refused.push({ name: file.name, refusal: answer.refusal })
      setBusy((n) => n - 1)
    }
    return { added, refused }
  }

  return { attach, busy }
}
