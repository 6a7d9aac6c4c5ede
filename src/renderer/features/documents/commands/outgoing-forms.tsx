import { Form, Input, Select } from 'antd'
import { useMemo } from 'react'
import { v7 as uuid } from 'uuid'
import { deliveryProofs } from '#shared/commands/documents/document-delivery'
import { civilDateOf } from '#shared/domain/civil-date'
import { type DeliveryMethod, deliveryMethod, deliveryMethodLabels } from '#shared/domain/document-life'
import type { StoredFile } from '#shared/domain/stored-file'
import { useReference } from '../../../data/hooks'
import { CommandForm, Field } from '../../../ui/forms/command-form'
import { DateField } from '../../../ui/forms/date-field'
import { formatDay } from '../../../ui/time/format'
import { useNow } from '../../../ui/time/use-now'
import styles from '../document-page.module.css'
import { documentTexts as text } from '../messages'
import type { CommandFormProps } from './command-dialog'
import { FilesField } from './files-field'
import { idsOf } from './ids-of'

interface DeliverValues {
  method: DeliveryMethod
  servedOn?: string
  receiver: string
  proof: string
  receipt: string
  receiptFiles: readonly StoredFile[]
}

export function DeliverForm({ document, onDone }: CommandFormProps) {
  const ref = useReference()
  const today = civilDateOf(useNow())
  const deliveryId = useMemo(() => uuid(), [])
  const startsClock = document.deliveries.length === 0 && ref.rule(document.kind, today)?.limit !== undefined
  return (
    <CommandForm<DeliverValues>
      formKey={`${document.id}/document.deliver`}
      command="document.deliver"
      initial={{ method: 'direct', servedOn: today, receiver: '', proof: '', receipt: '', receiptFiles: [] }}
      toInput={(values) => ({
        ...idsOf(document),
        deliveryId,
        ...values,
        proof: deliveryProofs[values.method] ? values.proof : '',
      })}
      okText={text.commands['document.deliver']}
      doneText={text.done['document.deliver']}
      onDone={onDone}
    >
      <p className={styles.dialogText}>{text.deliverTo(ref.organ(document.addresseeOrganId)?.name ?? '')}</p>
      <div className={styles.two}>
        <Field name="method">
          <Select options={deliveryMethod.options.map((value) => ({ value, label: deliveryMethodLabels[value] }))} />
        </Field>
        <Field name="servedOn" hint={startsClock ? text.clockStarts : undefined}>
          <DateField disabledDate={(date) => date > today} />
        </Field>
      </div>
      <Field name="receiver" hint={text.receiverHint}>
        <Input maxLength={100} />
      </Field>
      <Form.Item noStyle dependencies={['method']}>
        {({ getFieldValue }) => <ProofField method={getFieldValue('method')} />}
      </Form.Item>
      <Field name="receipt" hint={text.receiptHint}>
        <Input maxLength={200} />
      </Field>
      <FilesField name="receiptFiles" document={document} />
    </CommandForm>
  )
}

/** Stands there only for a method that needs a proof, under the proof's own name. */
function ProofField({ method }: { method: DeliveryMethod }) {
  const proof = deliveryProofs[method]
  if (!proof) return null
  return (
    <Field name="proof" label={proof} required hint={text.proofHints[method]}>
      <Input maxLength={200} />
    </Field>
  )
}

interface ReceiptValues {
  deliveryId?: string
  receipt: string
  receiptFiles: readonly StoredFile[]
}

export function ReceiptForm({ document, onDone }: CommandFormProps) {
  const latest = document.deliveries.at(-1)
  return (
    <CommandForm<ReceiptValues>
      formKey={`${document.id}/document.addReceipt`}
      command="document.addReceipt"
      initial={{ deliveryId: latest?.id, receipt: latest?.receipt ?? '', receiptFiles: [] }}
      toInput={(values) => ({ documentId: document.id, caseId: document.caseId, ...values })}
      okText={text.commands['document.addReceipt']}
      doneText={text.done['document.addReceipt']}
      onDone={onDone}
    >
      <Field name="deliveryId" label={text.whichDelivery}>
        <Select
          options={document.deliveries.map((entry) => ({
            value: entry.id,
            label: `${formatDay(entry.servedOn)}　${deliveryMethodLabels[entry.method]}　${entry.receiver}`,
          }))}
        />
      </Field>
      <Field name="receipt" hint={text.receiptHint}>
        <Input maxLength={200} />
      </Field>
      <FilesField name="receiptFiles" document={document} />
    </CommandForm>
  )
}
