import { PaperClipOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useRef, useState } from 'react'
import type { Refusal } from '#shared/messages/catalogue'
import type { AttachmentOwner } from '../../ui/attachments/keep-file'
import { useAttach } from '../../ui/attachments/use-attach'
import { RefusalNotice } from '../../ui/feedback/refusal-notice'
import { governmentTexts as text } from './messages'

interface ScanFieldProps {
  readonly owner: AttachmentOwner
  readonly id?: string
  readonly value?: string | undefined
  readonly onChange?: (attachmentId: string) => void
}

/** The scan of what was signed, as a file of the document; the server judges by its bytes whether it is one. */
export function ScanField({ owner, id, value, onChange }: ScanFieldProps) {
  const { attach, busy } = useAttach(owner)
  const picker = useRef<HTMLInputElement>(null)
  const [name, setName] = useState('')
  const [refusal, setRefusal] = useState<Refusal>()

  async function take(file: File | undefined) {
    if (!file) return
    const { added, refused } = await attach([file])
    setRefusal(refused[0]?.refusal)
    const [kept] = added
    if (!kept) return
    setName(kept.name)
    onChange?.(kept.attachmentId)
  }

  return (
    <div>
      {refusal && <RefusalNotice refusal={refusal} onClose={() => setRefusal(undefined)} />}
      <Button
        id={id}
        icon={<PaperClipOutlined aria-hidden />}
        loading={busy > 0}
        onClick={() => picker.current?.click()}
      >
        {text.chooseScan}
      </Button>{' '}
      {value && name && <span role="status">{text.scanChosen(name)}</span>}
      <input
        ref={picker}
        type="file"
        hidden
        accept="image/*,application/pdf"
        aria-label={text.scan}
        onChange={(event) => {
          void take(event.target.files?.[0])
          event.target.value = ''
        }}
      />
    </div>
  )
}
