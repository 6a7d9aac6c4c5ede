import { Checkbox, Form, Input, type InputRef, Modal } from 'antd'
import { type ReactNode, useState } from 'react'
import { DeskError, type Refusal } from '#shared/messages/catalogue'
import { RefusalNotice } from '../feedback/refusal-notice'
import { useFirstFocus } from '../forms/first-focus'
import { holdEnterWhileComposing } from '../forms/ime'
import { exportMessages as text } from './messages'

export interface ExportWish {
  readonly purpose: string
  readonly unmasked: boolean
}

interface ExportDialogProps {
  readonly title: string
  readonly okText: string
  /** How much goes out, and what it will say about itself. */
  readonly description: string
  /** Offered where there is more to have than the covered copy; what that is. */
  readonly unmaskedLabel?: string
  /** Said before all else: what may print otherwise than meant. */
  readonly children?: ReactNode
  /** Logs and makes it; what a DeskError says is shown, and the purpose stays as typed. */
  readonly onGo: (wish: ExportWish) => Promise<void>
  readonly onClose: () => void
}

/** Asks what an export or a printed copy is for, before it is made. */
export function ExportDialog({
  title,
  okText,
  description,
  unmaskedLabel,
  children,
  onGo,
  onClose,
}: ExportDialogProps) {
  const [form] = Form.useForm<Partial<ExportWish>>()
  const purposeField = useFirstFocus<InputRef>()
  const [refusal, setRefusal] = useState<Refusal>()
  const [busy, setBusy] = useState(false)

  async function submit({ purpose = '', unmasked = false }: Partial<ExportWish>) {
    setBusy(true)
    try {
      await onGo({ purpose: purpose.trim(), unmasked })
      onClose()
    } catch (error) {
      if (!(error instanceof DeskError)) throw error
      setRefusal(error.refusal)
    } finally {
      setBusy(false)
    }
  }

  return (
    <Modal open title={title} okText={okText} confirmLoading={busy} onOk={() => form.submit()} onCancel={onClose}>
      {refusal && <RefusalNotice refusal={refusal} onClose={() => setRefusal(undefined)} />}
      {children}
      <p>{description}</p>
      <Form form={form} layout="vertical" onFinish={submit} onKeyDownCapture={holdEnterWhileComposing}>
        <Form.Item
          name="purpose"
          label={text.purpose}
          rules={[{ required: true, whitespace: true, message: text.purposeMissing }]}
        >
          <Input maxLength={200} placeholder={text.purposeHint} ref={purposeField} />
        </Form.Item>
        {unmaskedLabel && (
          <Form.Item name="unmasked" valuePropName="checked">
            <Checkbox>{unmaskedLabel}</Checkbox>
          </Form.Item>
        )}
      </Form>
    </Modal>
  )
}
