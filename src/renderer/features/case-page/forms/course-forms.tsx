import { Button, Checkbox, Form, Radio } from 'antd'
import { launchDueAt } from '#shared/commands/cases/case-launch'
import { ownDemandingId } from '#shared/commands/rectify-paper'
import { civilDateOf } from '#shared/domain/civil-date'
import { useReference, useSession } from '../../../data/hooks'
import { DictionarySelect, UserMultiSelect } from '../../../ui/forms/choice-fields'
import { CommandForm, Field } from '../../../ui/forms/command-form'
import { DateField } from '../../../ui/forms/date-field'
import { GrowingText } from '../../../ui/forms/growing-text'
import { formatDay } from '../../../ui/time/format'
import { useNow } from '../../../ui/time/use-now'
import { useCase } from '../case-context'
import { formKey } from '../form-key'
import { formTexts } from '../form-messages'
import { courseTexts as text } from './course-messages'
import type { FormProps } from './form-props'
import { TextForm } from './text-form'

export function LaunchForm({ onDone }: FormProps) {
  const { bundle } = useCase()
  const { userId } = useSession()
  const ref = useReference()
  const found = bundle.case
  const dueAt = launchDueAt(found, { ref })
  const late = useNow().toISOString() > dueAt
  return (
    <CommandForm<{ handlerIds: string[]; reason: string; lateReason: string; noInterest: boolean }>
      formKey={formKey(found.id, 'case.launch')}
      command="case.launch"
      initial={{ handlerIds: [userId], reason: '', lateReason: '', noInterest: false }}
      toInput={(values) => ({ caseId: found.id, ...values })}
      okText={text.launch}
      onDone={onDone}
    >
      <Field name="handlerIds" hint={formTexts.handlersHint}>
        <UserMultiSelect
          fits={(user) => user.organId === found.jurisdictionOrganId && user.roles.includes('officer')}
        />
      </Field>
      <Field name="reason" hint={text.launchHint(formatDay(dueAt))}>
        <GrowingText minRows={4} maxRows={12} maxLength={2000} showCount />
      </Field>
      {late && (
        <Field name="lateReason" required>
          <GrowingText minRows={2} maxRows={6} maxLength={1000} showCount />
        </Field>
      )}
      <Field name="noInterest" valuePropName="checked">
        <Checkbox>{formTexts.noInterest}</Checkbox>
      </Field>
    </CommandForm>
  )
}

interface GuideValues {
  route?: string
  via: string
  text: string
}

export function GuideForm({ onDone }: FormProps) {
  const { bundle } = useCase()
  const ref = useReference()
  const { id: caseId, orderIds } = bundle.case
  return (
    <CommandForm<GuideValues>
      formKey={formKey(caseId, 'case.guide')}
      command="case.guide"
      initial={{ via: orderIds.length > 0 ? 'hotline' : 'letter', text: '' }}
      toInput={(values) => ({ caseId, orderIds, ...values })}
      okText={text.guide}
      onDone={onDone}
    >
      {(form) => (
        <>
          <Field name="route">
            <DictionarySelect dictionary="remedyRoute" />
          </Field>
          <Form.Item<GuideValues> noStyle shouldUpdate={(a, b) => a.route !== b.route}>
            {({ getFieldValue }) => {
              const words = guidanceText(getFieldValue('route'), ref)
              return (
                words && (
                  <p>
                    {words}
                    <Button type="link" size="small" onClick={() => form.setFieldValue('text', words)}>
                      {text.takeText}
                    </Button>
                  </p>
                )
              )
            }}
          </Form.Item>
          <Field name="text" hint={text.guideHint}>
            <GrowingText minRows={6} maxRows={16} maxLength={4000} showCount />
          </Field>
          <Field name="via">
            <Radio.Group
              options={[
                { value: 'hotline', label: text.viaHotline, disabled: orderIds.length === 0 },
                { value: 'letter', label: text.viaLetter },
              ]}
            />
          </Field>
        </>
      )}
    </CommandForm>
  )
}

