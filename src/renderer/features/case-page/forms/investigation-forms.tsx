import { Checkbox, Form, Input, InputNumber, Radio } from 'antd'
import { useState } from 'react'
import { v7 as newId } from 'uuid'
import { civilDateOf } from '#shared/domain/civil-date'
import { interviewKindLabels } from '#shared/domain/investigation'
import { UserMultiSelect } from '../../../ui/forms/choice-fields'
import { CommandForm, Field } from '../../../ui/forms/command-form'
import { DateField } from '../../../ui/forms/date-field'
import { GrowingText } from '../../../ui/forms/growing-text'
import { OrganSelect } from '../../../ui/forms/organ-select'
import { RowList } from '../../../ui/forms/row-list'
import { TextListField } from '../../../ui/forms/text-list-field'
import { useNow } from '../../../ui/time/use-now'
import { useCase } from '../case-context'
import styles from '../case-page.module.css'
import { formKey } from '../form-key'
import type { FormProps } from './form-props'
import { investigationTexts as text } from './investigation-messages'

export function PlanForm({ onDone }: FormProps) {
  const found = useCase().bundle.case
  return (
    <CommandForm<{ purpose: string; steps: { what?: string; by?: string; dueOn?: string }[] }>
      formKey={formKey(found.id, 'case.setPlan')}
      command="case.setPlan"
      initial={{ purpose: found.plan?.purpose ?? '', steps: [...(found.plan?.steps ?? [{ what: '' }])] }}
      toInput={({ purpose, steps }) => ({
        caseId: found.id,
        purpose,
        steps: steps.map((step) => ({ what: '', ...step })),
      })}
      fieldOf={(path) => path.slice(0, 1)}
      okText={text.plan}
      onDone={onDone}
    >
      <Field name="purpose">
        <GrowingText minRows={2} maxRows={8} maxLength={2000} />
      </Field>
      <RowList name="steps" addText={text.addStep} empty={{ what: '' }}>
        {(row) => (
          <>
            <Form.Item name={[row, 'what']} className={styles.grow}>
              <Input maxLength={500} placeholder={text.stepWhat} aria-label={text.stepWhat} />
            </Form.Item>
            <Form.Item name={[row, 'dueOn']}>
              <DateField label={text.stepDue} />
            </Form.Item>
          </>
        )}
      </RowList>
    </CommandForm>
  )
}

export function RequestFilesForm({ onDone }: FormProps) {
  const found = useCase().bundle.case
  const [requestId] = useState(() => newId())
  const today = civilDateOf(useNow())
  return (
    <CommandForm<{ organId?: string; items: string[]; requestedOn?: string; dueOn?: string }>
      formKey={formKey(found.id, 'case.requestFiles')}
      command="case.requestFiles"
      initial={{ organId: found.respondentOrganId, items: [], requestedOn: today }}
      toInput={(values) => ({ caseId: found.id, requestId, ...values })}
      fieldOf={(path) => path.slice(0, 1)}
      okText={text.request}
      onDone={onDone}
    >
      <Field name="organId">
        <OrganSelect />
      </Field>
      <Field name="items" hint={text.itemsHint}>
        <TextListField label={text.items} addText={text.addReceived} maxLength={200} />
      </Field>
      <div className={styles.two}>
        <Field name="requestedOn">
          <DateField disabledDate={(date) => date > today} />
        </Field>
        <Field name="dueOn">
          <DateField />
        </Field>
      </div>
    </CommandForm>
  )
}

export function ReceiveFilesForm({ requestId = '', onDone }: FormProps & { requestId: string | undefined }) {
  const found = useCase().bundle.case
  const request = found.fileRequests?.[requestId]
  const today = civilDateOf(useNow())
  const wanted = request?.items.map((name) => ({ name, pages: 0, original: true })) ?? []
  const before = request && request.received.length > 0 ? request.received : wanted
  return (
    <CommandForm<{ receivedOn?: string; received: { name?: string; pages?: number | null; original?: boolean }[] }>
      formKey={formKey(found.id, 'case.receiveFiles', requestId)}
      command="case.receiveFiles"
      initial={{ receivedOn: request?.receivedOn ?? today, received: [...before] }}
      toInput={({ receivedOn, received }) => ({
        caseId: found.id,
        requestId,
        receivedOn,
        received: received.map(({ name = '', pages, original = false }) => ({ name, pages: pages ?? 0, original })),
      })}
      fieldOf={(path) => path.slice(0, 1)}
      okText={text.receive}
      onDone={onDone}
    >
      <Field name="receivedOn">
        <DateField disabledDate={(date) => date > today} />
      </Field>
      <RowList name="received" addText={text.addReceived} empty={{ pages: 0, original: true }}>
        {(row) => (
          <>
            <Form.Item name={[row, 'name']} className={styles.grow}>
              <Input maxLength={200} placeholder={text.receivedName} aria-label={text.receivedName} />
            </Form.Item>
            <Form.Item name={[row, 'pages']}>
              <InputNumber<number> min={0} precision={0} suffix={text.pages} aria-label={text.pages} />
            </Form.Item>
            <Form.Item name={[row, 'original']} valuePropName="checked">
              <Checkbox>{text.original}</Checkbox>
            </Form.Item>
          </>
        )}
      </RowList>
    </CommandForm>
  )
}

