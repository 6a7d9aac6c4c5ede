import { Checkbox, Form, Input, Modal } from 'antd'
import { useState } from 'react'
import type { Refusal } from '#shared/messages/catalogue'
import { RefusalNotice } from '../../ui/feedback/refusal-notice'
import { holdEnterWhileComposing } from '../../ui/forms/ime'
import { OrganSelect } from '../../ui/forms/organ-select'
import { leadMessages as text } from './messages'
import type { AcceptFields, LeadTarget } from './use-lead-decisions'

interface AcceptDialogProps {
  readonly leads: readonly LeadTarget[]
  readonly onAccept: (fields: AcceptFields) => Promise<Refusal | undefined>
  readonly onClose: () => void
}

/** Names the new case; Enter takes the suggested name, so that one more key is enough. */
export function AcceptDialog({ leads, onAccept, onClose }: AcceptDialogProps) {
  const [form] = Form.useForm<AcceptFields>()
  const [refusal, setRefusal] = useState<Refusal>()
  const [busy, setBusy] = useState(false)
  const first = leads[0]

  async function accept(fields: AcceptFields) {
    setBusy(true)
    const answer = await onAccept({ ...fields, title: fields.title.trim() }).finally(() => setBusy(false))
    if (answer) setRefusal(answer)
    else onClose()
  }

  return (
    <Modal
      open
      title={leads.length > 1 ? text.acceptMany(leads.length) : text.acceptTitle}
      okText={text.confirmAccept}
      confirmLoading={busy}
      onOk={() => form.submit()}
      onCancel={onClose}
      mask={{ closable: false }}
      width={560}
    >
      {refusal && <RefusalNotice refusal={refusal} />}
      <Form<AcceptFields>
        form={form}
        layout="vertical"
        initialValues={{ title: first?.title, respondentOrganId: first?.handlingOrganId }}
        onFinish={accept}
        onKeyDownCapture={holdEnterWhileComposing}
      >
        <Form.Item
          name="title"
          label={text.caseTitle}
          rules={[{ required: true, whitespace: true, message: text.caseTitleMissing }]}
        >
          <Input autoFocus maxLength={200} onPressEnter={() => form.submit()} />
        </Form.Item>
        <Form.Item name="respondentOrganId" label={text.respondent} extra={text.respondentHint}>
          <OrganSelect />
        </Form.Item>
        <Form.Item name="graveImpact" valuePropName="checked" noStyle>
          <Checkbox>{text.graveImpact}</Checkbox>
        </Form.Item>
      </Form>
    </Modal>
  )
}
