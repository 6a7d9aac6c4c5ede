import { DatePicker } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import { civilTimeOf } from '#shared/domain/civil-date'
import styles from '../inspections.module.css'

interface MomentFieldProps {
  readonly id?: string
  readonly value?: string
  readonly onChange?: (instant: string) => void
  /** Shown, and meant, while nothing is chosen: now. */
  readonly fallback: string
}

const FORMAT = 'YYYY-MM-DD HH:mm'
const SHANGHAI = '+08:00'

/** A moment on the Shanghai clock, whatever zone the machine is set to; goes in and out as an instant. */
export function MomentField({ id, value, onChange, fallback }: MomentFieldProps) {
  return (
    <DatePicker
      id={id}
      className={styles.moment}
      showTime={{ format: 'HH:mm' }}
      format={FORMAT}
      allowClear={false}
      value={dayjs(civilTimeOf(value || fallback))}
      onKeyDown={(event) => {
        if (event.key === 'Enter') event.preventDefault()
      }}
      onChange={(moment: Dayjs | null) => {
        if (moment) onChange?.(new Date(`${moment.format('YYYY-MM-DDTHH:mm:00')}${SHANGHAI}`).toISOString())
      }}
    />
  )
}
