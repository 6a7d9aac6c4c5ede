import { Checkbox, Drawer, InputNumber } from 'antd'
import type { HolidayYear } from '#shared/domain/reference'
import { CommandForm, Field } from '../../ui/forms/command-form'
import { GrowingText } from '../../ui/forms/growing-text'
import { readDays, writeDays } from './calendar-lines'
import { systemMessages as text } from './messages'
import styles from './system.module.css'

interface CalendarValues {
  year: number | null
  adjusted: boolean
  note: string
  off: string
  workdays: string
}

interface CalendarDrawerProps {
  readonly edited: HolidayYear | 'new' | undefined
  readonly onClose: () => void
}

export function CalendarDrawer({ edited, onClose }: CalendarDrawerProps) {
  const year = edited === 'new' ? undefined : edited
  return (
    <Drawer open={edited !== undefined} title={text.yearTitle(year?.year)} size={560} onClose={onClose} destroyOnHidden>
      <CommandForm<CalendarValues>
        formKey={`calendar/${year?.year ?? 'new'}`}
        command="calendar.set"
        initial={{
          year: year?.year ?? null,
          adjusted: year?.adjusted ?? false,
          note: year?.note ?? '',
          off: writeDays(year?.off ?? []),
          workdays: writeDays(year?.workdays ?? []),
        }}
        toInput={({ off, workdays, ...values }) => ({ ...values, off: daysOf(off), workdays: daysOf(workdays) })}
        fieldOf={(path) => path.slice(0, 1)}
        okText={text.saveYear}
        onDone={onClose}
      >
        <p className={styles.quiet}>{text.recountHint}</p>
        <Field name="year">
          <InputNumber<number> min={2000} max={2100} disabled={year !== undefined} />
        </Field>
        <Field name="adjusted" label="" valuePropName="checked">
          <Checkbox>{text.adjusted}</Checkbox>
        </Field>
        <Field name="off" hint={text.daysHint}>
          <GrowingText minRows={8} maxRows={20} />
        </Field>
        <Field name="workdays" hint={text.daysHint}>
          <GrowingText minRows={4} maxRows={12} />
        </Field>
        <Field name="note">
          <GrowingText minRows={2} maxRows={5} maxLength={500} />
        </Field>
      </CommandForm>
    </Drawer>
  )
}

/** A line that cannot be read goes along as a day that the command's schema refuses, so that it is named at its field. */
function daysOf(typed: string) {
  const { days, wrong } = readDays(typed)
  return [...days, ...wrong.map((line) => ({ date: text.dayLineWrong(line), name: line }))]
}
