import { Form, Input, Select } from 'antd'
import { type ConsultationKind, consultationKindLabels } from '#shared/domain/consultation'
import { DictionarySelect } from '../../../ui/forms/choice-fields'
import { Field } from '../../../ui/forms/command-form'
import { DateField } from '../../../ui/forms/date-field'
import { OrganMultiSelect } from '../../../ui/forms/organ-select'
import page from '../../../ui/sections/subject-page.module.css'
import { consultationTexts as text } from '../messages'

export interface PlanValues {
  readonly kind?: ConsultationKind
  readonly reason?: string
  readonly topic: string
  readonly hostOrganIds: string[]
  readonly scheduledOn?: string
  readonly time: string
  readonly place: string
  readonly chair: string
}

const kinds = Object.entries(consultationKindLabels).map(([value, label]) => ({ value, label }))

/** What a meeting is about, who calls it, when and where; the same for a new one and a changed one. */
export function PlanFields({ today }: { today: string }) {
  const written = Form.useWatch('kind') === 'written'
  return (
    <>
      <Field name="topic">
        <Input maxLength={200} />
      </Field>
      <div className={page.two}>
        <Field name="kind">
          <Select showSearch={{ optionFilterProp: 'label' }} options={kinds} />
        </Field>
        <Field name="reason">
          <DictionarySelect dictionary="consultationReason" />
        </Field>
      </div>
      <Field name="hostOrganIds">
        <OrganMultiSelect />
      </Field>
      <div className={page.two}>
        <Field name="scheduledOn" {...(written ? { label: text.opinionsDue } : {})}>
          <DateField disabledDate={(date) => date < today} />
        </Field>
        <Field name="time">
          <Input maxLength={40} />
        </Field>
      </div>
      <div className={page.two}>
        <Field name="place">
          <Input maxLength={100} />
        </Field>
        <Field name="chair">
          <Input maxLength={60} />
        </Field>
      </div>
    </>
  )
}
