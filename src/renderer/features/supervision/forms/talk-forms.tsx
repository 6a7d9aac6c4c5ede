import { Input, Radio } from 'antd'
import { useMemo } from 'react'
import { v7 as uuid } from 'uuid'
import { civilDateOf } from '#shared/domain/civil-date'
import { CommandForm, Field } from '../../../ui/forms/command-form'
import { DateField } from '../../../ui/forms/date-field'
import { GrowingText } from '../../../ui/forms/growing-text'
import { TextListField } from '../../../ui/forms/text-list-field'
import page from '../../../ui/sections/subject-page.module.css'
import { useNow } from '../../../ui/time/use-now'
import { supervisionTexts as text } from '../messages'
import { type FormProps, formKeyOf, idsOf } from './form-props'

interface TalkRecordValues {
  readonly on?: string
  readonly present: string[]
  readonly text: string
}

export function TalkForm({ order, onDone }: FormProps) {
  const today = civilDateOf(useNow())
  const { record, heldOn, persons = [], hosts = [] } = order.talk ?? {}
  return (
    <CommandForm<TalkRecordValues>
      formKey={formKeyOf(order, 'supervision.recordTalk')}
      command="supervision.recordTalk"
      initial={{
        on: record?.on ?? [heldOn ?? today, today].sort()[0],
        present: record?.present ?? [...persons, ...hosts],
        text: record?.text ?? '',
      }}
      toInput={({ present, ...values }) => ({
        ...idsOf(order),
        ...values,
        present: present.filter((one) => one.trim() !== ''),
      })}
      okText={text.save}
      onDone={onDone}
    >
      <Field name="on">
        <DateField disabledDate={(date) => date > today} />
      </Field>
      <Field name="present">
        <TextListField label={text.present} addText={text.addPerson} maxLength={60} />
      </Field>
      <Field name="text">
        <GrowingText minRows={8} maxRows={22} maxLength={20_000} showCount />
      </Field>
    </CommandForm>
  )
}

interface CommitmentValues {
  readonly content: string
  readonly person: string
  readonly dueOn?: string | undefined
}

export function CommitmentForm({ order, id, onDone }: FormProps) {
  const newId = useMemo(() => uuid(), [])
  const before = id ? order.talk?.commitments[id] : undefined
  return (
    <CommandForm<CommitmentValues>
      formKey={formKeyOf(order, 'supervision.setCommitment', id)}
      command="supervision.setCommitment"
      initial={{ content: before?.content ?? '', person: before?.person ?? '', dueOn: before?.dueOn }}
      toInput={(values) => ({ ...idsOf(order), commitmentId: id ?? newId, ...values })}
      okText={text.save}
      onDone={onDone}
    >
      <Field name="content">
        <GrowingText minRows={3} maxRows={10} maxLength={2000} showCount />
      </Field>
      <div className={page.two}>
        <Field name="person">
          <Input maxLength={60} />
        </Field>
        <Field name="dueOn">
          <DateField />
        </Field>
      </div>
    </CommandForm>
  )
}

const states = Object.entries(text.commitmentStates).map(([value, label]) => ({ value, label }))

export function SettleForm({ order, id = '', onDone }: FormProps) {
  const before = order.talk?.commitments[id]
  return (
    <CommandForm<{ state: string; result: string }>
      formKey={formKeyOf(order, 'supervision.settleCommitment', id)}
      command="supervision.settleCommitment"
      initial={{ state: before?.state === 'broken' ? 'broken' : 'done', result: before?.result ?? '' }}
      toInput={(values) => ({ ...idsOf(order), commitmentId: id, ...values })}
      okText={text.save}
      onDone={onDone}
    >
      <p>{before?.content}</p>
      <Field name="state">
        <Radio.Group options={states} />
      </Field>
      <Field name="result">
        <GrowingText minRows={3} maxRows={10} maxLength={2000} showCount />
      </Field>
    </CommandForm>
  )
}
