import { Select } from 'antd'

export interface FilterOption {
  readonly value: string
  readonly label: string
}

interface FilterSelectProps {
  readonly label: string
  readonly value: string | undefined
  readonly options: readonly FilterOption[]
  readonly onChange: (value: string | undefined) => void
  readonly width?: number
}

/** One filter of the bar: empty means all; typing finds by any part of the label. */
export function FilterSelect({ label, value, options, onChange, width = 130 }: FilterSelectProps) {
  return (
    <Select
      aria-label={label}
      placeholder={label}
      value={value}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      options={[...options]}
      popupMatchSelectWidth={false}
      style={{ width, flex: `0 1 ${width}px`, minWidth: 84 }}
      onChange={(next: string | undefined) => onChange(next)}
    />
  )
}
