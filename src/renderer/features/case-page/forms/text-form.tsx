import type { ReactNode } from 'react'
import { CommandForm, Field } from '../../../ui/forms/command-form'
import { GrowingText } from '../../../ui/forms/growing-text'
import type { CaseCommand } from '../case-commands'
import { useCase } from '../case-context'
import { formKey } from '../form-key'
import type { FormProps } from './form-props'

interface TextFormProps extends FormProps {
  readonly command: CaseCommand
  /** Name of the one text in the command's input. */
  readonly name: 'reason' | 'text' | 'corrected'
  readonly okText: string
  readonly label?: string
  readonly danger?: boolean
  readonly above?: ReactNode
  /** What the input says besides. */
  readonly more?: Readonly<Record<string, unknown>>
}

/** A command that needs nothing but its reason. */
export function TextForm({ command, name, okText, label, danger, above, more, onDone }: TextFormProps) {
  const caseId = useCase().bundle.case.id
  return (
    <>
      {above}
      <CommandForm<Record<string, string>>
        formKey={formKey(caseId, command)}
        command={command}
        initial={{ [name]: '' }}
        toInput={(values) => ({ caseId, ...more, ...values })}
        okText={okText}
        danger={danger}
        onDone={onDone}
      >
        <Field name={name} label={label}>
          <GrowingText minRows={5} maxRows={16} maxLength={2000} showCount />
        </Field>
      </CommandForm>
    </>
  )
}
