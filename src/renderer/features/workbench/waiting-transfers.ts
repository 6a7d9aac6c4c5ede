import type { Role } from '#shared/domain/roles'
import { isTurnOf, type Transfer, type TransferStep, transferStep } from '#shared/domain/transfer'

export interface WaitingTransfer {
  readonly transfer: Transfer
  readonly step: TransferStep
}

/** The 移送 on which it is this user's turn. */
export function waitingTransfers(
  transfers: readonly Transfer[],
  userId: string,
  roles: readonly Role[],
): WaitingTransfer[] {
  return transfers.flatMap((transfer) => {
    const step = transferStep(transfer)
    return step && isTurnOf(transfer, userId, roles) ? [{ transfer, step }] : []
  })
}
