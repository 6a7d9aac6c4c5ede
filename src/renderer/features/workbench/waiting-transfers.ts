import type { Transfer } from '#shared/domain/transfer'

export type TransferStep = 'decide' | 'draft' | 'sign' | 'send' | 'receipt'

export interface WaitingTransfer {
  readonly transfer: Transfer
  readonly step: TransferStep
}

/** The 移送 on which it is this user's turn. */
export function waitingTransfers(transfers: readonly Transfer[], userId: string): WaitingTransfer[] {
  return transfers.flatMap((transfer) => {
    const step = stepOf(transfer)
    const mine = step && byApprover.has(step) === (transfer.approverId === userId)
    return step && mine ? [{ transfer, step }] : []
  })
}

const byApprover: ReadonlySet<TransferStep> = new Set(['decide', 'sign'])

function stepOf({ state, letter }: Transfer): TransferStep | undefined {
  if (state === 'proposed') return 'decide'
  if (state === 'sent') return 'receipt'
  if (state !== 'approved') return undefined
  if (!letter) return 'draft'
  return letter.issuedOn ? 'send' : 'sign'
}
