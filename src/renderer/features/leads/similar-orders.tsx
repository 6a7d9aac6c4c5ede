import { Link } from '@tanstack/react-router'
import { Checkbox } from 'antd'
import type { SimilarOrder } from '../../data/desk-worker-api'
import { LeadStateTag } from '../../ui/status/status-tags'
import { formatDay } from '../../ui/time/format'
import styles from './leads.module.css'
import { leadMessages as text } from './messages'

interface SimilarOrdersProps {
  readonly similar: readonly SimilarOrder[]
  readonly onShow: (orderId: string) => void
  /** Leads that are to be taken in together with the one shown. */
  readonly together: ReadonlySet<string>
  readonly onTogether: ((orderId: string, chosen: boolean) => void) | undefined
}

export function SimilarOrders({ similar, onShow, together, onTogether }: SimilarOrdersProps) {
  if (similar.length === 0) return <span className={styles.quiet}>{text.noSimilar}</span>
  return (
    <ul className={styles.similar}>
      {similar.map((order) => (
        <li key={order.id}>
          <div className={styles.similarHead}>
            <button type="button" className={styles.similarTitle} onClick={() => onShow(order.id)}>
              {order.title}
            </button>
            {order.caseId && (
              <Link to="/cases/$caseId" params={{ caseId: order.caseId }}>
                {text.openCase}
              </Link>
            )}
            {order.leadState === 'open' && onTogether ? (
              <Checkbox checked={together.has(order.id)} onChange={(e) => onTogether(order.id, e.target.checked)}>
                {text.together}
              </Checkbox>
            ) : (
              <LeadStateTag state={order.leadState} />
            )}
          </div>
          <div className={styles.similarNote}>
            <span>{formatDay(order.receivedAt)}</span>
            <span>{order.reasons.map((reason) => text.similarReasons[reason]).join('、')}</span>
            <span>{text.likeness(Math.round(order.likeness * 100))}</span>
          </div>
        </li>
      ))}
    </ul>
  )
}
