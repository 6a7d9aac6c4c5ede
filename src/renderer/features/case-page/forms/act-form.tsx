import { Input, InputNumber } from 'antd'
import { useMemo } from 'react'
import { v7 as uuid } from 'uuid'
import { DictionarySelect } from '../../../ui/forms/choice-fields'
import { CommandForm, Field } from '../../../ui/forms/command-form'
import { DateField } from '../../../ui/forms/date-field'
import { GrowingText } from '../../../ui/forms/growing-text'
import { useCase } from '../case-context'
import styles from '../case-page.module.css'
import { formKey } from '../form-key'
import { formTexts as text } from '../form-messages'
import type { FormProps } from './form-props'

interface ActValues {
  kind?: string
  docNo: string
  decidedAt?: string
  amount?: number | null
  party: string
  result: string
}

/** An act of the respondent that is under supervision: a penalty, a seizure, a licence refused. */
export function ActForm({ actId, onDone }: FormProps & { actId?: string }) {
  const { bundle } = useCase()
  const caseId = bundle.case.id
  const before = actId ? bundle.case.acts[actId] : undefined
  const newId = useMemo(() => uuid(), [])
  const initial: ActValues = before ?? {
    kind: bundle.case.enforcementType,
    docNo: '',
    party: bundle.case.party?.name ?? '',
    result: '',
  }
  return (
    <CommandForm<ActValues>
      formKey={formKey(caseId, 'case.recordAct', actId)}
      command="case.recordAct"
      initial={initial}
      toInput={({ amount, ...values }) => ({ ...values, amount: amount ?? undefined, caseId, actId: actId ?? newId })}
      okText={text.saveAct}
      onDone={onDone}
    >
      <div className={styles.two}>
        <Field name="kind">
          <DictionarySelect dictionary="enforcementType" />
        </Field>
        <Field name="docNo">
          <Input maxLength={100} />
        </Field>
        <Field name="decidedAt">
          <DateField />
        </Field>
        <Field name="amount">
          <InputNumber<number> min={0} precision={2} className={styles.number} />
        </Field>
      </div>
      <Field name="party">
        <Input maxLength={100} />
      </Field>
      <Field name="result">
        <GrowingText minRows={3} maxRows={10} maxLength={2000} showCount />
      </Field>
    </CommandForm>
  )
}
