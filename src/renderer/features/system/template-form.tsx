import { Alert, App, Button, Form, Input, Select } from 'antd'
import { useRef, useState } from 'react'
import { v7 as newId } from 'uuid'
import { documentKindOf, documentKinds } from '#shared/documents/kinds/registry'
import type { Refusal } from '#shared/messages/catalogue'
import { useDesk } from '../../data/hooks'
import { placesFilled } from '../../ui/documents/docx-writer'
import { useEditorPreferences } from '../../ui/documents/editor-preferences'
import { documentKindName } from '../../ui/documents/kind-name'
import { RefusalNotice } from '../../ui/feedback/refusal-notice'
import { holdEnterWhileComposing } from '../../ui/forms/ime'
import { OrganSelect } from '../../ui/forms/organ-select'
import { useHost } from '../../ui/host/host-context'
import { knownTags } from '../../ui/templates/template-data'
import { checkTemplate, renderTemplate, type TemplateReport } from '../../ui/templates/template-file'
import styles from './system.module.css'
import { templateTexts as text } from './template-messages'

interface Chosen {
  readonly file: File
  readonly report: TemplateReport
}

interface TemplateValues {
  kind?: string
  organId?: string
  name?: string
}

/** A Word file becomes a template only after it was looked through and filled in on trial. */
export function TemplateForm({ onDone }: { onDone: () => void }) {
  const desk = useDesk()
  const host = useHost()
  const { fonts } = useEditorPreferences()
  const { message } = App.useApp()
  const [form] = Form.useForm<TemplateValues>()
  const picker = useRef<HTMLInputElement>(null)
  const [chosen, setChosen] = useState<Chosen>()
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<Refusal>()
  const kindCode = Form.useWatch('kind', form)
  const kind = documentKindOf(kindCode ?? '')

  async function look(file: File | undefined) {
    if (!file || !kind) return
    setBusy(true)
    const bytes = new Uint8Array(await file.arrayBuffer())
    const report = await checkTemplate(bytes, kind, placesFilled(fonts)).finally(() => setBusy(false))
    setChosen({ file, report })
  }

  async function trial() {
    if (!kind || !chosen) return
    const example = kind.example()
    const file = new Uint8Array(await chosen.file.arrayBuffer())
    const bytes = await renderTemplate(file, kind, example, kind.toContent(example), placesFilled(fonts))
    const filter = { name: text.filter, extensions: ['docx'] }
    await host.files.save({ name: text.trialName(kind.name), bytes, filter })
  }

  async function save({ kind: code, organId, name }: TemplateValues) {
    if (!chosen || !code) return
    setBusy(true)
    setRefusal(await keep(chosen, { kind: code, organId, name: name ?? '' }).finally(() => setBusy(false)))
  }

  async function keep({ file, report }: Chosen, values: TemplateValues): Promise<Refusal | undefined> {
    const kept = await desk.attach(file, file.name)
    if (!kept.ok) return kept.refusal
    const { sha256, name, mime, size } = kept.facts
    const templateId = newId()
    const template = { templateId, ...values, file: { sha256, name, mime, size }, tags: report.tags }
    const added = await desk.run('template.add', template)
    if (!added.ok) return added.refusal
    const owner = { type: 'documentTemplate', id: templateId }
    const attached = await desk.run('attachment.add', { attachmentId: newId(), owner, ...kept.facts })
    if (!attached.ok) return attached.refusal
    void message.success(text.saved)
    onDone()
    return undefined
  }

  const usable = chosen !== undefined && chosen.report.problems.length === 0
  return (
    <Form
      form={form}
      layout="vertical"
      onFinish={(values) => void save(values)}
      onKeyDownCapture={holdEnterWhileComposing}
      onValuesChange={(changed) => 'kind' in changed && setChosen(undefined)}
    >
      {refusal && <RefusalNotice refusal={refusal} onClose={() => setRefusal(undefined)} />}
      <Form.Item name="kind" label={text.kind} required>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          options={documentKinds.map(({ code, name }) => ({ value: code, label: name }))}
          onChange={(code: string) => form.setFieldValue('name', documentKindName(code))}
        />
      </Form.Item>
      <Form.Item name="name" label={text.name} required>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="organId" label={text.organ}>
        <OrganSelect />
      </Form.Item>
      {kind && (
        <Form.Item label={text.tags}>
          <div className={styles.tags}>{[...knownTags(kind)].map((tag) => `{${tag}}`).join('　')}</div>
        </Form.Item>
      )}
      <Form.Item label={text.file} required>
        <Button disabled={!kind} loading={busy} onClick={() => picker.current?.click()}>
          {busy ? text.checking : text.chooseFile}
        </Button>{' '}
        {chosen?.file.name ?? (!kind && text.noFile)}
        <input
          ref={picker}
          type="file"
          className="visually-hidden"
          aria-label={text.chooseFile}
          tabIndex={-1}
          accept=".docx"
          onChange={(event) => {
            void look(event.target.files?.[0])
            event.target.value = ''
          }}
        />
      </Form.Item>
      {chosen && <Report report={chosen.report} />}
      <div className={styles.buttons}>
        <Button type="primary" htmlType="submit" disabled={!usable} loading={busy}>
          {text.save}
        </Button>
        <Button disabled={!usable} onClick={() => void trial()}>
          {text.trial}
        </Button>
      </div>
    </Form>
  )
}

function Report({ report }: { report: TemplateReport }) {
  const { problems, unknown, missing, tags, advice } = report
  if (problems.length > 0)
    return <Alert type="error" role="alert" showIcon title={text.broken} description={problems.join('')} />
  return (
    <div className={styles.report}>
      <Alert type="success" role="status" showIcon title={text.found(tags.length)} />
      {advice.map((line) => (
        <Alert key={line} type="info" role="status" showIcon title={line} />
      ))}
      {unknown.length > 0 && (
        <Alert type="warning" role="status" showIcon title={text.unknown} description={unknown.join('、')} />
      )}
      {missing.length > 0 && (
        <Alert type="warning" role="status" showIcon title={text.missing} description={missing.join('、')} />
      )}
    </div>
  )
}
