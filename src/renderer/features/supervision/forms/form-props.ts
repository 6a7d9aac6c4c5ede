import type { SupervisionOrder } from '#shared/domain/supervision-order'

export interface FormProps {
  readonly order: SupervisionOrder
  /** The commitment it is about; absent for a new one. */
  readonly id?: string
  readonly onDone: () => void
}

export const idsOf = ({ id, caseId }: SupervisionOrder) => ({
  supervisionOrderId: id,
  ...(caseId === undefined ? {} : { caseId }),
})

export const formKeyOf = (order: SupervisionOrder, command: string, id = '') => `${order.id}/${command}/${id}`
