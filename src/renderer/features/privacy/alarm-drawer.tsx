import { Drawer } from 'antd'
import { useState } from 'react'
import { unmaskFieldLabels } from '#shared/domain/reporter-privacy'
import type { UnmaskLog } from '#shared/domain/unmask-log'
import { useDesk } from '../../data/hooks'
import { CommandButton } from '../../ui/commands/command-button'
import { ReasonDialog } from '../../ui/feedback/reason-dialog'
import tables from '../../ui/sections/plain-table.module.css'
import { clockOf, formatDay } from '../../ui/time/format'
import { alarmTexts as text } from './messages'
import styles from './privacy.module.css'

/** Everything one person uncovered on one day, with his reasons; looking into it is on record too. */
export function AlarmDrawer({ log, name, onClose }: { log: UnmaskLog; name: string; onClose: () => void }) {
  const desk = useDesk()
  const [asking, setAsking] = useState(false)
  return (
    <Drawer open title={text.title(name, formatDay(log.day))} size={640} mask={false} onClose={onClose}>
      <table className={tables.table}>
        <thead>
          <tr>
            <th>{text.at}</th>
            <th>{text.order}</th>
            <th>{text.field}</th>
            <th>{text.reason}</th>
          </tr>
        </thead>
        <tbody>
          {log.entries.map((entry) => (
            <tr key={entry.id}>
              <td>{clockOf(entry.at)}</td>
              <td>{entry.orderNo}</td>
              <td>{unmaskFieldLabels[entry.field]}</td>
              <td>{entry.reason}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className={styles.foot}>
        <CommandButton
          subject={{ type: 'unmaskLog', id: log.id }}
          type="unmask.review"
          look="primary"
          label={text.review}
          onRun={() => setAsking(true)}
        />
      </div>
      {asking && (
        <ReasonDialog
          open
          title={text.reviewTitle}
          label={text.note}
          okText={text.review}
          maxLength={500}
          onSubmit={async (note) => {
            const answer = await desk.run('unmask.review', { logId: log.id, note })
            return answer.ok ? undefined : answer.refusal
          }}
          onClose={() => {
            setAsking(false)
            onClose()
          }}
        />
      )}
    </Drawer>
  )
}
