import { Checkbox } from 'antd'
import { useReference, useSession } from '../../../data/hooks'
import { UserMultiSelect } from '../../../ui/forms/choice-fields'
import { CommandForm, Field } from '../../../ui/forms/command-form'
import { DateField } from '../../../ui/forms/date-field'
import { GrowingText } from '../../../ui/forms/growing-text'
import { OrganSelect } from '../../../ui/forms/organ-select'
import { formatDay } from '../../../ui/time/format'
import { useCase } from '../case-context'
import styles from '../case-page.module.css'
import { formKey } from '../form-key'
import { formTexts as text } from '../form-messages'
import type { FormProps } from './form-props'

interface FilingValues {
  handlerIds: string[]
  reason: string
  noInterest?: boolean
}

export function ProposeFilingForm({ onDone }: FormProps) {
  const { bundle } = useCase()
  const { userId } = useSession()
  const caseId = bundle.case.id
  const bureau = bundle.case.jurisdictionOrganId
  return (
    <CommandForm<FilingValues>
      formKey={formKey(caseId, 'case.proposeFiling')}
      command="case.proposeFiling"
      initial={{ handlerIds: [userId], reason: bundle.case.judgement?.reason ?? '', noInterest: false }}
      toInput={(values) => ({ caseId, ...values })}
      okText={text.proposeFiling}
      onDone={onDone}
    >
      <Field name="handlerIds" hint={text.handlersHint}>
        <UserMultiSelect fits={(user) => user.organId === bureau && user.roles.includes('officer')} />
      </Field>
      <Field name="reason">
        <GrowingText minRows={4} maxRows={14} maxLength={2000} showCount />
      </Field>
      <Field name="noInterest" valuePropName="checked">
        <Checkbox>{text.noInterest}</Checkbox>
      </Field>
    </CommandForm>
  )
}

/** The reviewer's answer to a proposed filing, with what was proposed before his eyes. */
export function FilingDecisionForm({ command, onDone }: FormProps & { command: 'case.file' | 'case.returnFiling' }) {
  const { bundle } = useCase()
  const ref = useReference()
  const found = bundle.case
  const approve = command === 'case.file'
  return (
    <>
      <dl className={styles.facts}>
        <div className={`${styles.fact} ${styles.wide}`}>
          <dt>{text.proposedBy}</dt>
          <dd>
            {ref.user(found.filing?.proposedBy)?.name} {formatDay(found.filing?.proposedAt)}
          </dd>
        </div>
        <div className={`${styles.fact} ${styles.wide}`}>
          <dt>{text.handlers}</dt>
          <dd>{found.handlerIds.map((id) => ref.user(id)?.name ?? id).join('、')}</dd>
        </div>
        <div className={`${styles.fact} ${styles.wide}`}>
          <dt>{text.filingReason}</dt>
          <dd>{found.filing?.reason}</dd>
        </div>
      </dl>
      <hr className={styles.rule} />
      <CommandForm<{ opinion: string }>
        formKey={formKey(found.id, command)}
        command={command}
        initial={{ opinion: approve ? text.agreeFiling : '' }}
        toInput={(values) => ({ caseId: found.id, ...values })}
        okText={approve ? text.file : text.returnFiling}
        danger={!approve}
        onDone={onDone}
      >
        <Field name="opinion">
          <GrowingText minRows={3} maxRows={10} maxLength={2000} showCount />
        </Field>
      </CommandForm>
    </>
  )
}

export function ForwardForm({ onDone }: FormProps) {
  const { bundle } = useCase()
  const found = bundle.case
  return (
    <CommandForm<{ targetOrganId?: string; followUpOn?: string; note: string }>
      formKey={formKey(found.id, 'case.forward')}
      command="case.forward"
      initial={{ note: '' }}
      toInput={(values) => ({ caseId: found.id, ...values })}
      okText={text.forward}
      onDone={onDone}
    >
      <Field name="targetOrganId">
        <OrganSelect accept={(organ) => organ.id !== found.jurisdictionOrganId} />
      </Field>
      <Field name="followUpOn" hint={text.followUpHint}>
        <DateField />
      </Field>
      <Field name="note">
        <GrowingText minRows={4} maxRows={12} maxLength={2000} showCount />
      </Field>
    </CommandForm>
  )
}
