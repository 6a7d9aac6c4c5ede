import { Input, Select } from 'antd'
import { useMemo } from 'react'
import { v7 as uuid } from 'uuid'
import { civilDateOf } from '#shared/domain/civil-date'
import { type DeliveryMethod, deliveryMethod, deliveryMethodLabels } from '#shared/domain/document-life'
import { useReference } from '../../../data/hooks'
import { CommandForm, Field } from '../../../ui/forms/command-form'
import { DateField } from '../../../ui/forms/date-field'
import { useNow } from '../../../ui/time/use-now'
import styles from '../document-page.module.css'
import { documentTexts as text } from '../messages'
import type { CommandFormProps } from './command-dialog'

interface DeliverValues {
  method?: DeliveryMethod
  servedOn?: string
  receiver: string
  receipt: string
}

export function DeliverForm({ document, onDone }: CommandFormProps) {
  const ref = useReference()
  const today = civilDateOf(useNow())
  const deliveryId = useMemo(() => uuid(), [])
  const demands = document.kind === 'opinion' || document.kind === 'decision'
  return (
    <CommandForm<DeliverValues>
      formKey={`${document.id}/document.deliver`}
      command="document.deliver"
      initial={{ method: 'direct', servedOn: today, receiver: '', receipt: '' }}
      toInput={(values) => ({ documentId: document.id, caseId: document.caseId, deliveryId, ...values })}
      okText={text.commands['document.deliver']}
      doneText={text.done['document.deliver']}
      onDone={onDone}
    >
      <p className={styles.dialogText}>{text.deliverTo(ref.organ(document.addresseeOrganId)?.name ?? '')}</p>
      <div className={styles.two}>
        <Field name="method">
          <Select options={deliveryMethod.options.map((value) => ({ value, label: deliveryMethodLabels[value] }))} />
        </Field>
        <Field name="servedOn" hint={demands && document.deliveries.length === 0 ? text.clockStarts : undefined}>
          <DateField disabledDate={(date) => date > today} />
        </Field>
      </div>
      <Field name="receiver" hint={text.receiverHint}>
        <Input maxLength={100} />
      </Field>
      <Field name="receipt" hint={text.receiptHint}>
        <Input maxLength={200} />
      </Field>
    </CommandForm>
  )
}

interface ExternalValues {
  number: string
  signer: string
  on?: string
  scan: string
}

export function ExternalForm({ bundle, document, onDone }: CommandFormProps) {
  const today = civilDateOf(useNow())
  const { approval } = bundle.case
  return (
    <CommandForm<ExternalValues>
      formKey={`${document.id}/document.recordExternal`}
      command="document.recordExternal"
      initial={{ number: '', signer: approval?.signer ?? '', on: approval?.on, scan: '' }}
      toInput={(values) => ({ documentId: document.id, caseId: document.caseId, ...values })}
      okText={text.commands['document.recordExternal']}
      doneText={text.done['document.recordExternal']}
      onDone={onDone}
    >
      <Field name="number" hint={text.numberHint}>
        <Input maxLength={40} />
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
