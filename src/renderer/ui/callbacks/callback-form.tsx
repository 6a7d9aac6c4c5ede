import { Form, Radio } from 'antd'
import { useMemo } from 'react'
import { v7 as uuid } from 'uuid'
import type { WorkOrder } from '#shared/domain/work-order'
import { DictionarySelect } from '../forms/choice-fields'
import { CommandForm, Field } from '../forms/command-form'
import { GrowingText } from '../forms/growing-text'
import { callbackTexts as text } from './messages'

interface CallbackValues {
  readonly reached: boolean
  readonly satisfaction?: string
  readonly resolved?: string
  readonly verified?: string
  readonly note: string
}

const reached = [
  { value: true, label: text.reached.yes },
  { value: false, label: text.reached.no },
]

interface CallbackFormProps {
  readonly order: WorkOrder
  readonly sampleId?: string
  readonly supervisionOrderId?: string
  readonly onDone: () => void
}

/** What the reporter said on the telephone. */
export function CallbackForm({ order, sampleId, supervisionOrderId, onDone }: CallbackFormProps) {
  const callbackId = useMemo(() => uuid(), [])
  const caseId = order.lead?.caseId
  return (
    <CommandForm<CallbackValues>
      formKey={`${order.id}/order.recordCallback`}
      command="order.recordCallback"
      initial={{ reached: true, note: '' }}
      toInput={({ reached: answered, note, ...said }) => ({
        callbackId,
        workOrderId: order.id,
        ...(caseId ? { caseId } : {}),
        ...(sampleId ? { sampleId } : {}),
        ...(supervisionOrderId ? { supervisionOrderId } : {}),
        reached: answered,
        ...(answered ? said : {}),
        note,
      })}
      okText={text.record}
      onDone={onDone}
    >
      <p>{`${order.orderNo}　${order.title}`}</p>
      <Field name="reached">
        <Radio.Group options={reached} />
      </Field>
      <Form.Item noStyle dependencies={['reached']}>
        {({ getFieldValue }) =>
          getFieldValue('reached') && (
            <>
              <Field name="satisfaction" required>
                <DictionarySelect dictionary="satisfaction" />
              </Field>
              <Field name="resolved">
                <DictionarySelect dictionary="resolved" clearable />
              </Field>
              <Field name="verified">
                <DictionarySelect dictionary="verified" clearable />
              </Field>
            </>
          )
        }
      </Form.Item>
      <Field name="note">
        <GrowingText minRows={3} maxRows={10} maxLength={2000} showCount />
      </Field>
    </CommandForm>
  )
}
