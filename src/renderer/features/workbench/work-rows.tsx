import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { CaseColumns, DocumentColumns, OrderColumns } from '../../data/desk-worker-api'
import { DocumentStatusTag, StageTag, WaitTag } from '../../ui/status/status-tags'
import { DueCountdown } from '../../ui/time/due-countdown'
import { relativeTime } from '../../ui/time/format'
import { useNow } from '../../ui/time/use-now'
import { workbenchMessages as text } from './messages'
import styles from './workbench.module.css'

const SHOWN = 8

interface WorkGroupProps {
  readonly title: string
  /** A link to all of it. */
  readonly all?: ReactNode
  readonly children: ReactNode
}

export function WorkGroup({ title, all, children }: WorkGroupProps) {
  return (
    <section className={styles.group}>
      <h3 className={styles.groupTitle}>
        {title}
        {all && <span className={styles.groupAll}>{all}</span>}
      </h3>
      <ul className={styles.rows}>{children}</ul>
    </section>
  )
}

export function CaseRows({ cases, all }: { cases: readonly CaseColumns[]; all?: ReactNode }) {
  return (
    <>
      {cases.slice(0, SHOWN).map((found) => (
        <li key={found.id} className={styles.row}>
          <Link to="/cases/$caseId" params={{ caseId: found.id }} className={styles.rowTitle}>
            {found.title}
          </Link>
          <span className={styles.rowNote}>
            <span>{found.caseNo || text.awaitingNumber}</span>
            <StageTag stage={found.stage} />
            <WaitTag wait={found.waitsFor} />
            <DueCountdown from={found.dueFrom} dueAt={found.dueAt} />
          </span>
        </li>
      ))}
      {cases.length > SHOWN && <li className={styles.rowMore}>{all ?? text.more(cases.length - SHOWN)}</li>}
    </>
  )
}

export function DocumentRows({ documents }: { documents: readonly DocumentColumns[] }) {
  return documents.slice(0, SHOWN).map((document) => (
    <li key={document.id} className={styles.row}>
      <Link to="/documents/$documentId" params={{ documentId: document.id }} className={styles.rowTitle}>
        {document.title}
      </Link>
      <span className={styles.rowNote}>
        <span>{document.number || text.awaitingNumber}</span>
        <DocumentStatusTag status={document.status} />
      </span>
    </li>
  ))
}

export function LeadRows({ leads }: { leads: readonly OrderColumns[] }) {
  const now = useNow()
  return leads.map((order) => (
    <li key={order.id} className={styles.line}>
      <Link to="/leads" search={{ order: order.id }} className={styles.rowTitle}>
        {order.title}
      </Link>
      <span className={styles.rowWhen}>{relativeTime(order.receivedAt, now)}</span>
    </li>
  ))
}
