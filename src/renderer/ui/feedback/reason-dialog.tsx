import { Form, Input, Modal } from 'antd'
import { type ReactNode, useId, useState } from 'react'
import type { Refusal } from '#shared/messages/catalogue'
import { holdEnterWhileComposing, isSubmitKey } from '../forms/ime'
import styles from './feedback.module.css'
import { feedbackMessages } from './messages'
import { RefusalNotice } from './refusal-notice'

interface ReasonDialogProps {
  readonly open: boolean
  readonly title: string
  readonly description?: ReactNode
  /** Title of the text field. */
  readonly label: string
  readonly required?: boolean
  readonly okText: string
  readonly danger?: boolean
  readonly maxLength?: number
  /** More fields above the reason. */
  readonly children?: ReactNode
  /** Answers with a refusal, which is shown while the typed reason stays. */
  readonly onSubmit: (reason: string) => Promise<Refusal | undefined>
  readonly onClose: () => void
}

/** Asks for a reason before something is done. Ctrl+Enter confirms; what was typed survives every error. */
export function ReasonDialog({
  open,
  title,
  description,
  label,
  required = true,
  okText,
  danger = false,
  maxLength = 1000,
  children,
  onSubmit,
  onClose,
}: ReasonDialogProps) {
  const [form] = Form.useForm<{ reason?: string }>()
  const name = useId()
  const [refusal, setRefusal] = useState<Refusal>()
  const [busy, setBusy] = useState(false)

  async function submit({ reason }: { reason?: string }) {
    setBusy(true)
    const answer = await onSubmit(reason?.trim() ?? '').finally(() => setBusy(false))
    setRefusal(answer)
    if (answer) return
    form.resetFields()
    onClose()
  }

  function close() {
    setRefusal(undefined)
    onClose()
  }

  return (
    <Modal
      open={open}
      title={title}
      okText={okText}
      okButtonProps={{ danger }}
      confirmLoading={busy}
      onOk={() => form.submit()}
      onCancel={close}
      mask={{ closable: false }}
      destroyOnHidden={false}
    >
      {description && <div className={styles.dialogText}>{description}</div>}
      {refusal && (
        <div className={styles.dialogError}>
          <RefusalNotice refusal={refusal} />
        </div>
      )}
      <Form
        name={name}
        form={form}
        layout="vertical"
        onFinish={submit}
        onKeyDownCapture={holdEnterWhileComposing}
        onKeyDown={(event) => {
          if (isSubmitKey(event)) form.submit()
        }}
      >
        {children}
        <Form.Item
          name="reason"
          label={label}
          rules={required ? [{ required: true, whitespace: true, message: feedbackMessages.fillIn(label) }] : []}
        >
          <Input.TextArea rows={4} maxLength={maxLength} showCount />
        </Form.Item>
      </Form>
    </Modal>
  )
}
