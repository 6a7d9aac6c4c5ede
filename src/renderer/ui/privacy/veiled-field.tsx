import { useState } from 'react'
import { type UnmaskField, unmaskFieldLabels } from '#shared/domain/reporter-privacy'
import { useDesk, useLive } from '../../data/hooks'
import { CommandButton } from '../commands/command-button'
import { ReasonDialog } from '../feedback/reason-dialog'
import { clockOf } from '../time/format'
import { privacyTexts as text } from './messages'
import styles from './privacy.module.css'

interface VeiledFieldProps {
  readonly orderId: string
  readonly field: UnmaskField
  /** As the worker gave it: covered. */
  readonly covered: string
  readonly withheld: boolean
}

/** One field of a reporter, covered, with the way to see it: a reason, ten minutes, on record. */
export function VeiledField({ orderId, field, covered, withheld }: VeiledFieldProps) {
  const [asking, setAsking] = useState(false)
  const shown = useLive(`unmasked ${orderId}`, ['privacy'], (desk) => desk.unmasked(orderId)).value?.[field]
  const label = unmaskFieldLabels[field]
  return (
    <span className={styles.field}>
      {shown ? (
        <>
          <span className={styles.clear}>{shown.text}</span>
          <span className={styles.until}>{text.until(clockOf(shown.until))}</span>
        </>
      ) : (
        <>
          <span>{withheld ? text.withheld : covered}</span>
          <CommandButton
            subject={{ type: 'workOrder', id: orderId }}
            type="order.unmask"
            look="link"
            size="small"
            className={styles.show ?? ''}
            label={text.show}
            title={text.showField(label)}
            onRun={() => setAsking(true)}
          />
        </>
      )}
      {asking && <UnmaskDialog orderId={orderId} field={field} onClose={() => setAsking(false)} />}
    </span>
  )
}

function UnmaskDialog({ orderId, field, onClose }: { orderId: string; field: UnmaskField; onClose: () => void }) {
  const desk = useDesk()
  const label = unmaskFieldLabels[field]
  const today = useLive('unmasked today', ['privacy'], (asked) => asked.unmaskedToday()).value ?? 0
  return (
    <ReasonDialog
      open
      title={text.title(label)}
      description={
        <>
          <p>{text.how(label)}</p>
          <p>{text.today(today)}</p>
        </>
      }
      label={text.reason}
      okText={text.show}
      maxLength={200}
      onSubmit={async (reason) => {
        const answer = await desk.unmask({ orderId, field, reason })
        return answer.ok ? undefined : answer.refusal
      }}
      onClose={onClose}
    />
  )
}
