import { Input, Select } from 'antd'
import { useReference, useSession } from '../../data/hooks'
import { DictionarySelect } from '../../ui/forms/choice-fields'
import { Field } from '../../ui/forms/command-form'
import { DateField } from '../../ui/forms/date-field'
import { GrowingText } from '../../ui/forms/growing-text'
import { OrganMultiSelect } from '../../ui/forms/organ-select'
import { TextListField } from '../../ui/forms/text-list-field'
import page from '../../ui/sections/subject-page.module.css'
import { campaignTexts as text } from './messages'

export interface PlanValues {
  readonly title: string
  readonly reason: string
  readonly goal: string
  readonly scope: readonly string[]
  readonly field?: string | undefined
  readonly respondentOrganIds: readonly string[]
  readonly jointOrganIds: readonly string[]
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly leaderId?: string | undefined
}

/** What the plan says, for a new campaign and a changed one. */
export function PlanFields() {
  return (
    <>
      <Field name="title">
        <Input maxLength={200} />
      </Field>
      <Field name="reason">
        <GrowingText minRows={3} maxRows={10} maxLength={4000} />
      </Field>
      <Field name="goal">
        <GrowingText minRows={2} maxRows={8} maxLength={4000} />
      </Field>
      <Field name="scope">
        <TextListField label={text.scope} addText={text.addPoint} maxLength={500} />
      </Field>
      <Field name="respondentOrganIds">
        <OrganMultiSelect />
      </Field>
      <Field name="jointOrganIds">
        <OrganMultiSelect />
      </Field>
      <div className={page.two}>
        <Field name="from">
          <DateField />
        </Field>
        <Field name="to">
          <DateField />
        </Field>
        <Field name="field">
          <DictionarySelect dictionary="field" clearable />
        </Field>
        <Field name="leaderId">
          <ColleagueSelect />
        </Field>
      </div>
    </>
  )
}

interface ColleagueSelectProps {
  readonly id?: string
  readonly value?: string
  readonly onChange?: (id: string | undefined) => void
}

/** One of the bureau's own people. */
export function ColleagueSelect({ id, value, onChange }: ColleagueSelectProps) {
  const ref = useReference()
  const { organId } = useSession()
  const workers = new Set(['officer', 'reviewer', 'issuer'])
  const options = ref
    .users()
    .filter((user) => user.organId === organId && !user.disabled && user.roles.some((role) => workers.has(role)))
    .map((user) => ({ value: user.id, label: user.name }))
  return (
    <Select
      id={id}
      value={value}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      options={options}
      onChange={(next?: string) => onChange?.(next)}
    />
  )
}

/** Empty lines are none. */
export function filled(lines: readonly string[] | undefined): string[] {
  return (lines ?? []).map((line) => line.trim()).filter((line) => line !== '')
}
