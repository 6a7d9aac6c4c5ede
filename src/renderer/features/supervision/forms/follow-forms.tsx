import { Form, Input, Radio } from 'antd'
import { useCallback, useMemo } from 'react'
import { v7 as uuid } from 'uuid'
import { civilDateOf } from '#shared/domain/civil-date'
import { type ReplyOutcome, replyOutcome, replyOutcomeLabels } from '#shared/domain/document-life'
import type { UserProfile } from '#shared/domain/reference'
import type { StoredFile } from '#shared/domain/stored-file'
import { type Reminder, reminderWayLabels } from '#shared/domain/supervision-order'
import { useSession } from '../../../data/hooks'
import { StoredFilesField } from '../../../ui/attachments/stored-files-field'
import { UserMultiSelect } from '../../../ui/forms/choice-fields'
import { CommandForm, Field } from '../../../ui/forms/command-form'
import { DateField } from '../../../ui/forms/date-field'
import { GrowingText } from '../../../ui/forms/growing-text'
import page from '../../../ui/sections/subject-page.module.css'
import { formatDay } from '../../../ui/time/format'
import { useNow } from '../../../ui/time/use-now'
import { supervisionTexts as text } from '../messages'
import { type FormProps, formKeyOf, idsOf } from './form-props'

const ways = (['phone', 'desk', 'letter'] as const).map((value) => ({ value, label: reminderWayLabels[value] }))

export function RemindForm({ order, onDone }: FormProps) {
  const reminderId = useMemo(() => uuid(), [])
  return (
    <CommandForm<{ way: Reminder['way']; note: string }>
      formKey={formKeyOf(order, 'supervision.remind')}
      command="supervision.remind"
      initial={{ way: 'phone', note: '' }}
      toInput={(values) => ({ ...idsOf(order), reminderId, ...values })}
      okText={text.remind}
      onDone={onDone}
    >
      <Field name="way">
        <Radio.Group options={ways} />
      </Field>
      <Field name="note">
        <GrowingText minRows={3} maxRows={10} maxLength={1000} showCount />
      </Field>
    </CommandForm>
  )
}

interface ReplyValues {
  readonly receivedOn?: string
  readonly outcome: ReplyOutcome
  readonly number: string
  readonly text: string
  readonly files: readonly StoredFile[]
}

export function ReplyForm({ order, onDone }: FormProps) {
  const today = civilDateOf(useNow())
  const replyId = useMemo(() => uuid(), [])
  const { id, caseId } = order
  return (
    <CommandForm<ReplyValues>
      formKey={formKeyOf(order, 'supervision.recordReply')}
      command="supervision.recordReply"
      initial={{ receivedOn: today, outcome: 'report', number: '', text: '', files: [] }}
      toInput={(values) => ({ ...idsOf(order), replyId, ...values })}
      okText={text.recordReply}
      onDone={onDone}
    >
      <Field name="outcome">
        <Radio.Group
          vertical
          options={replyOutcome.options.map((value) => ({ value, label: replyOutcomeLabels[value] }))}
        />
      </Field>
      <div className={page.two}>
        <Field name="receivedOn" hint={order.dueAt && `${text.dueAt}：${formatDay(order.dueAt)}`}>
          <DateField disabledDate={(date) => date > today} />
        </Field>
        <Field name="number">
          <Input maxLength={60} />
        </Field>
      </div>
      <Field name="text">
        <GrowingText minRows={5} maxRows={16} maxLength={10_000} showCount />
      </Field>
      <Field name="files">
        <StoredFilesField owner={{ type: 'supervisionOrder', id, ...(caseId ? { caseId } : {}) }} />
      </Field>
    </CommandForm>
  )
}

interface CheckValues {
  readonly result: 'enough' | 'notEnough'
  readonly note: string
  readonly checkedBy: string[]
  readonly on?: string
  readonly newDueOn?: string | undefined
}

const results = Object.entries(text.checkResults).map(([value, label]) => ({ value, label }))

export function CheckForm({ order, onDone }: FormProps) {
  const today = civilDateOf(useNow())
  const { userId, organId } = useSession()
  const fits = useCallback((user: UserProfile) => user.organId === organId && user.roles.includes('officer'), [organId])
  return (
    <CommandForm<CheckValues>
      formKey={formKeyOf(order, 'supervision.verify')}
      command="supervision.verify"
      initial={{ result: 'enough', note: '', checkedBy: [userId], on: today }}
      toInput={({ newDueOn, ...values }) => ({
        ...idsOf(order),
        ...values,
        ...(values.result === 'notEnough' ? { newDueOn } : {}),
      })}
      okText={text.verify}
      onDone={onDone}
    >
      <Field name="result">
        <Radio.Group options={results} />
      </Field>
      <Form.Item noStyle dependencies={['result']}>
        {({ getFieldValue }) =>
          getFieldValue('result') === 'notEnough' && (
            <Field name="newDueOn" required>
              <DateField disabledDate={(date) => date <= today} />
            </Field>
          )
        }
      </Form.Item>
      <Field name="note">
        <GrowingText minRows={4} maxRows={12} maxLength={2000} showCount />
      </Field>
      <div className={page.two}>
        <Field name="checkedBy">
          <UserMultiSelect fits={fits} />
        </Field>
        <Field name="on">
          <DateField disabledDate={(date) => date > today} />
        </Field>
      </div>
    </CommandForm>
  )
}

export function ExtendForm({ order, onDone }: FormProps) {
  const today = civilDateOf(useNow())
  return (
    <CommandForm<{ dueOn?: string; reason: string }>
      formKey={formKeyOf(order, 'supervision.extend')}
      command="supervision.extend"
      initial={{ reason: '' }}
      toInput={(values) => ({ ...idsOf(order), ...values })}
      okText={text.extend}
      onDone={onDone}
    >
      <Field name="dueOn" hint={`${text.dueAt}：${formatDay(order.dueAt)}`}>
        <DateField disabledDate={(date) => date <= today} />
      </Field>
      <Field name="reason">
        <GrowingText minRows={3} maxRows={10} maxLength={1000} showCount />
      </Field>
    </CommandForm>
  )
}
