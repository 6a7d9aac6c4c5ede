import type { Callback } from '#shared/domain/callback-sample'
import { type ConsultationProposal, proposalStateLabels } from '#shared/domain/consultation-proposal'
import { processLabels } from '#shared/domain/order-process'
import { supervisionOrderKindLabels } from '#shared/domain/supervision-order'
import type { WorkOrder } from '#shared/domain/work-order'
import { useReference } from '../../data/hooks'
import { Facts } from '../../ui/list-page/list-page'
import { ReporterFields } from '../../ui/privacy/reporter-fields'
import { StatusTag } from '../../ui/status/status-tag'
import { LeadStateTag, StageTag } from '../../ui/status/status-tags'
import { formatDay, formatMoment } from '../../ui/time/format'
import styles from './hotline.module.css'
import { orderTexts as text } from './messages'
import type { OrderFacts } from './use-order'

export function OrderFactList({ order }: { order: WorkOrder }) {
  const ref = useReference()
  return (
    <Facts
      rows={[
        [text.process, processLabels[order.process]],
        [text.organ, ref.organ(order.handlingOrganId)?.name ?? order.handlingOrganName],
        [text.appealType, ref.label('appealType', order.appealType)],
        [text.channel, ref.label('channel', order.channel)],
        [text.region, ref.label('region', order.region)],
        [text.place, order.place],
        [text.field, ref.label('field', order.field)],
        [text.reporter, <ReporterFields key="reporter" order={order} />],
        [text.receivedAt, formatMoment(order.receivedAt)],
        [text.dueAt, formatDay(order.dueAt)],
        [text.satisfaction, ref.label('satisfaction', order.satisfaction)],
        [text.resolved, ref.label('resolved', order.resolved)],
        [text.verified, ref.label('verified', order.verified)],
      ]}
    />
  )
}

/** What became of the lead: its state, the case's number and stage, and the answer for the reporter. */
export function SupervisionFacts({ facts }: { facts: OrderFacts }) {
  const ref = useReference()
  const { order, case: home, requests } = facts
  const { lead } = order
  if (!lead) return <span className={styles.quiet}>{text.noLead}</span>
  const { referral } = lead
  return (
    <Facts
      rows={[
        [text.columns.lead, <LeadStateTag key="state" state={lead.state} />],
        [
          text.referral,
          referral && text.referredBy(ref.user(referral.by)?.name ?? referral.by, formatMoment(referral.at)),
        ],
        [text.referralReason, referral?.reason],
        [text.decline, ref.label('declineGround', lead.ground)],
        [text.declineNote, lead.note],
        [text.caseNo, home?.caseNo],
        [text.stage, home && <StageTag key="stage" stage={home.stage} />],
        [text.finalReply, order.caseReply?.text ?? (home && text.noFinalReply)],
        [
          text.requests,
          requests.length > 0 &&
            requests.map(({ id, kind, requirement }) => (
              <div key={id}>
                {supervisionOrderKindLabels[kind]}：{requirement}
              </div>
            )),
        ],
      ]}
    />
  )
}

export function ProposalList({ proposals }: { proposals: readonly ConsultationProposal[] }) {
  return (
    <ul className={styles.lines}>
      {proposals.map(({ id, topic, state, answer, text: said, dispute }) => (
        <li key={id}>
          <StatusTag tone={state === 'open' ? 'accentOutline' : 'neutral'}>{proposalStateLabels[state]}</StatusTag>{' '}
          {topic}
          {dispute && <div className={styles.quiet}>{[said, dispute.basis].filter(Boolean).join('；')}</div>}
          {answer && (
            <div className={styles.quiet}>
              {text.proposalAnswer}：{answer}
            </div>
          )}
        </li>
      ))}
    </ul>
  )
}

export function CallbackList({ callbacks }: { callbacks: readonly Callback[] }) {
  const ref = useReference()
  return (
    <ul className={styles.lines}>
      {callbacks.map((one) => (
        <li key={one.id}>
          {formatMoment(one.at)}{' '}
          {one.reached
            ? [
                ref.label('satisfaction', one.satisfaction),
                ref.label('resolved', one.resolved),
                ref.label('verified', one.verified),
              ]
                .filter(Boolean)
                .join('，')
            : text.notReached}
          {one.note && <div className={styles.quiet}>{one.note}</div>}
        </li>
      ))}
    </ul>
  )
}
