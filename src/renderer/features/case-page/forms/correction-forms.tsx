import { Alert, Input, Radio } from 'antd'
import { limitPassed } from '#shared/commands/case-limits'
import { civilDateOf } from '#shared/domain/civil-date'
import { verifyGroundLabels } from '#shared/domain/field-text'
import { CommandForm, Field } from '../../../ui/forms/command-form'
import { DateField } from '../../../ui/forms/date-field'
import { GrowingText } from '../../../ui/forms/growing-text'
import { formatDay } from '../../../ui/time/format'
import { useNow } from '../../../ui/time/use-now'
import { useCase } from '../case-context'
import styles from '../case-page.module.css'
import { formKey } from '../form-key'
import { formTexts as text } from '../form-messages'
import type { FormProps } from './form-props'

export function VerifyForm({ onDone }: FormProps) {
  const { bundle } = useCase()
  const now = useNow()
  const found = bundle.case
  const due = found.limits.rectify?.dueAt
  return (
    <CommandForm<{ ground?: string; text: string }>
      formKey={formKey(found.id, 'case.verify')}
      command="case.verify"
      initial={{ text: '' }}
      toInput={(values) => ({ caseId: found.id, ...values })}
      okText={text.verify}
      onDone={onDone}
    >
      <Field name="ground" hint={due ? text.rectifyDue(formatDay(due)) : text.rectifyNotStarted}>
        <Radio.Group
          options={Object.entries(verifyGroundLabels).map(([value, label]) => ({
            value,
            label,
            disabled: value === 'overdue' && !limitPassed(found, 'rectify', now),
          }))}
        />
      </Field>
      <Field name="text" hint={text.verifyHint}>
        <GrowingText minRows={6} maxRows={18} maxLength={10_000} showCount />
      </Field>
    </CommandForm>
  )
}

/** Nothing to fill in: what goes to the government is named before it goes. */
export function EscalateForm({ onDone }: FormProps) {
  const { bundle } = useCase()
  const found = bundle.case
  const named = [found.opinionId, found.requestId].flatMap((id) => bundle.documents.filter((each) => each.id === id))
  return (
    <CommandForm<object>
      formKey={formKey(found.id, 'case.escalate')}
      command="case.escalate"
      initial={{}}
      toInput={() => ({ caseId: found.id, requestId: found.requestId ?? '', opinionId: found.opinionId ?? '' })}
      okText={text.escalate}
      onDone={onDone}
    >
      <p className={styles.text}>{text.escalateWhat}</p>
      <ul className={styles.plainList}>
        {named.map((document) => (
          <li key={document.id}>
            {document.title} {document.number}
          </li>
        ))}
      </ul>
      {named.some((document) => !document.number) && (
        <Alert type="info" showIcon title={text.escalateOffline} className={styles.gap} />
      )}
    </CommandForm>
  )
}

export function ApprovalForm({ onDone }: FormProps) {
  const { bundle } = useCase()
  const today = civilDateOf(useNow())
  const { id: caseId, approval } = bundle.case
  return (
    <CommandForm<{ instruction: string; signer: string; on?: string; scan: string }>
      formKey={formKey(caseId, 'case.recordApproval')}
      command="case.recordApproval"
      initial={{
        instruction: approval?.instruction ?? '',
        signer: approval?.signer ?? '',
        on: approval?.on ?? today,
        scan: approval?.scan ?? '',
      }}
      toInput={(values) => ({ caseId, ...values })}
      okText={text.saveApproval}
      onDone={onDone}
    >
      <Field name="instruction">
        <GrowingText minRows={4} maxRows={12} maxLength={2000} showCount />
      </Field>
      <div className={styles.two}>
        <Field name="signer">
          <Input maxLength={50} />
        </Field>
        <Field name="on">
          <DateField disabledDate={(date) => date > today} />
        </Field>
      </div>
      <Field name="scan" hint={text.scanHint}>
        <Input maxLength={200} />
      </Field>
    </CommandForm>
  )
}
