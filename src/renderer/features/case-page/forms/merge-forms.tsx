import { Input } from 'antd'
import { useState } from 'react'
import { v7 as newId } from 'uuid'
import { CaseSelect } from '../../../ui/forms/case-select'
import { CheckGroup } from '../../../ui/forms/check-group'
import { CommandForm, Field } from '../../../ui/forms/command-form'
import { GrowingText } from '../../../ui/forms/growing-text'
import { useCase } from '../case-context'
import styles from '../case-page.module.css'
import { formKey } from '../form-key'
import { courseTexts as text } from './course-messages'
import type { FormProps } from './form-props'

export function MergeForm({ onDone }: FormProps) {
  const { id: caseId, orderIds } = useCase().bundle.case
  return (
    <CommandForm<{ intoId?: string; reason: string }>
      formKey={formKey(caseId, 'case.merge')}
      command="case.merge"
      initial={{ reason: '' }}
      toInput={(values) => ({ caseId, orderIds, ...values })}
      okText={text.merge}
      danger
      onDone={onDone}
    >
      <Field name="intoId" hint={text.mergeHint}>
        <CaseSelect except={caseId} />
      </Field>
      <Field name="reason">
        <GrowingText minRows={3} maxRows={10} maxLength={1000} showCount />
      </Field>
    </CommandForm>
  )
}

export function SplitForm({ onDone }: FormProps) {
  const { bundle } = useCase()
  const caseId = bundle.case.id
  const [newCaseId] = useState(() => newId())
  return (
    <CommandForm<{ title: string; orderIds: string[]; reason: string }>
      formKey={formKey(caseId, 'case.split')}
      command="case.split"
      initial={{ title: '', orderIds: [], reason: '' }}
      toInput={(values) => ({ caseId, newCaseId, ...values })}
      okText={text.split}
      onDone={onDone}
    >
      <Field name="orderIds" hint={text.splitHint}>
        <CheckGroup
          label={text.splitOrders}
          className={styles.wrapRadios}
          options={bundle.orders.map(({ id, orderNo, title }) => ({ value: id, label: `${orderNo} ${title}` }))}
        />
      </Field>
      <Field name="title">
        <Input maxLength={200} />
      </Field>
      <Field name="reason">
        <GrowingText minRows={3} maxRows={10} maxLength={1000} showCount />
      </Field>
    </CommandForm>
  )
}
