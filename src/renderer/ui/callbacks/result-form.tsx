import { useMemo } from 'react'
import { v7 as uuid } from 'uuid'
import { civilDateOf } from '#shared/domain/civil-date'
import type { WorkOrder } from '#shared/domain/work-order'
import { CommandForm, Field } from '../forms/command-form'
import { DateField } from '../forms/date-field'
import { GrowingText } from '../forms/growing-text'
import { useNow } from '../time/use-now'
import { callbackTexts as text } from './messages'

interface ResultFormProps {
  readonly order: WorkOrder
  /** The bureau's request of rework that it answers. */
  readonly supervisionOrderId?: string | undefined
  readonly onDone: () => void
}

/** 登记办理结果: the hotline tells what came of an order, or of its rework. */
export function ResultForm({ order, supervisionOrderId, onDone }: ResultFormProps) {
  const today = civilDateOf(useNow())
  const replyId = useMemo(() => uuid(), [])
  const caseId = order.lead?.caseId
  return (
    <CommandForm<{ repliedOn?: string; reply: string }>
      formKey={`${supervisionOrderId ?? order.id}/order.recordReply`}
      command="order.recordReply"
      initial={{ repliedOn: today, reply: '' }}
      toInput={(values) => ({
        workOrderId: order.id,
        ...(caseId ? { caseId } : {}),
        ...(supervisionOrderId ? { supervisionOrderId } : {}),
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