export function SuspendForm({ onDone }: FormProps) {
  const caseId = useCase().bundle.case.id
  const today = civilDateOf(useNow())
  return (
    <CommandForm<{ ground?: string; reason: string; until?: string }>
      formKey={formKey(caseId, 'case.suspend')}
      command="case.suspend"
      initial={{ reason: '' }}
      toInput={(values) => ({ caseId, ...values })}
      okText={text.suspend}
      onDone={onDone}
    >
      <Field name="ground">
        <DictionarySelect dictionary="suspendGround" />
      </Field>
      <Field name="reason" hint={text.suspendHint}>
        <GrowingText minRows={4} maxRows={12} maxLength={2000} showCount />
      </Field>
      <Field name="until">
        <DateField disabledDate={(date) => date <= today} />
      </Field>
    </CommandForm>
  )
}

/** What was left of each limit is left again; the paper of the correction gets its new day. */
export function ResumeForm({ onDone }: FormProps) {
  const documentId = ownDemandingId(useCase().bundle.case)
  return <TextForm command="case.resume" name="reason" okText={text.resume} more={{ documentId }} onDone={onDone} />
}

export function ExtendForm({ onDone }: FormProps) {
  const found = useCase().bundle.case
  const running = Object.values(found.limits).filter((limit) => !limit.doneAt && !limit.legal)
  return (
    <CommandForm<{ kind?: string; dueOn?: string; reason: string }>
      formKey={formKey(found.id, 'case.extend')}
      command="case.extend"
      initial={{ kind: running.length === 1 ? running[0]?.kind : undefined, reason: '' }}
      toInput={(values) => ({ caseId: found.id, documentId: ownDemandingId(found), ...values })}
      okText={text.extend}
      onDone={onDone}
    >
      <Field name="kind">
        <Radio.Group
          options={running.map(({ kind, dueAt }) => ({
            value: kind,
            label: text.limitUntil(text.limitNames[kind], formatDay(dueAt)),
          }))}
        />
      </Field>
      <Field name="dueOn" hint={text.extendHint}>
        <DateField />
      </Field>
      <Field name="reason">
        <GrowingText minRows={3} maxRows={10} maxLength={1000} showCount />
      </Field>
    </CommandForm>
  )
}

export function WithdrawForm({ onDone }: FormProps) {
  const { bundle } = useCase()
  const caseId = bundle.case.id
  const taken = new Set(bundle.case.withdrawals?.map(({ orderId }) => orderId))
  const orders = bundle.orders.filter(({ id }) => !taken.has(id))
  return (
    <CommandForm<{ orderId?: string; reason: string; close: boolean }>
      formKey={formKey(caseId, 'case.withdraw')}
      command="case.withdraw"
      initial={{ orderId: orders.length === 1 ? orders[0]?.id : undefined, reason: '', close: false }}
      toInput={(values) => ({ caseId, ...values })}
      okText={text.withdraw}
      onDone={onDone}
    >
      <Field name="orderId">
        <Radio.Group options={orders.map(({ id, orderNo, title }) => ({ value: id, label: `${orderNo} ${title}` }))} />
      </Field>
      <Field name="reason">
        <GrowingText minRows={3} maxRows={10} maxLength={2000} showCount />
      </Field>
      <Field name="close" label="" valuePropName="checked" hint={text.withdrawHint}>
        <Checkbox>{text.withdrawClose}</Checkbox>
      </Field>
    </CommandForm>
  )
}

/** The words of the dictionary for a route, as a first text of what the reporter is told. */
function guidanceText(route: string | undefined, ref: ReturnType<typeof useReference>): string {
  const item = ref.dictionary('remedyRoute')?.items.find(({ code }) => code === route)
  return item && typeof item.limit === 'string' ? text.guideWords(item.label, item.limit) : ''
}
