import { Button } from 'antd'
import { useState } from 'react'
import type { WorkOrder } from '#shared/domain/work-order'
import { useReference } from '../../../data/hooks'
import { EmptyState } from '../../../ui/feedback/empty-state'
import { OrderLinkages } from '../../../ui/linkages/order-linkages'
import { ReporterFields } from '../../../ui/privacy/reporter-fields'
import { VeiledField } from '../../../ui/privacy/veiled-field'
import { FactList } from '../../../ui/sections/block'
import { StatusTag } from '../../../ui/status/status-tag'
import { PendingMark } from '../../../ui/status/status-tags'
import { HighlightedText } from '../../../ui/text/highlighted-text'
import { formatDay, formatMoment } from '../../../ui/time/format'
import { useCase } from '../case-context'
import styles from '../case-page.module.css'
import { leadWords } from '../lead-words'
import { sectionTexts as text } from '../section-messages'
import { OrderCalls, OrderRequests } from './order-requests'

/** The work orders a case is made of, as the hotline sent them. */
export function OrdersSection() {
  const { bundle } = useCase()
  const orders = [...bundle.orders].sort((a, b) => a.receivedAt.localeCompare(b.receivedAt))
  if (orders.length === 0)
    return bundle.case.orderIds.length > 0 ? (
      <EmptyState title={text.ordersMissing}>{text.ordersMissingTodo}</EmptyState>
    ) : (
      <EmptyState title={text.noOrders}>{text.noOrdersTodo}</EmptyState>
    )
  return (
    <div className={styles.section}>
      {orders.map((order) => (
        <OrderCard key={order.id} order={order} caseId={bundle.case.id} pending={bundle.pending.includes(order.id)} />
      ))}
    </div>
  )
}

/** Above it a text is folded: about eight lines of the column. */
const LONG_TEXT = 320

function OrderCard({ order, caseId, pending }: { order: WorkOrder; caseId: string; pending: boolean }) {
  const ref = useReference()
  const words = leadWords(order)
  return (
    <article className={styles.order}>
      <header className={styles.orderHead}>
        <span className={styles.orderNo}>{order.orderNo}</span>
        <StatusTag tone="accentOutline">{ref.label('channel', order.channel)}</StatusTag>
        {order.appealType && <StatusTag>{ref.label('appealType', order.appealType)}</StatusTag>}
        <StatusTag tone="quiet">{text.process[order.process]}</StatusTag>
        {pending && <PendingMark />}
        <time className={styles.orderTime}>{formatMoment(order.receivedAt)}</time>
      </header>
      <h2 className={styles.orderTitle}>{order.title}</h2>
      <LongText content={order.content} words={words} />
      <FactList
        rows={[
          [text.reporter, <ReporterFields key="reporter" order={order} />],
          [text.place, [ref.label('region', order.region), order.place].filter(Boolean).join(' ')],
          [text.occurredAt, formatDay(order.occurredAt)],
          [text.handlingOrgan, ref.organ(order.handlingOrganId)?.name ?? order.handlingOrganName],
          [text.dueAt, formatMoment(order.dueAt)],
          [text.satisfaction, order.satisfaction && ref.label('satisfaction', order.satisfaction)],
          [text.resolved, order.resolved && ref.label('resolved', order.resolved)],
          [text.verified, order.verified && ref.label('verified', order.verified)],
          [text.leadReason, words.length > 0 && leadReasonText(order), 'wide'],
        ]}
      />
      {order.reply && (
        <div className={styles.reply}>
          <p className={styles.replyHead}>
            {text.reply}
            <time>{formatMoment(order.repliedAt)}</time>
          </p>
          <LongText content={order.reply} words={[]} />
        </div>
      )}
      {order.caseReply && (
        <div className={styles.reply}>
          <p className={styles.replyHead}>
            {text.caseReply}
            <time>{formatMoment(order.caseReply.at)}</time>
          </p>
          <LongText content={order.caseReply.text} words={[]} />
        </div>
      )}
      <OrderCalls order={order} />
      <OrderLinkages order={order} caseId={caseId} />
      <RawFields order={order} />
      <OrderRequests order={order} caseId={caseId} />
    </article>
  )
}

function leadReasonText(order: WorkOrder): string {
  return (order.lead?.reasons ?? []).map(({ topic, words }) => `${topic}（${words.join('、')}）`).join('　')
}

function LongText({ content, words }: { content: string; words: readonly string[] }) {
  const [whole, setWhole] = useState(false)
  const long = content.length > LONG_TEXT
  return (
    <div className={styles.longText}>
      <div className={long && !whole ? styles.clamped : undefined}>
        <HighlightedText text={content} words={words} />
      </div>
      {long && (
        <Button type="link" size="small" aria-expanded={whole} onClick={() => setWhole(!whole)}>
          {whole ? text.fold : text.unfold(content.length)}
        </Button>
      )}
    </div>
  )
}

/** What intake did not recognise is kept as it came; numbers in it are covered, for any column may be a person's. */
function RawFields({ order: { id, raw, reporter } }: { order: WorkOrder }) {
  const rows = Object.entries(raw).filter(([, value]) => value !== '')
  const withheld = reporter.withheld?.includes('raw') ?? false
  if (rows.length === 0 && !withheld) return null
  return (
    <details className={styles.raw}>
      <summary>{text.raw(rows.length)}</summary>
      <FactList rows={rows} />
      <VeiledField orderId={id} field="raw" covered="" withheld={withheld} />
    </details>
  )
}
