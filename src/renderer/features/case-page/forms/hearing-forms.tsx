import { Input, Radio } from 'antd'
import { civilDateOf } from '#shared/domain/civil-date'
import { acceptedLabels } from '#shared/domain/field-text'
import { CommandForm, Field } from '../../../ui/forms/command-form'
import { DateField } from '../../../ui/forms/date-field'
import { GrowingText } from '../../../ui/forms/growing-text'
import { useNow } from '../../../ui/time/use-now'
import { useCase } from '../case-context'
import styles from '../case-page.module.css'
import { formKey } from '../form-key'
import { formTexts as text } from '../form-messages'
import type { FormProps } from './form-props'
import { PanelFields, type PanelValues, panelInput, panelValues } from './panel-fields'
import { TextForm } from './text-form'

export function InviteForm({ onDone }: FormProps) {
  const { bundle } = useCase()
  const caseId = bundle.case.id
  const before = bundle.case.statement
  const today = civilDateOf(useNow())
  return (
    <CommandForm<{ invitedOn?: string; method: string; dueOn?: string }>
      formKey={formKey(caseId, 'case.inviteStatement')}
      command="case.inviteStatement"
      initial={{
        invitedOn: before?.invitedAt ? civilDateOf(before.invitedAt) : today,
        method: before?.method || text.methodDefault,
        dueOn: before?.dueOn,
      }}
      toInput={(values) => ({ caseId, ...values })}
      okText={text.saveInvite}
      onDone={onDone}
    >
      <div className={styles.two}>
        <Field name="invitedOn">
          <DateField disabledDate={(date) => date > today} />
        </Field>
        <Field name="dueOn">
          <DateField />
        </Field>
      </div>
      <Field name="method" hint={text.methodHint}>
        <Input maxLength={100} />
      </Field>
    </CommandForm>
  )
}

export function StatementForm({ onDone }: FormProps) {
  const { bundle } = useCase()
  const caseId = bundle.case.id
  const before = bundle.case.statement
  const today = civilDateOf(useNow())
  return (
    <CommandForm<{ receivedOn?: string; text: string; accepted?: string; why: string }>
      formKey={formKey(caseId, 'case.recordStatement')}
      command="case.recordStatement"
      initial={{
        receivedOn: before?.receivedAt ? civilDateOf(before.receivedAt) : today,
        text: before?.text ?? '',
        accepted: before?.accepted,
        why: before?.why ?? '',
      }}
      toInput={(values) => ({ caseId, ...values })}
      okText={text.saveStatement}
      onDone={onDone}
    >
      <Field name="receivedOn">
        <DateField disabledDate={(date) => date > today} />
      </Field>
      <Field name="text" hint={text.statementHint}>
        <GrowingText minRows={6} maxRows={18} maxLength={10_000} showCount />
      </Field>
      <Field name="accepted">
        <Radio.Group options={Object.entries(acceptedLabels).map(([value, label]) => ({ value, label }))} />
      </Field>
      <Field name="why" hint={text.whyHint}>
        <GrowingText minRows={3} maxRows={10} maxLength={4000} showCount />
      </Field>
    </CommandForm>
  )
}

/** What failed stands above what is written about its correction. */
export function AskLegalReviewForm({ onDone }: FormProps) {
  const { legalReview } = useCase().bundle.case
  return (
    <TextForm
      command="case.requestLegalReview"
      name="corrected"
      okText={text.requestLegalReview}
      above={legalReview && <p>{text.failedReview(legalReview.opinion)}</p>}
      onDone={onDone}
    />
  )
}

export function LegalReviewForm({ onDone }: FormProps) {
  const { bundle } = useCase()
  const { id: caseId, legalReviewRequest: again, legalReview: before } = bundle.case
  return (
    <CommandForm<{ passed?: boolean; opinion: string }>
      formKey={formKey(caseId, 'case.recordLegalReview')}
      command="case.recordLegalReview"
      initial={again ? { opinion: '' } : { passed: before?.passed, opinion: before?.opinion ?? '' }}
      toInput={(values) => ({ caseId, ...values })}
      okText={text.saveLegalReview}
      onDone={onDone}
    >
      {again && <p>{text.correctedSince(before?.opinion ?? '', again.corrected)}</p>}
      <Field name="passed">
        <Radio.Group
          options={[
            { value: true, label: text.passed },
            { value: false, label: text.notPassed },
          ]}
        />
      </Field>
      <Field name="opinion" hint={text.legalReviewHint}>
        <GrowingText minRows={5} maxRows={16} maxLength={4000} showCount />
      </Field>
    </CommandForm>
  )
}

export function PanelForm({ onDone }: FormProps) {
  const { bundle } = useCase()
  const caseId = bundle.case.id
  const today = civilDateOf(useNow())
  return (
    <CommandForm<PanelValues>
      formKey={formKey(caseId, 'case.recordPanel')}
      command="case.recordPanel"
      initial={panelValues(bundle.case.panel, today)}
      toInput={(values) => ({ caseId, ...panelInput(values) })}
      okText={text.savePanel}
      onDone={onDone}
    >
      <PanelFields />
    </CommandForm>
  )
}
