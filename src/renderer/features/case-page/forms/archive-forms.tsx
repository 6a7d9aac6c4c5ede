import { Input, Radio } from 'antd'
import { useState } from 'react'
import { v7 as newId } from 'uuid'
import { civilDateOf } from '#shared/domain/civil-date'
import { retentionLabels } from '#shared/dossier/dossier'
import { CommandForm, Field } from '../../../ui/forms/command-form'
import { DateField } from '../../../ui/forms/date-field'
import { GrowingText } from '../../../ui/forms/growing-text'
import { useNow } from '../../../ui/time/use-now'
import { useCase } from '../case-context'
import styles from '../case-page.module.css'
import { useDossier } from '../dossier/use-dossier'
import { dossierTexts as text } from '../dossier-texts'
import { formKey } from '../form-key'
import type { FormProps } from './form-props'

export function ArchiveForm({ onDone }: FormProps) {
  const { bundle } = useCase()
  const { main, sub } = useDossier()
  const caseId = bundle.case.id
  return (
    <CommandForm<{ retention?: string; archiveNo: string; note: string }>
      formKey={formKey(caseId, 'case.archive')}
      command="case.archive"
      initial={{ retention: 'years30', archiveNo: '', note: '' }}
      toInput={(values) => ({
        caseId,
        documentIds: bundle.documents.map(({ id }) => id),
        pages: { main: Math.max(1, main.count), sub: sub.count },
        ...values,
      })}
      okText={text.archive}
      onDone={onDone}
    >
      <p className={styles.text}>{text.pages(main.count, sub.count)}</p>
      <Field name="archiveNo">
        <Input maxLength={60} />
      </Field>
      <Field name="retention">
        <Radio.Group options={Object.entries(retentionLabels).map(([value, label]) => ({ value, label }))} />
      </Field>
      <Field name="note" hint={text.noteHint}>
        <GrowingText minRows={2} maxRows={6} maxLength={1000} />
      </Field>
    </CommandForm>
  )
}

export function BorrowForm({ onDone }: FormProps) {
  const caseId = useCase().bundle.case.id
  const [loanId] = useState(() => newId())
  const today = civilDateOf(useNow())
  return (
    <CommandForm<{ borrower: string; unit: string; purpose: string; dueOn?: string }>
      formKey={formKey(caseId, 'case.borrow')}
      command="case.borrow"
      initial={{ borrower: '', unit: '', purpose: '' }}
      toInput={(values) => ({ caseId, loanId, ...values })}
      okText={text.borrow}
      onDone={onDone}
    >
      <div className={styles.two}>
        <Field name="borrower">
          <Input maxLength={100} />
        </Field>
        <Field name="unit">
          <Input maxLength={100} />
        </Field>
      </div>
      <Field name="purpose">
        <GrowingText minRows={2} maxRows={5} maxLength={500} />
      </Field>
      <Field name="dueOn">
        <DateField disabledDate={(date) => date < today} />
      </Field>
    </CommandForm>
  )
}
