import { useEffect } from 'react'
import type { WorkOrder } from '#shared/domain/work-order'
import { DictionarySelect } from '../../ui/forms/choice-fields'
import { CommandForm, Field } from '../../ui/forms/command-form'
import { GrowingText } from '../../ui/forms/growing-text'
import { ClassificationLine } from './classification-line'
import { orderTexts as text } from './messages'
import { useClassify } from './use-classify'

/** 移交监督线索, with what the recogniser finds in the order beside it. */
export function ReferForm({ order, onDone }: { order: WorkOrder; onDone: () => void }) {
  const { answered, ask } = useClassify()
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once for the order, whose text does not change
  useEffect(() => {
    const { title, content, region, place } = order
    void ask({ title, content, region, place })
  }, [order.id])
  const found = answered?.found
  const field = order.field ?? (found?.field?.sure ? found.field.code : undefined)
  return (
    <CommandForm<{ reason: string; field?: string | undefined }>
      formKey={`${order.id}/order.refer`}
      command="order.refer"
      initial={{ reason: '', ...(field ? { field } : {}) }}
      toInput={(values) => ({
        orderId: order.id,
        ...values,
        ...(found ? { reasons: found.reasons.map(({ topic, words }) => ({ topic, words })) } : {}),
      })}
      okText={text.buttons.refer}
      doneText={text.referred}
      onDone={onDone}
    >
      <p>{text.referHint}</p>
      {found && <ClassificationLine found={found} />}
      <Field name="reason">
        <GrowingText minRows={3} maxRows={10} maxLength={1000} showCount />
      </Field>
      <Field name="field">
        <DictionarySelect dictionary="field" clearable />
      </Field>
    </CommandForm>
  )
}
