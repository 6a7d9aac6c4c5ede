import { Form, Input, Modal, Radio, type RefSelectProps, Select } from 'antd'
import { useState } from 'react'
import { civilDateOf } from '#shared/domain/civil-date'
import { addWorkdays } from '#shared/domain/work-calendar'
import type { Refusal } from '#shared/messages/catalogue'
import { useReference, useSession } from '../../data/hooks'
import { RefusalNotice } from '../../ui/feedback/refusal-notice'
import { DateField } from '../../ui/forms/date-field'
import { useFirstFocus } from '../../ui/forms/first-focus'
import { GrowingText } from '../../ui/forms/growing-text'
import { holdEnterWhileComposing, isSubmitKey } from '../../ui/forms/ime'
import { OrganSelect } from '../../ui/forms/organ-select'
import { useNow } from '../../ui/time/use-now'
import { leadMessages as text } from './messages'
import type { LeadTarget } from './use-lead-decisions'

export interface ForwardFields {
  readonly title: string
  readonly targetOrganId: string
  readonly followUpOn: string
  readonly note: string
}

export interface GuideFields {
  readonly title: string
  readonly route: string
  readonly text: string
  readonly via: 'hotline' | 'letter'
}

interface SendDialogProps<F> {
  readonly lead: LeadTarget
  readonly onSend: (fields: F) => Promise<Refusal | undefined>
  readonly onClose: () => void
}

const FOLLOW_UP_DAYS = 10
const needed = (what: string) => [{ required: true, whitespace: true, message: text.missing(what) }]

/** Accepts the lead and forwards it to the competent organ, in one step. */
export function ForwardDialog({ lead, onSend, onClose }: SendDialogProps<ForwardFields>) {
  const { organId } = useSession()
  const { calendar } = useReference()
  const today = civilDateOf(useNow())
  return (
    <SendDialog<ForwardFields>
      title={text.forwardTitle}
      okText={text.confirmForward}
      initial={{ title: lead.title, followUpOn: addWorkdays(today, FOLLOW_UP_DAYS, calendar), note: '' }}
      onSend={onSend}
      onClose={onClose}
    >
      <Form.Item
        name="targetOrganId"
        label={text.target}
        rules={[{ required: true, message: text.missing(text.target) }]}
      >
        <OrganSelect isFirst accept={(organ) => organ.id !== organId} />
      </Form.Item>
      <Form.Item name="note" label={text.forwardNote} rules={needed(text.forwardNote)}>
        <GrowingText minRows={3} maxRows={8} maxLength={2000} />
      </Form.Item>
      <Form.Item name="followUpOn" label={text.followUp} rules={needed(text.followUp)}>
        <DateField disabledDate={(date) => date <= today} />
      </Form.Item>
      <Form.Item name="title" label={text.caseTitle} rules={needed(text.caseTitle)}>
        <Input maxLength={200} />
      </Form.Item>
    </SendDialog>
  )
}

/** Accepts the lead and closes it by telling the lawful way, in one step. */
export function GuideDialog({ lead, onSend, onClose }: SendDialogProps<GuideFields>) {
  const reference = useReference()
  const [form] = Form.useForm<GuideFields>()
  const routeField = useFirstFocus<RefSelectProps>()
  const routes = reference.dictionary('remedyRoute')?.items ?? []
  const words = (route: string) => {
    const item = routes.find(({ code }) => code === route)
    return text.guideWords(item?.label ?? '', typeof item?.limit === 'string' ? item.limit : '')
  }
  return (
    <SendDialog<GuideFields>
      form={form}
      title={text.guideTitle}
      okText={text.confirmGuide}
      initial={{ title: lead.title, via: 'hotline', text: '' }}
      onSend={onSend}
      onClose={onClose}
    >
      <Form.Item name="route" label={text.route} rules={[{ required: true, message: text.missing(text.route) }]}>
        <Select
          ref={routeField}
          showSearch={{ optionFilterProp: 'label' }}
          options={routes.map(({ code, label }) => ({ value: code, label }))}
          onChange={(route: string) => {
            if (!form.isFieldTouched('text')) form.setFieldValue('text', words(route))
          }}
        />
      </Form.Item>
      <Form.Item name="text" label={text.guideText} rules={needed(text.guideText)}>
        <GrowingText minRows={5} maxRows={12} maxLength={4000} />
      </Form.Item>
      <Form.Item name="via" label={text.guideVia}>
        <Radio.Group
          options={[
            { value: 'hotline', label: text.viaHotline },
            { value: 'letter', label: text.viaLetter },
          ]}
        />
      </Form.Item>
      <Form.Item name="title" label={text.caseTitle} rules={needed(text.caseTitle)}>
        <Input maxLength={200} />
      </Form.Item>
    </SendDialog>
  )
}

interface FrameProps<F> {
  readonly form?: ReturnType<typeof Form.useForm<F>>[0]
  readonly title: string
  readonly okText: string
  readonly initial: Partial<F>
  readonly onSend: (fields: F) => Promise<Refusal | undefined>
  readonly onClose: () => void
  readonly children: React.ReactNode
}

function SendDialog<F extends object>({
  form: given,
  title,
  okText,
  initial,
  onSend,
  onClose,
  children,
}: FrameProps<F>) {
  const [own] = Form.useForm<F>()
  const form = given ?? own
  const [refusal, setRefusal] = useState<Refusal>()
  const [busy, setBusy] = useState(false)
  async function send(fields: F) {
    setBusy(true)
    const answer = await onSend(fields).finally(() => setBusy(false))
    if (answer) setRefusal(answer)
    else onClose()
  }
  return (
    <Modal
      open
      width={620}
      title={title}
      okText={okText}
      confirmLoading={busy}
      onOk={() => form.submit()}
      onCancel={onClose}
      mask={{ closable: false }}
    >
      {refusal && <RefusalNotice refusal={refusal} />}
      <Form<F>
        form={form}
        layout="vertical"
        initialValues={initial}
        onFinish={send}
        onKeyDownCapture={holdEnterWhileComposing}
        onKeyDown={(event) => {
          if (isSubmitKey(event)) form.submit()
        }}
      >
        {children}
      </Form>
    </Modal>
  )
}
