import { Checkbox, Form, Input, InputNumber, Radio, Select } from 'antd'
import { useMemo, useState } from 'react'
import { v7 as newId } from 'uuid'
import { civilDateOf } from '#shared/domain/civil-date'
import {
  type ReturnField,
  type ReturnTemplate,
  returnFieldType,
  returnFieldTypeLabels,
  returnPeriod,
  returnPeriodLabels,
} from '#shared/domain/data-return'
import { useReference } from '../../data/hooks'
import { CommandForm, Field } from '../../ui/forms/command-form'
import { DateField } from '../../ui/forms/date-field'
import { GrowingText } from '../../ui/forms/growing-text'
import { leaveOnTab } from '../../ui/forms/leave-on-tab'
import { RowList } from '../../ui/forms/row-list'
import page from '../../ui/sections/subject-page.module.css'
import { useNow } from '../../ui/time/use-now'
import { sharingTexts } from './messages'
import styles from './sharing.module.css'

const text = sharingTexts.setup

interface TemplateValues {
  readonly title: string
  readonly note: string
  readonly every: ReturnTemplate['every']
  readonly dueDays: number | null
  readonly from: string
  readonly fields: readonly Partial<ReturnField>[]
  readonly organIds: readonly string[]
}

/** What is to be reported, how often, by whom. */
export function TemplateForm({ template, onDone }: { template: ReturnTemplate | undefined; onDone: () => void }) {
  const today = civilDateOf(useNow())
  const [templateId] = useState(() => template?.id ?? newId())
  return (
    <CommandForm<TemplateValues>
      formKey={`returnTemplate.save ${template?.id ?? 'new'}`}
      command="returnTemplate.save"
      initial={
        template ?? {
          title: '',
          note: '',
          every: 'month',
          dueDays: 5,
          from: today,
          fields: [{ type: 'integer', required: true }],
          organIds: [],
        }
      }
      toInput={(values) => ({
        templateId,
        ...values,
        dueDays: values.dueDays ?? undefined,
        fields: (values.fields ?? []).map(({ required = false, unit, dictionary, ...field }) => ({
          ...field,
          required,
          ...(unit ? { unit } : {}),
          ...(field.type === 'code' && dictionary ? { dictionary } : {}),
        })),
      })}
      okText={text.save}
      onDone={onDone}
    >
      <Field name="title">
        <Input maxLength={200} />
      </Field>
      <div className={page.two}>
        <Field name="every">
          <Radio.Group options={returnPeriod.options.map((value) => ({ value, label: returnPeriodLabels[value] }))} />
        </Field>
        <Field name="dueDays">
          <InputNumber<number> min={1} max={60} precision={0} />
        </Field>
      </div>
      <Field name="from">
        <DateField />
      </Field>
      <Field name="organIds">
        <DepartmentsSelect />
      </Field>
      <RowList
        name="fields"
        label={text.returnFields}
        addText={text.addField}
        empty={{ type: 'integer', required: true }}
      >
        {(row) => <FieldRow row={row} />}
      </RowList>
      <Field name="note">
        <GrowingText minRows={2} maxRows={6} maxLength={1000} />
      </Field>
    </CommandForm>
  )
}

function FieldRow({ row }: { row: number }) {
  const ref = useReference()
  const type = Form.useWatch(['fields', row, 'type'])
  const types = returnFieldType.options.map((value) => ({ value, label: returnFieldTypeLabels[value] }))
  const dictionaries = useMemo(
    () => dictionaryIds.flatMap((id) => ref.dictionary(id) ?? []).map(({ id, title }) => ({ value: id, label: title })),
    [ref],
  )
  return (
    <div className={styles.fieldRow}>
      <Form.Item name={[row, 'title']} label={text.fieldTitle}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name={[row, 'key']} label={text.fieldKey}>
        <Input maxLength={40} />
      </Form.Item>
      <Form.Item name={[row, 'type']} label={text.fieldType}>
        <Select options={types} />
      </Form.Item>
      {type === 'code' ? (
        <Form.Item name={[row, 'dictionary']} label={text.fieldDictionary}>
          <Select options={dictionaries} showSearch={{ optionFilterProp: 'label' }} />
        </Form.Item>
      ) : (
        <Form.Item name={[row, 'unit']} label={text.fieldUnit}>
          <Input maxLength={20} />
        </Form.Item>
      )}
      <Form.Item name={[row, 'required']} valuePropName="checked" label={text.fieldRequired}>
        <Checkbox aria-label={text.fieldRequired} />
      </Form.Item>
    </div>
  )
}

/** What departments' own statistics are told apart by. */
const dictionaryIds = ['enforcementType', 'field', 'issue', 'region', 'partyKind', 'ownership', 'outcome'] as const

interface DepartmentsSelectProps {
  readonly id?: string
  readonly value?: readonly string[]
  readonly onChange?: (ids: string[]) => void
}

/** Whoever enforces: the departments of the city and its counties. */
function DepartmentsSelect({ id, value = [], onChange }: DepartmentsSelectProps) {
  const ref = useReference()
  const options = useMemo(
    () =>
      ref
        .organs()
        .filter(({ kind }) => kind === 'department')
        .map((organ) => ({ value: organ.id, label: organ.name })),
    [ref],
  )
  return (
    <Select
      id={id}
      mode="multiple"
      onInputKeyDown={leaveOnTab}
      value={[...value]}
      options={options}
      showSearch={{ optionFilterProp: 'label' }}
      maxTagCount={8}
      onChange={(ids: string[]) => onChange?.(ids)}
    />
  )
}
