import { Alert } from 'antd'
import { messageOf, type Refusal } from '#shared/messages/catalogue'
import { fillText } from '#shared/messages/message'

interface RefusalNoticeProps {
  readonly refusal: Refusal
  readonly onClose?: () => void
}

/** What happened and what to do, as one block that screen readers announce. */
export function RefusalNotice({ refusal, onClose }: RefusalNoticeProps) {
  const entry = messageOf(refusal.code)
  return (
    <Alert
      type="error"
      role="alert"
      showIcon
      title={fillText(entry.text, refusal.args)}
      description={fillText(entry.todo, refusal.args)}
      closable={onClose ? { onClose } : false}
    />
  )
}
