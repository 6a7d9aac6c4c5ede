import type { ConsultationProposal } from '#shared/domain/consultation-proposal'
import type { SupervisionCase } from '#shared/domain/supervision-case'
import type { SupervisionOrder } from '#shared/domain/supervision-order'
import type { WorkOrder } from '#shared/domain/work-order'
import { useLive } from '../../data/hooks'

/** An order with what hangs on it, as far as the hotline may see it. */
export interface OrderFacts {
  readonly order: WorkOrder
  /** Stage, number and answer; the rest is the bureau's. */
  readonly case: SupervisionCase | undefined
  readonly requests: readonly SupervisionOrder[]
  readonly proposals: readonly ConsultationProposal[]
}

export function useOrder(orderId: string) {
  return useLive(
    `hotline order ${orderId}`,
    // `sync`: what could not be brought is asked for again once the server is reached.
    ['orders', 'cases', 'supervision', 'consultations', 'sync'],
    async (desk): Promise<OrderFacts | undefined> => {
      const order = await desk.get('workOrder', orderId)
      if (!order) return undefined
      const caseId = order.lead?.caseId
      const [home, requests, proposals] = await Promise.all([
        caseId ? desk.get('supervisionCase', caseId) : undefined,
        desk.supervisionOrders(),
        desk.consultationProposals(),
      ])
      return {
        order,
        case: home,
        requests: requests.filter(({ workOrderId }) => workOrderId === orderId),
        proposals: proposals.filter(
          ({ workOrderId, dispute }) => workOrderId === orderId || (caseId !== undefined && dispute?.caseId === caseId),
        ),
      }
    },
    { keepEarlier: true },
  )
}
