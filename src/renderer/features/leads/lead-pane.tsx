import { Link } from '@tanstack/react-router'
import type { WorkOrder } from '#shared/domain/work-order'
import type { SimilarOrder } from '../../data/desk-worker-api'
import { useLive, useReference } from '../../data/hooks'
import { Facts, ListPane, PaneSection } from '../../ui/list-page/list-page'
import { ReporterFields } from '../../ui/privacy/reporter-fields'
import { SettledSection } from '../../ui/settled/settled-section'
import { StatusTag } from '../../ui/status/status-tag'
import { LeadStateTag, PendingMark } from '../../ui/status/status-tags'
import { HighlightedText } from '../../ui/text/highlighted-text'
import { formatDay, formatMoment } from '../../ui/time/format'
import { SuggestionLines, useSuggestions } from '../../ui/triage/suggestion-lines'
import { LeadActions } from './lead-actions'
import styles from './leads.module.css'
import { leadMessages as text } from './messages'
import { SimilarOrders } from './similar-orders'
import type { LeadDecisions, LeadTarget } from './use-lead-decisions'

interface LeadPaneProps {
  readonly orderId: string
  readonly pending: boolean
  readonly decisions: LeadDecisions
  readonly onAccept: (lead: LeadTarget) => void
  readonly onSend: (kind: 'forward' | 'guide', lead: LeadTarget) => void
  readonly together: ReadonlySet<string>
  readonly onTogether: (orderId: string, chosen: boolean) => void
  readonly onJoin: (lead: LeadTarget) => void
  readonly onDecline: (lead: LeadTarget) => void
  readonly onShow: (orderId: string) => void
  readonly onClose: () => void
}

/** Everything that decides about a lead, so that the list need not be left. */
export function LeadPane({ orderId, pending, onShow, onClose, together, onTogether, ...actions }: LeadPaneProps) {
  // The order before stays for the few milliseconds until this one is read: moving through a list must not flicker.
  const { value: shown } = useLive(
    `lead ${orderId}`,
    ['orders'],
    async (desk) => {
      const [order, similar] = await Promise.all([desk.get('workOrder', orderId), desk.similarOrders(orderId)])
      return { order, similar }
    },
    { keepEarlier: true },
  )
  if (!shown) return null
  const { order, similar } = shown
  if (!order)
    return (
      <ListPane label={text.pane} title="" onClose={onClose}>
        <p>{text.notHere}</p>
      </ListPane>
    )
  return (
    <ListPane
      label={text.pane}
      onClose={onClose}
      title={<PaneTitle order={order} pending={pending} />}
      actions={<LeadActions order={order} {...actions} />}
    >
      <LeadEssence order={order} similar={similar} onShow={onShow} together={together} onTogether={onTogether} />
    </ListPane>
  )
}

function PaneTitle({ order, pending }: { order: WorkOrder; pending: boolean }) {
  return (
    <>
      <h2>{order.title}</h2>
      <div className={styles.meta}>
        <span>{order.orderNo}</span>
        {order.lead && <LeadStateTag state={order.lead.state} />}
        {pending && <PendingMark />}
      </div>
    </>
  )
}

interface LeadEssenceProps extends Pick<LeadPaneProps, 'onShow' | 'together' | 'onTogether'> {
  readonly order: WorkOrder
  readonly similar: readonly SimilarOrder[]
}

function LeadEssence({ order, similar, onShow, together, onTogether }: LeadEssenceProps) {
  const words = order.lead?.reasons.flatMap((reason) => reason.words) ?? []
  const open = order.lead?.state === 'open'
  return (
    <>
      <Decision order={order} />
      <PaneSection title={text.content}>
        <HighlightedText text={order.content} words={words} />
      </PaneSection>
      {open && (
        <PaneSection title={text.suggested}>
          <Suggestions orderId={order.id} />
        </PaneSection>
      )}
      <SettledSection order={order} />
      <PaneSection title={text.reasons}>
        <Reasons order={order} />
      </PaneSection>
      <PaneSection title={text.facts}>
        <OrderFacts order={order} />
      </PaneSection>
      <PaneSection title={text.reply} extra={order.repliedAt && formatMoment(order.repliedAt)}>
        {order.reply ? (
          <p className={styles.replyText}>{order.reply}</p>
        ) : (
          <span className={styles.quiet}>{text.noReply}</span>
        )}
      </PaneSection>
      <PaneSection title={text.similar}>
        <SimilarOrders
          similar={similar}
          onShow={onShow}
          together={together}
          onTogether={open ? onTogether : undefined}
        />
      </PaneSection>
    </>
  )
}

function Suggestions({ orderId }: { orderId: string }) {
  return <SuggestionLines suggestions={useSuggestions([orderId])} />
}

function Decision({ order }: { order: WorkOrder }) {
  const reference = useReference()
  const { lead } = order
  if (!lead || lead.state === 'open') return null
  return (
    <PaneSection title={text.decision}>
      <Facts
        rows={[
          [text.ground, reference.label('declineGround', lead.ground)],
          [text.note, lead.note],
          [
            text.decision,
            lead.decidedBy &&
              text.decidedBy(reference.user(lead.decidedBy)?.name ?? lead.decidedBy, formatMoment(lead.decidedAt)),
          ],
        ]}
      />
      {lead.caseId && (
        <Link to="/cases/$caseId" params={{ caseId: lead.caseId }}>
          {text.openCase}
        </Link>
      )}
    </PaneSection>
  )
}

function Reasons({ order }: { order: WorkOrder }) {
  const reference = useReference()
  const reasons = order.lead?.reasons ?? []
  const referral = order.lead?.referral
  if (reasons.length === 0 && !referral) return <span className={styles.quiet}>{text.noReasons}</span>
  return (
    <ul className={styles.reasons}>
      {referral && (
        <li>
          <StatusTag tone="accentSolid">{text.referred}</StatusTag>{' '}
          {text.referredBy(
            reference.organ(referral.organId)?.name ?? '',
            reference.user(referral.by)?.name ?? '',
            formatMoment(referral.at),
            referral.reason,
          )}
        </li>
      )}
      {reasons.map((reason) => (
        <li key={reason.topic}>
          <StatusTag tone="accentOutline">
            {reference.label('issue', reason.topic) === reason.topic
              ? reference.label('checklistTopic', reason.topic)
              : reference.label('issue', reason.topic)}
          </StatusTag>{' '}
          {reason.words.map((word) => (
            <q key={word}>{word}</q>
          ))}
        </li>
      ))}
    </ul>
  )
}

function OrderFacts({ order }: { order: WorkOrder }) {
  const reference = useReference()
  return (
    <Facts
      rows={[
        [text.channel, reference.label('channel', order.channel)],
        [text.appealType, reference.label('appealType', order.appealType)],
        [text.region, reference.label('region', order.region)],
        [text.organ, reference.organ(order.handlingOrganId)?.name ?? order.handlingOrganName],
        [text.place, order.place],
        [text.reporter, <ReporterFields key="reporter" order={order} />],
        [text.receivedAt, formatMoment(order.receivedAt)],
        [text.occurredAt, formatDay(order.occurredAt)],
        [text.dueAt, formatDay(order.dueAt)],
        [text.satisfaction, reference.label('satisfaction', order.satisfaction)],
        [text.resolved, reference.label('resolved', order.resolved)],
        [text.verified, reference.label('verified', order.verified)],
      ]}
    />
  )
}
