import { Input, Radio, Select } from 'antd'
import { useState } from 'react'
import { v7 as newId } from 'uuid'
import { civilDateOf } from '#shared/domain/civil-date'
import { checkOutcomeLabels, objectionResultLabels } from '#shared/domain/investigation'
import { isWrong } from '#shared/domain/wrong-findings'
import { useReference, useSession } from '../../../data/hooks'
import { UserMultiSelect } from '../../../ui/forms/choice-fields'
import { CommandForm, Field } from '../../../ui/forms/command-form'
import { DateField } from '../../../ui/forms/date-field'
import { GrowingText } from '../../../ui/forms/growing-text'
import { useNow } from '../../../ui/time/use-now'
import { useCase } from '../case-context'
import styles from '../case-page.module.css'
import { formKey } from '../form-key'
import type { FormProps } from './form-props'
import { investigationTexts as text } from './investigation-messages'

export function ObjectionForm({ onDone }: FormProps) {
  const { bundle } = useCase()
  const caseId = bundle.case.id
  const ref = useReference()
  const [objectionId] = useState(() => newId())
  const today = civilDateOf(useNow())
  const served = bundle.documents.filter(({ deliveries }) => deliveries.length > 0)
  return (
    <CommandForm<{ documentId?: string; by: string; filedOn?: string; grounds: string; lateReason: string }>
      formKey={formKey(caseId, 'case.fileObjection')}
      command="case.fileObjection"
      initial={{
        documentId: served.length === 1 ? served[0]?.id : undefined,
        by: ref.organ(bundle.case.respondentOrganId)?.name ?? '',
        filedOn: today,
        grounds: '',
        lateReason: '',
      }}
      toInput={(values) => ({ caseId, objectionId, ...values })}
      okText={text.objection}
      onDone={onDone}
    >
      <Field name="documentId">
        <Select options={served.map(({ id, title, number }) => ({ value: id, label: `${title}　${number ?? ''}` }))} />
      </Field>
      <div className={styles.two}>
        <Field name="by">
          <Input maxLength={100} />
        </Field>
        <Field name="filedOn">
          <DateField disabledDate={(date) => date > today} />
        </Field>
      </div>
      <Field name="grounds">
        <GrowingText minRows={4} maxRows={14} maxLength={5000} showCount />
      </Field>
      <Field name="lateReason" hint={text.lateHint}>
        <GrowingText minRows={1} maxRows={4} maxLength={500} />
      </Field>
    </CommandForm>
  )
}

export function DecideObjectionForm({ objectionId, onDone }: FormProps & { objectionId: string | undefined }) {
  const found = useCase().bundle.case
  const open = Object.values(found.objections ?? {}).filter(({ decision }) => !decision)
  const chosen = open.find(({ id }) => id === objectionId) ?? open[0]
  return (
    <CommandForm<{ result?: string; reason: string }>
      formKey={formKey(found.id, 'case.decideObjection', chosen?.id)}
      command="case.decideObjection"
      initial={{ reason: '' }}
      toInput={(values) => ({
        caseId: found.id,
        objectionId: chosen?.id ?? '',
        documentId: chosen?.documentId ?? '',
        ...values,
      })}
      okText={text.decide}
      onDone={onDone}
    >
      <p className={styles.text}>
        {chosen?.by}：{chosen?.grounds}
      </p>
      <Field name="result" hint={text.decideHint}>
        <Radio.Group options={Object.entries(objectionResultLabels).map(([value, label]) => ({ value, label }))} />
      </Field>
      <Field name="reason">
        <GrowingText minRows={4} maxRows={14} maxLength={5000} showCount />
      </Field>
    </CommandForm>
  )
}

