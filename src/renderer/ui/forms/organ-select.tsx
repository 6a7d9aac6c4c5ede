import { type RefSelectProps, Select } from 'antd'
import { useMemo } from 'react'
import { nearestFirst } from '#shared/domain/nearest-organs'
import type { Organ } from '#shared/domain/reference'
import { useReference, useSession } from '../../data/hooks'
import { useFirstFocus } from './first-focus'
import { leaveOnTab } from './leave-on-tab'
import { formMessages } from './messages'

interface OrganSelectProps {
  readonly id?: string
  readonly value?: string
  readonly onChange?: (id: string | undefined) => void
  readonly accept?: (organ: Organ) => boolean
  readonly label?: string
  /** Where the hand starts in its dialog. */
  readonly isFirst?: boolean
}

/** One of the organs, found by any part of its name; those of the user's own place stand first. */
export function OrganSelect({ id, value, onChange, accept, label, isFirst }: OrganSelectProps) {
  const field = useFirstFocus<RefSelectProps>()
  const options = useOrganOptions(accept)
  return (
    <Select
      id={id}
      {...(isFirst ? { ref: field } : {})}
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
  const options = useOrganOptions()
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

function useOrganOptions(accept?: (organ: Organ) => boolean): { value: string; label: string }[] {
  const reference = useReference()
  const { region } = useSession()
  return useMemo(
    () =>
      nearestFirst(reference.organs(), region)
        .filter((organ) => !accept || accept(organ))
        .map((organ) => ({ value: organ.id, label: organ.name })),
    [reference, region, accept],
  )
}
