import { useState } from 'react'
import { reasonOf } from '../../ui/feedback/reason-of'
import { OrderLinkages } from '../../ui/linkages/order-linkages'
import { ListPane, PaneSection } from '../../ui/list-page/list-page'
import { SettledSection } from '../../ui/settled/settled-section'
import { HighlightedText } from '../../ui/text/highlighted-text'
import { formatMoment } from '../../ui/time/format'
import { DisputeList } from './dispute-list'
import styles from './hotline.module.css'
import { orderTexts as text } from './messages'
import { OrderButtons } from './order-buttons'
import { type HotlineForm, OrderDrawer } from './order-drawer'
import { CallbackList, OrderFactList, ProposalList, SupervisionFacts } from './order-facts'
import { useOrder } from './use-order'

/** Everything of one order that the hotline's staff need, and what they can do with it. */
export function OrderPane({ orderId, onClose }: { orderId: string; onClose: () => void }) {
  const { value: facts, stale, failed } = useOrder(orderId)
  const [form, setForm] = useState<HotlineForm>()
  if (!facts)
    return stale && failed === undefined ? null : (
      <ListPane label={text.pane} title="" onClose={onClose}>
        <p role="alert">{failed === undefined ? text.notHere : (reasonOf(failed) ?? text.notFetched)}</p>
      </ListPane>
    )
  const { order } = facts
  const words = order.lead?.reasons.flatMap((reason) => reason.words) ?? []
  return (
    <>
      <ListPane
        label={text.pane}
        onClose={onClose}
        title={
          <>
            <h2>{order.title}</h2>
            <span className={styles.quiet}>{order.orderNo}</span>
          </>
        }
        actions={<OrderButtons facts={facts} onOpen={setForm} />}
      >
        <PaneSection title={text.content}>
          <HighlightedText text={order.content} words={words} />
        </PaneSection>
        <SettledSection order={order} />
        <PaneSection title={text.facts}>
          <OrderFactList order={order} />
        </PaneSection>
        <PaneSection title={text.supervision}>
          <SupervisionFacts facts={facts} />
        </PaneSection>
        <PaneSection title={text.linkages}>
          <OrderLinkages order={order} caseId={order.lead?.caseId} />
        </PaneSection>
        {order.disputes && (
          <PaneSection title={text.disputes}>
            <DisputeList order={order} />
          </PaneSection>
        )}
        {facts.proposals.length > 0 && (
          <PaneSection title={text.proposals}>
            <ProposalList proposals={facts.proposals} />
          </PaneSection>
        )}
        <PaneSection title={text.reply} extra={order.repliedAt && formatMoment(order.repliedAt)}>
          {order.reply ? (
            <p className={styles.replyText}>{order.reply}</p>
          ) : (
            <span className={styles.quiet}>{text.noReply}</span>
          )}
        </PaneSection>
        {order.callbacks && (
          <PaneSection title={text.callbacks}>
            <CallbackList callbacks={order.callbacks} />
          </PaneSection>
        )}
      </ListPane>
      <OrderDrawer facts={facts} form={form} onClose={() => setForm(undefined)} />
    </>
  )
}
