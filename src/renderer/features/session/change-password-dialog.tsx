import { App, Form, Input, type InputRef, Modal } from 'antd'
import { useState } from 'react'
import type { Refusal } from '#shared/messages/catalogue'
import { useDesk } from '../../data/hooks'
import { RefusalNotice } from '../../ui/feedback/refusal-notice'
import { useFirstFocus } from '../../ui/forms/first-focus'
import { sessionMessages as text } from './messages'
import { NewPasswordFields } from './new-password-form'

interface Fields {
  readonly current: string
  readonly next: string
}

export function ChangePasswordDialog({ onClose }: { onClose: () => void }) {
  const desk = useDesk()
  const { message } = App.useApp()
  const [form] = Form.useForm<Fields>()
  const oldField = useFirstFocus<InputRef>()
  const [refusal, setRefusal] = useState<Refusal>()
  const [busy, setBusy] = useState(false)

  async function change({ current, next }: Fields) {
    setBusy(true)
    const answer = await desk.changePassword({ current, next }).finally(() => setBusy(false))
    if (!answer.ok) return setRefusal(answer.refusal)
    void message.success(text.passwordChanged)
    onClose()
  }

  return (
    <Modal
      open
      title={text.changePassword}
      okText={text.confirmPassword}
      confirmLoading={busy}
      onOk={() => form.submit()}
      onCancel={onClose}
      mask={{ closable: false }}
      width={440}
    >
      {refusal && <RefusalNotice refusal={refusal} />}
      <Form<Fields> form={form} layout="vertical" requiredMark={false} onFinish={change}>
        <Form.Item
          name="current"
          label={text.currentPassword}
          rules={[{ required: true, message: text.passwordMissing }]}
        >
          <Input.Password ref={oldField} autoComplete="current-password" maxLength={200} size="large" />
        </Form.Item>
        <NewPasswordFields />
      </Form>
    </Modal>
  )
}
