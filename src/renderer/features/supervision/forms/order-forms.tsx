import { civilDateOf } from '#shared/domain/civil-date'
import { CommandForm, Field } from '../../../ui/forms/command-form'
import { GrowingText } from '../../../ui/forms/growing-text'
import { useNow } from '../../../ui/time/use-now'
import { supervisionTexts as text } from '../messages'
import { type FormProps, formKeyOf, idsOf } from './form-props'
import { PlanFields, type PlanValues, planInput, planOf } from './plan-fields'

export function AmendForm({ order, onDone }: FormProps) {
  return (
    <CommandForm<PlanValues>
      formKey={formKeyOf(order, 'supervision.amend')}
      command="supervision.amend"
      initial={planOf(order)}
      toInput={(values) => ({ ...idsOf(order), ...planInput(values, order.kind) })}
      okText={text.save}
      onDone={onDone}
    >
      <PlanFields today={civilDateOf(useNow())} kind={order.kind} />
    </CommandForm>
  )
}

export function SendForm({ order, onDone }: FormProps) {
  return (
    <CommandForm<object>
      formKey={formKeyOf(order, 'supervision.send')}
      command="supervision.send"
      initial={{}}
      toInput={() => idsOf(order)}
      okText={text.send}
      onDone={onDone}
    >
      <p>{text.sendAsk}</p>
    </CommandForm>
  )
}

export function CancelForm({ order, onDone }: FormProps) {
  return (
    <CommandForm<{ reason: string }>
      formKey={formKeyOf(order, 'supervision.cancel')}
      command="supervision.cancel"
      initial={{ reason: '' }}
      toInput={(values) => ({ ...idsOf(order), ...values })}
      okText={text.cancel}
      danger
      onDone={onDone}
    >
      <Field name="reason">
        <GrowingText minRows={4} maxRows={10} maxLength={1000} showCount />
      </Field>
    </CommandForm>
  )
}
