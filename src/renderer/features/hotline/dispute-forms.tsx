import { Checkbox, Form, Input } from 'antd'
import { useMemo } from 'react'
import { v7 as uuid } from 'uuid'
import { openDispute, orderedDisputes } from '#shared/domain/dispatch-dispute'
import type { WorkOrder } from '#shared/domain/work-order'
import { DictionarySelect } from '../../ui/forms/choice-fields'
import { CommandForm, Field } from '../../ui/forms/command-form'
import { GrowingText } from '../../ui/forms/growing-text'
import { linesOf } from '../../ui/forms/lines-of'
import { OrganMultiSelect, OrganSelect } from '../../ui/forms/organ-select'
import { SettledSection } from '../../ui/settled/settled-section'
import { DisputeList } from './dispute-list'
import styles from './hotline.module.css'
import { orderTexts as text } from './messages'

interface FormProps {
  readonly order: WorkOrder
  readonly onDone: () => void
}

interface DisputeValues {
  readonly organId?: string | undefined
  readonly reason: string
  readonly proposedOrganId?: string | undefined
  readonly topic: string
}

/** What a department says against an order that was sent to it. */
export function DisputeForm({ order, onDone }: FormProps) {
  const [disputeId, proposalId] = useMemo(() => [uuid(), uuid()], [])
  const n = orderedDisputes(order).length + 1
  return (
    <CommandForm<DisputeValues>
      formKey={`${order.id}/order.disputeDispatch`}
      command="order.disputeDispatch"
      initial={{
        ...(order.handlingOrganId ? { organId: order.handlingOrganId } : {}),
        reason: '',
        topic: n > 1 ? order.title.slice(0, 200) : '',
      }}
      toInput={({ topic, ...values }) => ({
        orderId: order.id,
        disputeId,
        ...values,
        ...(n > 1 ? { proposal: { proposalId, topic } } : {}),
      })}
      fieldOf={(path) => (path[0] === 'proposal' ? ['topic'] : path)}
      okText={text.buttons.dispute}
      onDone={onDone}
    >
      {n > 1 && <p>{text.second(n)}</p>}
      <Field name="organId">
        <OrganSelect />
      </Field>
      <Field name="reason">
        <GrowingText minRows={3} maxRows={10} maxLength={2000} showCount />
      </Field>
      <Field name="proposedOrganId">
        <OrganSelect />
      </Field>
      {n > 1 && (
        <Field name="topic" label={text.topic} required>
          <Input maxLength={200} />
        </Field>
      )}
    </CommandForm>
  )
}

interface RuleValues {
  readonly organId?: string | undefined
  readonly coOrganIds: readonly string[]
  readonly reason: string
  readonly basis: string
  readonly keep: boolean
  readonly matter: string
  readonly words: string
}

/** Who deals with it now, and what the catalogue keeps of it. */
export function RuleForm({ order, onDone }: FormProps) {
  const dispute = openDispute(order)
  const entryId = useMemo(() => uuid(), [])
  return (
    <CommandForm<RuleValues>
      formKey={`${order.id}/order.ruleDispatch`}
      command="order.ruleDispatch"
      initial={{
        ...(dispute?.proposedOrganId ? { organId: dispute.proposedOrganId } : {}),
        coOrganIds: [],
        reason: '',
        basis: '',
        keep: true,
        matter: '',
        words: '',
      }}
      toInput={({ keep, matter, words, ...values }) => ({
        orderId: order.id,
        disputeId: dispute?.id ?? '',
        ...values,
        ...(keep ? { entry: { entryId, matter, words: linesOf(words) } } : {}),
      })}
      fieldOf={(path) => (path[0] === 'entry' ? path.slice(1, 2) : path)}
      okText={text.buttons.rule}
      onDone={onDone}
    >
      <div className={styles.aboveForm}>
        <DisputeList order={order} />
      </div>
      <SettledSection order={order} />
      <Field name="organId">
        <OrganSelect />
      </Field>
      <Field name="coOrganIds">
        <OrganMultiSelect />
      </Field>
      <Field name="reason">
        <GrowingText minRows={3} maxRows={10} maxLength={2000} showCount />
      </Field>
      <Field name="basis">
        <Input maxLength={300} />
      </Field>
      <Form.Item name="keep" valuePropName="checked" extra={text.ruleEntryHint}>
        <Checkbox>{text.ruleEntry}</Checkbox>
      </Form.Item>
      <Form.Item noStyle dependencies={['keep']}>
        {({ getFieldValue }) =>
          getFieldValue('keep') && (
            <>
              <Field name="matter" label={text.matter} required>
                <Input maxLength={200} />
              </Field>
              <Field name="words" label={text.wordsTitle} required hint={text.words}>
                <GrowingText minRows={2} maxRows={8} />
              </Field>
            </>
          )
        }
      </Form.Item>
    </CommandForm>
  )
}

interface ProposeValues {
  readonly topic: string
  readonly reason?: string | undefined
  readonly organIds: readonly string[]
  readonly text: string
}

export function ProposeForm({ order, onDone }: FormProps) {
  const proposalId = useMemo(() => uuid(), [])
  const organIds = order.handlingOrganId ? [order.handlingOrganId] : []
  return (
    <CommandForm<ProposeValues>
      formKey={`${order.id}/consultation.propose`}
      command="consultation.propose"
      initial={{ topic: order.title.slice(0, 200), organIds, text: '' }}
      toInput={(values) => ({ proposalId, orderId: order.id, ...values })}
      okText={text.buttons.propose}
      onDone={onDone}
    >
      <Field name="topic">
        <Input maxLength={200} />
      </Field>
      <Field name="reason">
        <DictionarySelect dictionary="consultationReason" />
      </Field>
      <Field name="organIds">
        <OrganMultiSelect />
      </Field>
      <Field name="text">
        <GrowingText minRows={3} maxRows={10} maxLength={2000} showCount />
      </Field>
    </CommandForm>
  )
}
