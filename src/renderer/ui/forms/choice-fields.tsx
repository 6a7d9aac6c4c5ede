import { Select } from 'antd'
import { useMemo } from 'react'
import type { UserProfile } from '#shared/domain/reference'
import { useReference } from '../../data/hooks'
import { fieldMessages as text } from './field-messages'
import { leaveOnTab } from './leave-on-tab'

interface ChoiceProps<T> {
  readonly value?: T
  readonly onChange?: (value: T) => void
  readonly id?: string
  readonly disabled?: boolean
  readonly label?: string
  readonly placeholder?: string
}

/** A code of a dictionary; a code that the dictionary has lost stays visible as it is. */
export function DictionarySelect({
  dictionary,
  clearable,
  ...props
}: ChoiceProps<string> & {
  readonly dictionary: string
  readonly clearable?: boolean
}) {
  const options = useDictionaryOptions(dictionary)
  return (
    <Select<string>
      id={props.id}
      aria-label={props.label}
      disabled={props.disabled}
      placeholder={props.placeholder ?? text.choose}
      value={props.value}
      allowClear={clearable}
      showSearch={{ optionFilterProp: 'label' }}
      options={options}
      onChange={(value) => props.onChange?.(value)}
    />
  )
}

export function DictionaryMultiSelect({
  dictionary,
  ...props
}: ChoiceProps<string[]> & { readonly dictionary: string }) {
  const options = useDictionaryOptions(dictionary)
  return (
    <Select<string[]>
      id={props.id}
      mode="multiple"
      onInputKeyDown={leaveOnTab}
      aria-label={props.label}
      disabled={props.disabled}
      placeholder={props.placeholder ?? text.choose}
      value={props.value}
      showSearch={{ optionFilterProp: 'label' }}
      options={options}
      onChange={(value) => props.onChange?.(value)}
    />
  )
}

export function useDictionaryOptions(dictionary: string) {
  const ref = useReference()
  return useMemo(
    () => (ref.dictionary(dictionary)?.items ?? []).map(({ code, label }) => ({ value: code, label })),
    [ref, dictionary],
  )
}

/** People of the bureau; the disabled are left out unless they are chosen already. */
export function UserMultiSelect({
  fits,
  ...props
}: ChoiceProps<string[]> & {
  readonly fits: (user: UserProfile) => boolean
}) {
  const ref = useReference()
  const options = useMemo(
    () =>
      ref
        .users()
        .filter((user) => props.value?.includes(user.id) || (!user.disabled && fits(user)))
        .map(({ id, name }) => ({ value: id, label: name })),
    [ref, fits, props.value],
  )
  return (
    <Select<string[]>
      id={props.id}
      mode="multiple"
      onInputKeyDown={leaveOnTab}
      aria-label={props.label}
      disabled={props.disabled}
      placeholder={props.placeholder ?? text.chooseUser}
      value={props.value}
      showSearch={{ optionFilterProp: 'label' }}
      options={options}
      onChange={(value) => props.onChange?.(value)}
    />
  )
}
