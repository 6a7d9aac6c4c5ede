import { Select } from 'antd'
import { useMemo } from 'react'
import type { Organ } from '#shared/domain/reference'
import { useReference } from '../../data/hooks'
import { leaveOnTab } from './leave-on-tab'
import { formMessages } from './messages'

interface OrganSelectProps {
  readonly id?: string
  readonly value?: string
  readonly onChange?: (id: string | undefined) => void
  readonly accept?: (organ: Organ) => boolean
  readonly label?: string
}

/** One of the organs, found by any part of its name. */
export function OrganSelect({ id, value, onChange, accept, label }: OrganSelectProps) {
  const reference = useReference()
  const options = useMemo(
    () =>
      reference
        .organs()
        .filter((organ) => !accept || accept(organ))
        .map((organ) => ({ value: organ.id, label: organ.name })),
    [reference, accept],
  )
  return (
    <Select
      id={id}
      aria-label={label}
      value={value}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      placeholder={formMessages.findOrgan}
      options={options}
      onChange={(next?: string) => onChange?.(next)}
    />
  )
}

interface OrganMultiSelectProps {
  readonly id?: string
  readonly value?: readonly string[]
  readonly onChange?: (ids: string[]) => void
}

/** Several organs, in the order in which they were chosen. */
export function OrganMultiSelect({ id, value = [], onChange }: OrganMultiSelectProps) {
  const reference = useReference()
  const options = useMemo(
    () => reference.organs().map((organ) => ({ value: organ.id, label: organ.name })),
    [reference],
  )
  return (
    <Select<string[]>
      id={id}
      mode="multiple"
      onInputKeyDown={leaveOnTab}
      value={[...value]}
      showSearch={{ optionFilterProp: 'label' }}
      placeholder={formMessages.findOrgan}
      options={options}
      onChange={(ids) => onChange?.(ids)}
    />
  )
}
