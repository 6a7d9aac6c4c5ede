import { Radio } from 'antd'
import { type Grade, grade, gradeLabels } from '#shared/domain/organ-grade'
import { CommandForm, Field } from '../../ui/forms/command-form'
import { GrowingText } from '../../ui/forms/growing-text'
import { evaluationTexts as text } from './messages'

interface RegradeValues {
  readonly grade?: Grade
  readonly reason: string
}

interface RegradeFormProps {
  readonly organId: string
  readonly year: number
  readonly okText: string
}

const options = grade.options.map((value) => ({ value, label: gradeLabels[value] }))

export function RegradeForm({ organId, year, okText }: RegradeFormProps) {
  return (
    <CommandForm<RegradeValues>
      formKey={`${organId}/${year}/evaluation.regrade`}
      command="evaluation.regrade"
      initial={{ reason: '' }}
      toInput={(values) => ({ organId, year, ...values })}
      okText={okText}
      doneText={text.saved}
    >
      <Field name="grade">
        <Radio.Group options={options} />
      </Field>
      <Field name="reason" hint={text.changeHint}>
        <GrowingText minRows={3} maxRows={8} maxLength={1000} showCount />
      </Field>
    </CommandForm>
  )
}
