import { Checkbox } from 'antd'

interface CheckGroupProps {
  readonly options: readonly { readonly value: string; readonly label: string }[]
  /** Names the group to a screen reader: the label of the field leads to a single box only. */
  readonly label: string
  readonly className?: string | undefined
  readonly value?: readonly string[]
  readonly onChange?: (value: string[]) => void
}

/** Several boxes as one field. Takes no more of what a form hands down: a group may not be `aria-required`. */
export function CheckGroup({ options, label, className, value = [], onChange }: CheckGroupProps) {
  return (
    <Checkbox.Group
      aria-label={label}
      className={className ?? ''}
      options={[...options]}
      value={[...value]}
      onChange={(next) => onChange?.(next)}
    />
  )
}
