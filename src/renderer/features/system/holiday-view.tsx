import { PlusOutlined } from '@ant-design/icons'
import { Alert, Button } from 'antd'
import { useState } from 'react'
import type { HolidayYear } from '#shared/domain/reference'
import { useLive, useSession } from '../../data/hooks'
import { StatusTag } from '../../ui/status/status-tag'
import { formatDay } from '../../ui/time/format'
import { CalendarDrawer } from './calendar-drawer'
import { systemMessages as text } from './messages'
import styles from './system.module.css'

/** The working-day calendar; the administrator edits it, and the server counts the running limits again. */
export function HolidayView() {
  const admin = useSession().roles.includes('admin')
  const [edited, setEdited] = useState<HolidayYear | 'new'>()
  const { value: rows } = useLive('all reference data', ['reference'], (desk) => desk.reference())
  const years = [...(rows?.holidayYear ?? [])].sort((a, b) => b.year - a.year)
  return (
    <>
      {admin && (
        <Button icon={<PlusOutlined aria-hidden />} onClick={() => setEdited('new')}>
          {text.addYear}
        </Button>
      )}
      {years.map((year) => (
        <section key={year.id} className={styles.year} aria-label={text.year(year.year)}>
          <h2 className={styles.yearTitle}>
            {text.year(year.year)}
            <StatusTag tone={year.adjusted ? 'accentOutline' : 'amber'}>
              {year.adjusted ? text.adjusted : text.notAdjusted}
            </StatusTag>
            {admin && (
              <Button type="link" size="small" onClick={() => setEdited(year)}>
                {text.editYear}
              </Button>
            )}
          </h2>
          {!year.adjusted && <Alert type="warning" description={year.note ?? text.notAdjustedHint} />}
          <Days title={text.off} days={year.off} />
          <Days title={text.workdays} days={year.workdays} />
        </section>
      ))}
      <CalendarDrawer edited={edited} onClose={() => setEdited(undefined)} />
    </>
  )
}

/** Days by the occasion that brings them: 国庆节 10月1日 to 8日. */
function Days({ title, days }: { title: string; days: HolidayYear['off'] }) {
  const byName = new Map<string, string[]>()
  for (const { date, name } of days) byName.set(name, [...(byName.get(name) ?? []), date])
  return (
    <div className={styles.days}>
      <h3 className={styles.daysTitle}>
        {title}
        <span className={styles.quiet}>{text.days(days.length)}</span>
      </h3>
      {days.length === 0 && <span className={styles.quiet}>{text.noDays}</span>}
      <dl className={styles.occasions}>
        {[...byName].map(([name, dates]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{dates.map((date) => formatDay(date).replace(/^\d+年/, '')).join('、')}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}
