import { type DispatchDispute, orderedDisputes } from '#shared/domain/dispatch-dispute'
import type { WorkOrder } from '#shared/domain/work-order'
import { useReference } from '../../data/hooks'
import { Facts } from '../../ui/list-page/list-page'
import { DueCountdown } from '../../ui/time/due-countdown'
import { formatMoment } from '../../ui/time/format'
import { orderTexts } from './messages'

const text = orderTexts.dispute

/** Every dispute of an order with its ruling, the first one first. */
export function DisputeList({ order }: { order: WorkOrder }) {
  return orderedDisputes(order).map((dispute) => <DisputeFacts key={dispute.id} dispute={dispute} />)
}

function DisputeFacts({ dispute }: { dispute: DispatchDispute }) {
  const ref = useReference()
  const name = (id: string | undefined) => ref.organ(id)?.name
  const { ruling } = dispute
  return (
    <Facts
      rows={[
        [text.organ, `${name(dispute.organId)}（${formatMoment(dispute.at)}）`],
        [text.reason, dispute.reason],
        [text.proposed, name(dispute.proposedOrganId)],
        [text.proposal, dispute.proposalId && text.yes],
        [text.due, !ruling && <DueCountdown key="due" from={dispute.at} dueAt={dispute.dueAt} />],
        [
          ruling?.late ? text.ruledLate : text.ruled,
          ruling &&
            [
              text.ruling(name(ruling.organId) ?? ''),
              ruling.coOrganIds.length > 0 && text.with(ruling.coOrganIds.map((id) => name(id)).join('、')),
              ruling.reason,
              formatMoment(ruling.at),
            ]
              .filter(Boolean)
              .join('；'),
        ],
        [text.basis, ruling?.basis],
      ]}
    />
  )
}
