import { Tooltip } from 'antd'
import type { Limit } from '#shared/domain/limit'
import { DueCountdown } from '../../ui/time/due-countdown'
import styles from './case-head.module.css'
import { caseMessages as text } from './messages'

/** The running clocks of a case, the nearest first. */
export function LimitsLine({ limits }: { limits: Readonly<Record<string, Limit>> }) {
  const running = Object.values(limits)
    .filter((limit) => !limit.doneAt)
    .sort((a, b) => a.dueAt.localeCompare(b.dueAt))
  if (running.length === 0) return null
  return (
    <span className={styles.limits}>
      {running.map((limit) => (
        <span key={limit.kind} className={styles.limit}>
          <DueCountdown
            from={limit.from}
            dueAt={limit.dueAt}
            stoppedAt={limit.stoppedAt}
            label={text.limits[limit.kind]}
          />
          {!limit.legal && (
            <Tooltip title={text.internalLimitHint}>
              <span className={styles.internal}>{text.internalLimit}</span>
            </Tooltip>
          )}
        </span>
      ))}
    </span>
  )
}
