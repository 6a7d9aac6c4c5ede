import { useMemo } from 'react'
import { v7 as uuid } from 'uuid'
import { civilDateOf } from '#shared/domain/civil-date'
import type { SupervisionOrder } from '#shared/domain/supervision-order'
import type { WorkOrder } from '#shared/domain/work-order'
import { CommandForm, Field } from '../../../ui/forms/command-form'
import { DateField } from '../../../ui/forms/date-field'
import { GrowingText } from '../../../ui/forms/growing-text'
import { useNow } from '../../../ui/time/use-now'
import { supervisionTexts as text } from '../messages'

interface ReworkFormProps {
  readonly order: SupervisionOrder
  readonly workOrder: WorkOrder
  readonly onDone: () => void
}

/** The hotline tells what came of the rework. */
export function ReworkForm({ order, workOrder, onDone }: ReworkFormProps) {
  const today = civilDateOf(useNow())
  const replyId = useMemo(() => uuid(), [])
  const caseId = workOrder.lead?.caseId
  return (
    <CommandForm<{ repliedOn?: string; reply: string }>
      formKey={`${order.id}/order.recordReply`}
      command="order.recordReply"
      initial={{ repliedOn: today, reply: '' }}
      toInput={(values) => ({
        workOrderId: workOrder.id,
        ...(caseId ? { caseId } : {}),
        supervisionOrderId: order.id,
        replyId,
        ...values,
      })}
      okText={text.recordResult}
      onDone={onDone}
    >
      <Field name="repliedOn">
        <DateField disabledDate={(date) => date > today} />
      </Field>
      <Field name="reply">
        <GrowingText minRows={6} maxRows={18} maxLength={10_000} showCount />
      </Field>
    </CommandForm>
  )
}
