import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Input, Select } from 'antd'
import { useReference, useSession } from '../../../data/hooks'
import { DictionarySelect } from '../../../ui/forms/choice-fields'
import { Field } from '../../../ui/forms/command-form'
import { DateField } from '../../../ui/forms/date-field'
import { GrowingText } from '../../../ui/forms/growing-text'
import { OrganSelect } from '../../../ui/forms/organ-select'
import { TextListField } from '../../../ui/forms/text-list-field'
import page from '../../../ui/sections/subject-page.module.css'
import styles from '../inspections.module.css'
import { inspectionTexts as text } from '../messages'

export interface PlanValues {
  readonly organId?: string
  readonly place: string
  readonly purpose: string
  readonly field?: string
  readonly plannedOn?: string
  readonly inspectors: readonly InspectorChoice[]
  readonly observers: string[]
  readonly helperOrganIds?: readonly string[]
}

export interface InspectorChoice {
  readonly userId?: string
  readonly certNo: string
}

/** Where, when, what for and by whom; the same for a new inspection and a changed one. */
export function PlanFields() {
  return (
    <>
      <Field name="organId">
        <OrganSelect />
      </Field>
      <Field name="place">
        <Input maxLength={200} />
      </Field>
      <div className={page.two}>
        <Field name="field">
          <DictionarySelect dictionary="field" />
        </Field>
        <Field name="plannedOn">
          <DateField />
        </Field>
      </div>
      <Field name="inspectors" label={text.inspectorsField} hint={text.inspectorsHint}>
        <InspectorsField />
      </Field>
      <Field name="observers">
        <TextListField label={text.facts.observers} addText={text.addObserver} maxLength={60} />
      </Field>
      <Field name="helperOrganIds" hint={text.helpersHint}>
        <StationsSelect />
      </Field>
      <Field name="purpose">
        <GrowingText minRows={2} maxRows={6} maxLength={500} />
      </Field>
    </>
  )
}

interface StationsSelectProps {
  readonly id?: string
  readonly value?: readonly string[]
  readonly onChange?: (ids: string[]) => void
}

function StationsSelect({ id, value = [], onChange }: StationsSelectProps) {
  const ref = useReference()
  const stations = ref.organs().filter(({ kind }) => kind === 'justiceStation')
  return (
    <Select
      id={id}
      mode="multiple"
      value={[...value]}
      options={stations.map((organ) => ({ value: organ.id, label: organ.name }))}
      showSearch={{ optionFilterProp: 'label' }}
      onChange={(ids: string[]) => onChange?.(ids)}
    />
  )
}

interface InspectorsFieldProps {
  readonly id?: string
  readonly value?: readonly InspectorChoice[]
  readonly onChange?: (value: readonly InspectorChoice[]) => void
}

/** One line a person: choosing him fills in the number that is on record. */
function InspectorsField({ id, value = [], onChange }: InspectorsFieldProps) {
  const ref = useReference()
  const { organId } = useSession()
  const people = ref.users().filter((user) => user.organId === organId && !user.disabled)
  const change = (at: number, next: InspectorChoice) =>
    onChange?.(value.map((one, index) => (index === at ? next : one)))
  return (
    <div id={id} className={page.column}>
      {value.map((one, at) => {
        const others = value.filter((_one, index) => index !== at).map(({ userId }) => userId)
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a line has no identity before somebody is chosen
          <div key={at} className={styles.inspectorRow}>
            <Select
              aria-label={text.inspectorNo(at + 1)}
              placeholder={text.inspectorNo(at + 1)}
              value={one.userId}
              showSearch={{ optionFilterProp: 'label' }}
              options={people
                .filter((user) => !others.includes(user.id))
                .map((user) => ({ value: user.id, label: user.name }))}
              onChange={(userId: string) => change(at, { userId, certNo: ref.user(userId)?.certNo ?? '' })}
            />
            <Input
              aria-label={text.certNoOf(ref.user(one.userId)?.name ?? '')}
              placeholder={text.certNo}
              maxLength={60}
              value={one.certNo}
              disabled={Boolean(ref.user(one.userId)?.certNo)}
              onChange={(event) => change(at, { ...one, certNo: event.target.value })}
            />
            <Button
              type="text"
              icon={<DeleteOutlined aria-hidden />}
              aria-label={text.removeInspector(at + 1)}
              disabled={value.length <= 1}
              onClick={() => onChange?.(value.filter((_one, index) => index !== at))}
            />
          </div>
        )
      })}
      <Button type="dashed" icon={<PlusOutlined aria-hidden />} onClick={() => onChange?.([...value, { certNo: '' }])}>
        {text.addInspector}
      </Button>
    </div>
  )
}

/** What the command takes: lines nobody was chosen in are no inspectors. */
export function planInput({ inspectors, observers, ...rest }: PlanValues) {
  return {
    ...rest,
    inspectors: inspectors.filter(({ userId }) => userId),
    observers: observers.filter((name) => name.trim() !== ''),
  }
}