export function RectificationForm({ itemId, onDone }: FormProps & { itemId: string | undefined }) {
  const found = useCase().bundle.case
  const [freshId] = useState(() => newId())
  const before = itemId ? found.rectification?.[itemId] : undefined
  const listed = new Set(Object.values(found.rectification ?? {}).map(({ findingId }) => findingId))
  const next = Object.values(found.findings).find((finding) => isWrong(finding) && !listed.has(finding.id))
  return (
    <CommandForm<{ problem: string; measure: string; person: string; dueOn?: string }>
      formKey={formKey(found.id, 'case.setRectification', itemId)}
      command="case.setRectification"
      initial={{
        problem: before?.problem ?? next?.fact ?? '',
        measure: before?.measure ?? next?.correction ?? '',
        person: before?.person ?? '',
        dueOn: before?.dueOn,
      }}
      toInput={(values) => ({
        caseId: found.id,
        itemId: itemId ?? freshId,
        findingId: before ? before.findingId : next?.id,
        ...values,
      })}
      okText={text.item}
      onDone={onDone}
    >
      <Field name="problem">
        <GrowingText minRows={3} maxRows={10} maxLength={2000} showCount />
      </Field>
      <Field name="measure">
        <GrowingText minRows={2} maxRows={8} maxLength={2000} showCount />
      </Field>
      <div className={styles.two}>
        <Field name="person">
          <Input maxLength={100} />
        </Field>
        <Field name="dueOn">
          <DateField />
        </Field>
      </div>
    </CommandForm>
  )
}

export function CheckForm({ itemId, onDone }: FormProps & { itemId: string | undefined }) {
  const found = useCase().bundle.case
  const { userId } = useSession()
  const today = civilDateOf(useNow())
  const items = Object.values(found.rectification ?? {})
  const chosen = itemId ?? items.find(({ check }) => !check)?.id
  return (
    <CommandForm<{ itemId?: string; result?: string; note: string; on?: string; checkedBy: string[] }>
      formKey={formKey(found.id, 'case.checkRectification', chosen)}
      command="case.checkRectification"
      initial={{ itemId: chosen, note: '', on: today, checkedBy: [userId] }}
      toInput={(values) => ({ caseId: found.id, ...values })}
      okText={text.check}
      onDone={onDone}
    >
      <Field name="itemId">
        <Select options={items.map(({ id, problem }) => ({ value: id, label: problem }))} />
      </Field>
      <Field name="result">
        <Radio.Group options={Object.entries(checkOutcomeLabels).map(([value, label]) => ({ value, label }))} />
      </Field>
      <Field name="note">
        <GrowingText minRows={3} maxRows={10} maxLength={2000} showCount />
      </Field>
      <div className={styles.two}>
        <Field name="on">
          <DateField disabledDate={(date) => date > today} />
        </Field>
        <Field name="checkedBy" hint={text.checkersHint}>
          <UserMultiSelect fits={(user) => user.organId === found.jurisdictionOrganId} />
        </Field>
      </div>
    </CommandForm>
  )
}

export function GovernmentAnswerForm({
  command,
  onDone,
}: FormProps & { command: 'case.approvalReturned' | 'case.approvalRefused' }) {
  const caseId = useCase().bundle.case.id
  const today = civilDateOf(useNow())
  const refused = command === 'case.approvalRefused'
  return (
    <CommandForm<{ reason: string; signer: string; on?: string; next?: string }>
      formKey={formKey(caseId, command)}
      command={command}
      initial={{ reason: '', signer: '', on: today, ...(refused && { next: 'close' }) }}
      toInput={(values) => ({ caseId, ...values })}
      okText={refused ? text.refused : text.returned}
      onDone={onDone}
    >
      <Field name="reason">
        <GrowingText minRows={4} maxRows={12} maxLength={4000} showCount />
      </Field>
      <div className={styles.two}>
        <Field name="signer">
          <Input maxLength={50} />
        </Field>
        <Field name="on">
          <DateField disabledDate={(date) => date > today} />
        </Field>
      </div>
      {refused && (
        <Field name="next">
          <Radio.Group options={Object.entries(text.refusedNext).map(([value, label]) => ({ value, label }))} />
        </Field>
      )}
    </CommandForm>
  )
}
