import { Input, Radio } from 'antd'
import { useMemo } from 'react'
import { v7 as uuid } from 'uuid'
import { CommandForm, Field } from '../../../ui/forms/command-form'
import { DateField } from '../../../ui/forms/date-field'
import { GrowingText } from '../../../ui/forms/growing-text'
import { OrganSelect } from '../../../ui/forms/organ-select'
import page from '../../../ui/sections/subject-page.module.css'
import { campaignTexts as text } from '../messages'
import { ColleagueSelect } from '../plan-fields'
import { type FormProps, formKeyOf } from './form-props'

interface TaskValues {
  readonly title: string
  readonly organId?: string | undefined
  readonly ownerId?: string | undefined
  readonly dueOn?: string | undefined
}

export function TaskForm({ bundle: { campaign }, id, onDone }: FormProps) {
  const newId = useMemo(() => uuid(), [])
  const before = id ? campaign.tasks[id] : undefined
  return (
    <CommandForm<TaskValues>
      formKey={formKeyOf(campaign, 'campaign.setTask', id)}
      command="campaign.setTask"
      initial={
        before
          ? { title: before.title, organId: before.organId, ownerId: before.ownerId, dueOn: before.dueOn }
          : { title: '', organId: campaign.organId }
      }
      toInput={(values) => ({ campaignId: campaign.id, taskId: id ?? newId, ...values })}
      okText={text.save}
      onDone={onDone}
    >
      <Field name="title">
        <Input maxLength={200} />
      </Field>
      <Field name="organId">
        <OrganSelect />
      </Field>
      <div className={page.two}>
        <Field name="ownerId">
          <ColleagueSelect />
        </Field>
        <Field name="dueOn">
          <DateField disabledDate={(date) => date < campaign.from || date > campaign.to} />
        </Field>
      </div>
    </CommandForm>
  )
}

export function SettleTaskForm({ bundle: { campaign }, id = '', onDone }: FormProps) {
  return (
    <CommandForm<{ state: string; result: string }>
      formKey={formKeyOf(campaign, 'campaign.settleTask', id)}
      command="campaign.settleTask"
      initial={{ state: 'done', result: '' }}
      toInput={(values) => ({ campaignId: campaign.id, taskId: id, ...values })}
      okText={text.save}
      onDone={onDone}
    >
      <p>{campaign.tasks[id]?.title}</p>
      <Field name="state">
        <Radio.Group options={(['done', 'dropped'] as const).map((value) => ({ value, label: text.states[value] }))} />
      </Field>
      <Field name="result">
        <GrowingText minRows={4} maxRows={12} maxLength={2000} showCount />
      </Field>
    </CommandForm>
  )
}
