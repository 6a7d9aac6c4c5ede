import { App, Button, Form, Radio } from 'antd'
import { useState } from 'react'
import type { Conflict } from '#shared/domain/conflict'
import { entityLabel } from '#shared/domain/entity-labels'
import { fieldLabel } from '#shared/domain/field-text'
import type { Refusal } from '#shared/messages/catalogue'
import { useDesk, useOffered, useReference, useSession } from '../../data/hooks'
import { OfferedButton } from '../../ui/commands/command-button'
import { RefusalNotice } from '../../ui/feedback/refusal-notice'
import { GrowingText } from '../../ui/forms/growing-text'
import { holdEnterWhileComposing } from '../../ui/forms/ime'
import { ConflictColumns } from './conflict-columns'
import { MergedValueField } from './merged-value-field'
import { syncMessages as text } from './messages'
import { RecordLink, type RecordSubject } from './record-link'
import styles from './sync.module.css'
import { mergeEditor, mergeStart } from './value-lines'

interface ConflictFormProps {
  readonly conflict: Conflict
  readonly subject: RecordSubject
}

interface Fields {
  readonly choice: 'theirs' | 'mine' | 'merged'
  readonly value?: unknown
  readonly reason: string
}

/** One field that two people set differently: what it was, what each says, and the decision with its reason. */
export function ConflictForm({ conflict, subject }: ConflictFormProps) {
  const desk = useDesk()
  const reference = useReference()
  const { userId } = useSession()
  const { message } = App.useApp()
  const [form] = Form.useForm<Fields>()
  const [refusal, setRefusal] = useState<Refusal>()
  const choice = Form.useWatch('choice', form)
  const offered = useOffered({ type: 'conflict', id: conflict.id }, ['conflict.resolve'])
  const editor = mergeEditor(conflict.path, conflict.theirs, conflict.mine)
  const nameOf = (id: string | undefined) => (id === userId ? text.me : (reference.user(id)?.name ?? text.colleague))
  const names = { theirs: nameOf(conflict.theirsBy), mine: nameOf(conflict.mineBy) }

  async function resolve(fields: Fields) {
    setRefusal(undefined)
    const answer = await desk.run('conflict.resolve', {
      conflictId: conflict.id,
      ...(conflict.caseId ? { caseId: conflict.caseId } : {}),
      entity: { type: conflict.entityType, id: conflict.entityId },
      ...fields,
    })
    if (answer.ok) void message.success(text.resolved)
    else setRefusal(answer.refusal)
  }

  const label =
    fieldLabel(conflict.path, reference) ?? (conflict.caseId ? conflict.path : entityLabel(conflict.entityType))
  return (
    <article className={styles.item} aria-label={text.conflictOf(label)}>
      <h3 className={styles.itemTitle}>
        {text.conflictOf(label)}
        <RecordLink subject={subject} className={styles.itemCase}>
          {subject.title}
        </RecordLink>
      </h3>
      <ConflictColumns conflict={conflict} names={names} />
      {refusal && <RefusalNotice refusal={refusal} onClose={() => setRefusal(undefined)} />}
      <Form<Fields>
        form={form}
        layout="vertical"
        className={styles.decision}
        onFinish={resolve}
        onKeyDownCapture={holdEnterWhileComposing}
      >
        <Form.Item name="choice" label={text.choose} rules={[{ required: true, message: text.choiceMissing }]}>
          <Radio.Group
            options={[
              { value: 'theirs', label: text.takeTheirs(names.theirs) },
              { value: 'mine', label: text.takeMine(names.mine) },
              ...(editor ? [{ value: 'merged', label: text.merge }] : []),
            ]}
          />
        </Form.Item>
        {choice === 'merged' && editor && (
          <Form.Item
            name="value"
            label={text.merged}
            initialValue={mergeStart(editor, conflict.mine)}
            rules={[{ required: true, message: text.mergedMissing }]}
          >
            <MergedValueField editor={editor} conflict={conflict} names={names} />
          </Form.Item>
        )}
        <Form.Item
          name="reason"
          label={text.reason}
          extra={text.reasonHint}
          rules={[{ required: true, whitespace: true, message: text.reasonMissing }]}
        >
          <GrowingText minRows={2} maxRows={6} maxLength={1000} />
        </Form.Item>
        {offered?.['conflict.resolve'] === null ? (
          <Button type="primary" htmlType="submit">
            {text.resolve}
          </Button>
        ) : (
          <OfferedButton refusal={offered?.['conflict.resolve']} label={text.resolve} onRun={() => undefined} />
        )}
      </Form>
    </article>
  )
}
