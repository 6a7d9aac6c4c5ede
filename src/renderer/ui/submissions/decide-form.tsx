import { Form, Radio } from 'antd'
import { civilDateOf } from '#shared/domain/civil-date'
import type { Submission } from '#shared/domain/submission'
import { CommandForm, Field } from '../forms/command-form'
import { DateField } from '../forms/date-field'
import { GrowingText } from '../forms/growing-text'
import { useNow } from '../time/use-now'
import { submissionTexts as text } from './messages'

interface DecideValues {
  readonly granted: boolean
  readonly until?: string | undefined
  readonly reason: string
}

const answers = [
  { value: true, label: text.granted },
  { value: false, label: text.refused },
]

interface DecideFormProps {
  readonly submission: Submission
  readonly supervisionOrderId?: string | undefined
  readonly onDone: () => void
}

export function DecideForm({ submission, supervisionOrderId, onDone }: DecideFormProps) {
  const today = civilDateOf(useNow())
  const { id, about, caseId, kind, until, proposalId } = submission
  return (
    <CommandForm<DecideValues>
      formKey={`${id}/submission.decide`}
      command="submission.decide"
      initial={{ granted: true, ...(until ? { until } : {}), reason: '' }}
      toInput={({ until: day, ...values }) => ({
        submissionId: id,
        about,
        ...(caseId ? { caseId } : {}),
        ...(supervisionOrderId ? { supervisionOrderId } : {}),
        ...(proposalId ? { proposalId } : {}),
        ...values,
        ...(kind === 'extension' && values.granted ? { until: day } : {}),
      })}
      okText={text.save}
      onDone={onDone}
    >
      <Field name="granted">
        <Radio.Group options={answers} />
      </Field>
      {kind === 'extension' && (
        <Form.Item noStyle dependencies={['granted']}>
          {({ getFieldValue }) =>
            getFieldValue('granted') && (
              <Field name="until" required>
                <DateField disabledDate={(date) => date <= today} />
              </Field>
            )
          }
        </Form.Item>
      )}
      <Field name="reason">
        <GrowingText minRows={3} maxRows={10} maxLength={2000} showCount />
      </Field>
    </CommandForm>
  )
}
