import { useNavigate } from '@tanstack/react-router'
import { App, Checkbox, Form, Input, type InputRef, Modal, Select } from 'antd'
import { useState } from 'react'
import { v7 as newId } from 'uuid'
import type { Refusal } from '#shared/messages/catalogue'
import { useDesk, useReference, useSession } from '../../data/hooks'
import { RefusalNotice } from '../../ui/feedback/refusal-notice'
import { useFirstFocus } from '../../ui/forms/first-focus'
import { holdEnterWhileComposing } from '../../ui/forms/ime'
import { OrganSelect } from '../../ui/forms/organ-select'
import { caseMessages as text } from './messages'

interface Fields {
  readonly title: string
  readonly origin: string
  readonly originNote: string
  readonly region: string
  readonly respondentOrganId?: string
  readonly graveImpact?: boolean
}

/** Opens a case that no work order led to: found on inspection, assigned from above, told by the media. */
export function OpenCaseDialog({ onClose }: { onClose: () => void }) {
  const desk = useDesk()
  const reference = useReference()
  const session = useSession()
  const navigate = useNavigate()
  const { message } = App.useApp()
  const [form] = Form.useForm<Fields>()
  const titleField = useFirstFocus<InputRef>()
  const [refusal, setRefusal] = useState<Refusal>()
  const [busy, setBusy] = useState(false)
  const options = (dictionary: string) =>
    (reference.dictionary(dictionary)?.items ?? []).map(({ code, label }) => ({ value: code, label }))

  async function open(fields: Fields) {
    setBusy(true)
    const caseId = newId()
    const answer = await desk.run('case.open', { ...fields, caseId }).finally(() => setBusy(false))
    if (!answer.ok) return setRefusal(answer.refusal)
    void message.success(text.opened2)
    onClose()
    void navigate({ to: '/cases/$caseId', params: { caseId } })
  }

  const needed = (what: string) => [{ required: true, whitespace: true, message: text.missing(what) }]
  return (
    <Modal
      open
      width={600}
      title={text.newCaseTitle}
      okText={text.confirmOpen}
      confirmLoading={busy}
      onOk={() => form.submit()}
      onCancel={onClose}
      mask={{ closable: false }}
    >
      {refusal && <RefusalNotice refusal={refusal} />}
      <Form<Fields>
        form={form}
        layout="vertical"
        initialValues={{ region: session.region }}
        onFinish={open}
        onKeyDownCapture={holdEnterWhileComposing}
      >
        <Form.Item name="title" label={text.caseTitle} rules={needed(text.caseTitle)}>
          <Input ref={titleField} maxLength={200} />
        </Form.Item>
        <Form.Item name="origin" label={text.originField} rules={needed(text.originField)}>
          <Select options={options('caseOrigin').filter(({ value }) => value !== 'workOrder')} />
        </Form.Item>
        <Form.Item
          name="originNote"
          label={text.originNote}
          extra={text.originNoteHint}
          rules={needed(text.originNote)}
        >
          <Input.TextArea rows={3} maxLength={2000} showCount />
        </Form.Item>
        <Form.Item name="region" label={text.region} rules={needed(text.region)}>
          <Select options={options('region')} showSearch={{ optionFilterProp: 'label' }} />
        </Form.Item>
        <Form.Item name="respondentOrganId" label={text.organ} extra={text.respondentHint}>
          <OrganSelect />
        </Form.Item>
        <Form.Item name="graveImpact" valuePropName="checked" noStyle>
          <Checkbox>{text.graveImpact}</Checkbox>
        </Form.Item>
      </Form>
    </Modal>
  )
}
