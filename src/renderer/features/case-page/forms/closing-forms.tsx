import { Form, InputNumber, Radio } from 'antd'
import { closingKinds } from '#shared/commands/cases/case-closing'
import { draftAnswer } from '#shared/domain/draft-answer'
import { answerViaLabels, closingLabels } from '#shared/domain/field-text'
import { useReference } from '../../../data/hooks'
import { DictionaryMultiSelect, DictionarySelect, UserMultiSelect } from '../../../ui/forms/choice-fields'
import { CommandForm, Field } from '../../../ui/forms/command-form'
import { GrowingText } from '../../../ui/forms/growing-text'
import { useCase } from '../case-context'
import styles from '../case-page.module.css'
import { formKey } from '../form-key'
import { formTexts as text } from '../form-messages'
import type { FormProps } from './form-props'

interface ReplyValues {
  via: string
  text: string
  noneReason: string
}

export function ReplyForm({ onDone }: FormProps) {
  const { bundle } = useCase()
  const { id: caseId, orderIds, answer } = bundle.case
  const ref = useReference()
  const anonymous = bundle.orders.length > 0 && bundle.orders.every((order) => order.reporter.anonymous)
  return (
    <CommandForm<ReplyValues>
      formKey={formKey(caseId, 'case.reply')}
      command="case.reply"
      initial={{
        via: answer?.via ?? (orderIds.length > 0 ? 'hotline' : 'letter'),
        text: answer?.text || draftAnswer(bundle.case, ref),
        noneReason: answer?.noneReason ?? '',
      }}
      toInput={({ via, ...values }) => ({
        caseId,
        orderIds,
        via,
        text: via === 'none' ? '' : values.text,
        noneReason: via === 'none' ? values.noneReason : '',
      })}
      okText={text.saveReply}
      onDone={onDone}
    >
      <p className={styles.off}>{anonymous ? text.replyAnonymous : text.replyTo(bundle.orders.length)}</p>
      <Field name="via">
        <Radio.Group options={Object.entries(answerViaLabels).map(([value, label]) => ({ value, label }))} />
      </Field>
      <Form.Item<ReplyValues> noStyle shouldUpdate={(a, b) => a.via !== b.via}>
        {({ getFieldValue }) =>
          getFieldValue('via') === 'none' ? (
            <Field name="noneReason" required hint={text.noneReasonHint}>
              <GrowingText minRows={4} maxRows={10} maxLength={500} showCount />
            </Field>
          ) : (
            <Field name="text" required hint={text.replyHint}>
              <GrowingText minRows={8} maxRows={20} maxLength={4000} showCount />
            </Field>
          )
        }
      </Form.Item>
    </CommandForm>
  )
}

interface CloseValues {
  kind?: string
  reason: string
  checkedBy: string[]
  outcome: { kinds: string[]; refunded: number | null; accountable: number | null; summary: string }
}

export function CloseForm({ onDone }: FormProps) {
  const { bundle } = useCase()
  const found = bundle.case
  const kinds = closingKinds(found.stage)
  const bureau = found.jurisdictionOrganId
  return (
    <CommandForm<CloseValues>
      formKey={formKey(found.id, 'case.close')}
      command="case.close"
      initial={{
        kind: kinds.length === 1 ? kinds[0] : undefined,
        reason: '',
        checkedBy: [],
        outcome: { kinds: [], refunded: null, accountable: null, summary: '' },
      }}
      toInput={closeInput(found.id)}
      okText={text.close}
      onDone={onDone}
    >
      <Field name="kind">
        <Radio.Group
          className={styles.wrapRadios}
          options={kinds.map((value) => ({ value, label: closingLabels[value] }))}
        />
      </Field>
      <Field name="reason">
        <GrowingText minRows={4} maxRows={14} maxLength={4000} showCount />
      </Field>
      <Form.Item<CloseValues> noStyle shouldUpdate={(a, b) => a.kind !== b.kind}>
        {({ getFieldValue }) =>
          getFieldValue('kind') === 'corrected' && (
            <Field name="checkedBy" required hint={text.checkersHint}>
              <UserMultiSelect fits={(user) => user.organId === bureau} />
            </Field>
          )
        }
      </Form.Item>
      <h3 className={styles.formPart}>{text.outcome}</h3>
      <div className={styles.three}>
        <Field name={['outcome', 'kinds']} label={text.outcomeKinds}>
          <DictionaryMultiSelect dictionary="outcome" />
        </Field>
        <Field name={['outcome', 'refunded']} label={text.refunded}>
          <InputNumber<number> min={0} precision={2} className={styles.number} />
        </Field>
        <Field name={['outcome', 'accountable']} label={text.accountable}>
          <InputNumber<number> min={0} precision={0} className={styles.number} />
        </Field>
      </div>
      <Form.Item<CloseValues> noStyle shouldUpdate={(a, b) => a.kind !== b.kind}>
        {({ getFieldValue }) => (
          <Field
            name={['outcome', 'summary']}
            label={text.outcomeSummary}
            required={getFieldValue('kind') === 'corrected'}
            hint={text.outcomeHint}
          >
            <GrowingText minRows={3} maxRows={12} maxLength={4000} showCount />
          </Field>
        )}
      </Form.Item>
    </CommandForm>
  )
}

/** Nothing filled in under 成效 is no outcome; checkers belong to 已改正 alone. */
function closeInput(caseId: string) {
  return ({ kind, reason, checkedBy, outcome }: CloseValues) => {
    const { kinds, refunded, accountable, summary } = outcome
    const any = kinds.length > 0 || refunded !== null || accountable !== null || summary.trim() !== ''
    return {
      caseId,
      kind,
      reason,
      checkedBy: kind === 'corrected' ? checkedBy : [],
      outcome: any ? { kinds, refunded: refunded ?? 0, accountable: accountable ?? 0, summary } : undefined,
    }
  }
}

export function ReopenForm({ onDone }: FormProps) {
  const caseId = useCase().bundle.case.id
  return (
    <CommandForm<{ ground?: string; reason: string }>
      formKey={formKey(caseId, 'case.reopen')}
      command="case.reopen"
      initial={{ reason: '' }}
      toInput={(values) => ({ caseId, ...values })}
      okText={text.reopen}
      onDone={onDone}
    >
      <Field name="ground">
        <DictionarySelect dictionary="reopenGround" />
      </Field>
      <Field name="reason">
        <GrowingText minRows={4} maxRows={12} maxLength={2000} showCount />
      </Field>
    </CommandForm>
  )
}
