import { useState } from 'react'
import type { FileFacts } from '#shared/domain/attachment'
import type { Refusal } from '#shared/messages/catalogue'
import { useDesk } from '../../data/hooks'
import { type AttachmentOwner, keepFile } from './keep-file'

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
      const kept = await keepFile(desk, owner, file)
      if (kept.ok) added.push(kept.file)
      else refused.push({ name: file.name, refusal: kept.refusal })
      setBusy((n) => n - 1)
    }
    return { added, refused }
  }

  return { attach, busy }
}
