import { useAttachments } from '../../data/hooks'
import { AddFiles } from './add-files'
import { AttachmentList } from './attachment-list'
import type { AttachmentOwner } from './keep-file'

interface AttachmentsPanelProps {
  readonly owner: AttachmentOwner
  /** What the file dialog offers first, e.g. `image/*`. */
  readonly accept?: string
}

/** The files of one thing, and the ways to add more. */
export function AttachmentsPanel({ owner, accept }: AttachmentsPanelProps) {
  const attachments = useAttachments(owner.id).value
  return (
    <>
      <AddFiles owner={owner} {...(accept ? { accept } : {})} />
      {attachments && <AttachmentList attachments={attachments} />}
    </>
  )
}
