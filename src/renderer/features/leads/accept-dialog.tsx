import { Checkbox, Form, Input, type InputRef, Modal } from 'antd'
import { useEffect, useState } from 'react'
import type { Refusal } from '#shared/messages/catalogue'
import { useReference } from '../../data/hooks'
import { RefusalNotice } from '../../ui/feedback/refusal-notice'
import { DictionaryMultiSelect, DictionarySelect } from '../../ui/forms/choice-fields'
import { useFirstFocus } from '../../ui/forms/first-focus'
import { GrowingText } from '../../ui/forms/growing-text'
import { holdEnterWhileComposing, isSubmitKey } from '../../ui/forms/ime'
import { OrganSelect } from '../../ui/forms/organ-select'
import { StandardNotes } from '../../ui/triage/standard-notes'
import { SuggestionsToAdopt, suggestedValues, useSuggestions } from '../../ui/triage/suggestion-lines'
import { reasonFrom } from './accept-reason'
import styles from './leads.module.css'
import { leadMessages as text } from './messages'
import type { AcceptFields, LeadTarget } from './use-lead-decisions'

interface AcceptDialogProps {
  readonly leads: readonly LeadTarget[]
  readonly onAccept: (fields: AcceptFields) => Promise<Refusal | undefined>
  readonly onClose: () => void
}

interface Fields extends Omit<AcceptFields, 'classification'> {
  readonly judge: boolean
  readonly field?: string
  readonly enforcementType?: string
  readonly level?: string
  readonly issues: readonly string[]
  readonly patterns: readonly string[]
  readonly reason: string
}

/**
 * Names the new case and judges it at once, with the suggestions filled in and the standard beside; Enter takes all as
 * it stands, so that one more key is enough.
 */
export function AcceptDialog({ leads, onAccept, onClose }: AcceptDialogProps) {
  const [form] = Form.useForm<Fields>()
  const titleField = useFirstFocus<InputRef>()
  const [refusal, setRefusal] = useState<Refusal>()
  const [busy, setBusy] = useState(false)
  const reference = useReference()
  const suggestions = useSuggestions(leads.map(({ id }) => id))
  const first = leads[0]

  // They come a moment after the dialog; what the officer has chosen meanwhile stays.
  useEffect(() => {
    if (!suggestions) return
    const values = { ...suggestedValues(suggestions), reason: reasonFrom(suggestions, reference) }
    for (const [name, value] of Object.entries(values))
      if (!form.isFieldTouched(name as keyof Fields)) form.setFieldValue(name as keyof Fields, value)
  }, [suggestions, form, reference])

  async function accept({ judge, field, enforcementType, level, issues, patterns, reason, ...fields }: Fields) {
    setBusy(true)
    const classification = judge ? { field, enforcementType, level, issues, patterns, reason } : undefined
    const answer = await onAccept({ ...fields, title: fields.title.trim(), classification }).finally(() =>
      setBusy(false),
    )
    if (answer) setRefusal(answer)
    else onClose()
  }

  const needed = (message: string) => [{ required: true, whitespace: true, message }]
  return (
    <Modal
      open
      title={leads.length > 1 ? text.acceptMany(leads.length) : text.acceptTitle}
      okText={text.confirmAccept}
      confirmLoading={busy}
      onOk={() => form.submit()}
      onCancel={onClose}
      mask={{ closable: false }}
      width={960}
      style={{ top: 32 }}
    >
      {refusal && <RefusalNotice refusal={refusal} />}
      <Form<Fields>
        form={form}
        layout="vertical"
        initialValues={{
          title: first?.title,
          respondentOrganId: first?.handlingOrganId,
          judge: true,
          issues: [],
          patterns: [],
          reason: '',
        }}
        onFinish={accept}
        onKeyDownCapture={holdEnterWhileComposing}
        onKeyDown={(event) => {
          if (isSubmitKey(event)) form.submit()
        }}
        className={styles.accept}
      >
        <div>
          <Form.Item name="title" label={text.caseTitle} rules={needed(text.caseTitleMissing)}>
            <Input ref={titleField} maxLength={200} onPressEnter={() => form.submit()} />
          </Form.Item>
          <Form.Item name="respondentOrganId" label={text.respondent} extra={text.respondentHint}>
            <OrganSelect />
          </Form.Item>
          <Form.Item name="graveImpact" valuePropName="checked" noStyle>
            <Checkbox>{text.graveImpact}</Checkbox>
          </Form.Item>
          <Form.Item name="judge" valuePropName="checked" className={styles.judge}>
            <Checkbox>{text.judgeNow}</Checkbox>
          </Form.Item>
          <Form.Item<Fields> noStyle shouldUpdate={(a, b) => a.judge !== b.judge}>
            {({ getFieldValue }) => getFieldValue('judge') && <Judgement />}
          </Form.Item>
        </div>
        <aside className={styles.acceptSide}>
          <h3 className={styles.sideTitle}>{text.suggested}</h3>
          <SuggestionsToAdopt suggestions={suggestions} />
          <h3 className={styles.sideTitle}>{text.standards}</h3>
          <Form.Item<Fields> noStyle shouldUpdate={(a, b) => a.level !== b.level || a.patterns !== b.patterns}>
            {({ getFieldValue }) => (
              <StandardNotes level={getFieldValue('level')} patterns={getFieldValue('patterns') ?? []} />
            )}
          </Form.Item>
        </aside>
      </Form>
    </Modal>
  )
}

function Judgement() {
  return (
    <>
      <div className={styles.pair}>
        <Form.Item name="field" label={text.field}>
          <DictionarySelect dictionary="field" clearable />
        </Form.Item>
        <Form.Item name="enforcementType" label={text.enforcementType}>
          <DictionarySelect dictionary="enforcementType" clearable />
        </Form.Item>
        <Form.Item name="level" label={text.level}>
          <DictionarySelect dictionary="level" clearable />
        </Form.Item>
        <Form.Item name="patterns" label={text.patterns}>
          <DictionaryMultiSelect dictionary="patterns" />
        </Form.Item>
      </div>
      <Form.Item name="issues" label={text.issues}>
        <DictionaryMultiSelect dictionary="issue" />
      </Form.Item>
      <Form.Item
        name="reason"
        label={text.reason}
        rules={[{ required: true, whitespace: true, message: text.reasonMissing }]}
      >
        <GrowingText minRows={2} maxRows={5} maxLength={2000} />
      </Form.Item>
    </>
  )
}
