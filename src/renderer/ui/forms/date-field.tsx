import { DatePicker } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import type { CivilDate } from '#shared/domain/civil-date'
import { dateFormats } from './date-formats'
import styles from './forms.module.css'

interface DateFieldProps {
  readonly value?: CivilDate
  readonly onChange?: (date: CivilDate | undefined) => void
  readonly id?: string
  readonly label?: string
  readonly disabled?: boolean
  readonly disabledDate?: (date: CivilDate) => boolean
  readonly className?: string
}

/** A civil date, typed in any usual form or picked; goes in and out as `2026-11-23`. */
export function DateField({ value, onChange, id, label, disabled, disabledDate, className }: DateFieldProps) {
  return (
    <DatePicker
      id={id}
      aria-label={label}
      {...(label ? { placeholder: label } : {})}
      className={className ?? styles.date}
      disabled={disabled}
      format={[...dateFormats]}
      value={dayOf(value)}
      onKeyDown={keepEnterHere}
      disabledDate={disabledDate && ((day: Dayjs) => disabledDate(day.format('YYYY-MM-DD')))}
      onChange={(day: Dayjs | null) => onChange?.(day?.format('YYYY-MM-DD'))}
    />
  )
}

/** Enter takes the typed date; it must not send the form the field stands in. */
function keepEnterHere(event: React.KeyboardEvent): void {
  if (event.key === 'Enter') event.preventDefault()
}

interface DateRangeFieldProps {
  readonly from?: CivilDate
  readonly to?: CivilDate
  readonly onChange: (from: CivilDate | undefined, to: CivilDate | undefined) => void
  readonly label: string
  readonly placeholder?: [string, string]
}

export function DateRangeField({ from, to, onChange, label, placeholder }: DateRangeFieldProps) {
  return (
    <DatePicker.RangePicker
      aria-label={label}
      {...(label ? { placeholder: label } : {})}
      format={[...dateFormats]}
      placeholder={placeholder}
      allowEmpty={[true, true]}
      value={[dayOf(from) ?? null, dayOf(to) ?? null]}
      onChange={(days) => onChange(days?.[0]?.format('YYYY-MM-DD'), days?.[1]?.format('YYYY-MM-DD'))}
    />
  )
}

function dayOf(date: CivilDate | undefined): Dayjs | undefined {
  return date ? dayjs(date, 'YYYY-MM-DD') : undefined
}