export function ReturnFilesForm({ requestId = '', onDone }: FormProps & { requestId: string | undefined }) {
  const caseId = useCase().bundle.case.id
  const today = civilDateOf(useNow())
  return (
    <CommandForm<{ returnedOn?: string; returnedTo: string }>
      formKey={formKey(caseId, 'case.returnFiles', requestId)}
      command="case.returnFiles"
      initial={{ returnedOn: today, returnedTo: '' }}
      toInput={(values) => ({ caseId, requestId, ...values })}
      okText={text.giveBack}
      onDone={onDone}
    >
      <Field name="returnedOn">
        <DateField disabledDate={(date) => date > today} />
      </Field>
      <Field name="returnedTo">
        <Input maxLength={100} />
      </Field>
    </CommandForm>
  )
}

interface InterviewValues {
  kind?: string
  person: string
  identity: string
  on?: string
  place: string
  askedBy: string[]
  told: boolean
  answers: { question?: string; answer?: string }[]
  signed: boolean
  refusal: string
}

export function InterviewForm({ interviewId, onDone }: FormProps & { interviewId: string | undefined }) {
  const found = useCase().bundle.case
  const [freshId] = useState(() => newId())
  const today = civilDateOf(useNow())
  const before = interviewId ? found.interviews?.[interviewId] : undefined
  return (
    <CommandForm<InterviewValues>
      formKey={formKey(found.id, 'case.recordInterview', interviewId)}
      command="case.recordInterview"
      initial={{
        kind: before?.kind ?? 'questioning',
        person: before?.person ?? '',
        identity: before?.identity ?? '',
        on: before?.on ?? today,
        place: before?.place ?? '',
        askedBy: before?.askedBy ?? found.handlerIds.slice(0, 2),
        told: before?.told ?? false,
        answers: before?.answers ?? [{ question: '' }],
        signed: before?.signed ?? true,
        refusal: before?.refusal ?? '',
      }}
      toInput={({ answers, ...values }) => ({
        caseId: found.id,
        interviewId: interviewId ?? freshId,
        ...values,
        answers: answers.map(({ question = '', answer = '' }) => ({ question, answer })),
      })}
      fieldOf={(path) => path.slice(0, 1)}
      okText={text.interview}
      onDone={onDone}
    >
      <Field name="kind">
        <Radio.Group options={Object.entries(interviewKindLabels).map(([value, label]) => ({ value, label }))} />
      </Field>
      <div className={styles.two}>
        <Field name="person">
          <Input maxLength={100} />
        </Field>
        <Field name="identity">
          <Input maxLength={200} />
        </Field>
        <Field name="on">
          <DateField disabledDate={(date) => date > today} />
        </Field>
        <Field name="place">
          <Input maxLength={200} />
        </Field>
      </div>
      <Field name="askedBy">
        <UserMultiSelect
          fits={(user) => user.organId === found.jurisdictionOrganId && user.roles.includes('officer')}
        />
      </Field>
      <Field name="told" label="" valuePropName="checked">
        <Checkbox>{text.told}</Checkbox>
      </Field>
      <RowList name="answers" addText={text.addAnswer} empty={{ question: '', answer: '' }}>
        {(row) => (
          <div className={styles.grow}>
            <Form.Item name={[row, 'question']}>
              <Input maxLength={1000} prefix={`${text.question}：`} aria-label={text.question} />
            </Form.Item>
            <Form.Item name={[row, 'answer']}>
              <GrowingText
                minRows={1}
                maxRows={8}
                maxLength={5000}
                placeholder={text.answer}
                aria-label={text.answer}
              />
            </Form.Item>
          </div>
        )}
      </RowList>
      <Field name="signed" label="" valuePropName="checked">
        <Checkbox>{text.signed}</Checkbox>
      </Field>
      <Form.Item<InterviewValues> noStyle shouldUpdate={(a, b) => a.signed !== b.signed}>
        {({ getFieldValue }) =>
          !getFieldValue('signed') && (
            <Field name="refusal" required hint={text.refusalHint}>
              <GrowingText minRows={2} maxRows={4} maxLength={500} />
            </Field>
          )
        }
      </Form.Item>
    </CommandForm>
  )
}

export function ExpertForm({ onDone }: FormProps) {
  const caseId = useCase().bundle.case.id
  const [opinionId] = useState(() => newId())
  const today = civilDateOf(useNow())
  return (
    <CommandForm<{ expert: string; question: string; opinion: string; on?: string }>
      formKey={formKey(caseId, 'case.recordExpert')}
      command="case.recordExpert"
      initial={{ expert: '', question: '', opinion: '', on: today }}
      toInput={(values) => ({ caseId, opinionId, ...values })}
      okText={text.expert}
      onDone={onDone}
    >
      <div className={styles.two}>
        <Field name="expert">
          <Input maxLength={100} />
        </Field>
        <Field name="on">
          <DateField disabledDate={(date) => date > today} />
        </Field>
      </div>
      <Field name="question">
        <GrowingText minRows={2} maxRows={8} maxLength={2000} />
      </Field>
      <Field name="opinion">
        <GrowingText minRows={4} maxRows={14} maxLength={5000} showCount />
      </Field>
    </CommandForm>
  )
}
