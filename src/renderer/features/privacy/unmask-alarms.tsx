import { Button } from 'antd'
import { useState } from 'react'
import type { UnmaskLog } from '#shared/domain/unmask-log'
import { useLive, useReference } from '../../data/hooks'
import { formatDay } from '../../ui/time/format'
import { AlarmDrawer } from './alarm-drawer'
import { alarmTexts as text } from './messages'
import styles from './privacy.module.css'

/** Tells those who watch over personal data that somebody uncovered too many reporters on one day. */
export function UnmaskAlarms() {
  const ref = useReference()
  const alarms = useLive('unmask alarms', ['privacy'], (desk) => desk.unmaskAlarms()).value ?? []
  const [open, setOpen] = useState<UnmaskLog>()
  const [first, ...others] = alarms
  const nameOf = (log: UnmaskLog) => ref.user(log.userId)?.name ?? log.userId
  return (
    <>
      {first && (
        <div className={styles.banner} role="status">
          <span>{text.banner(nameOf(first), formatDay(first.day), first.entries.length)}</span>
          <Button size="small" onClick={() => setOpen(first)}>
            {text.look}
          </Button>
          {others.length > 0 && <span>{text.more(others.length)}</span>}
        </div>
      )}
      {open && <AlarmDrawer log={open} name={nameOf(open)} onClose={() => setOpen(undefined)} />}
    </>
  )
}
