import type { CommandEnvelope } from '../commands/engine/envelope'
import type { OutboxEntry } from './outbox-entry'
import type { CommandReceipt, CommandStatus } from './protocol'

/** A command that the server has, kept until a backup of the server holds it too. */
export interface SentCommand {
  readonly envelope: CommandEnvelope
  readonly receipt: CommandReceipt
  readonly touches: readonly string[]
}

const worthKeeping: ReadonlySet<CommandStatus> = new Set(['applied', 'merged', 'conflict', 'quarantined'])

/** What was refused had no effect, and its officer knows: sent again it might have one he no longer wants. */
export function keptOf(finished: readonly OutboxEntry[]): SentCommand[] {
  return finished.flatMap(({ envelope, receipt, touches }) =>
    receipt && worthKeeping.has(receipt.status) ? [{ envelope, receipt, touches }] : [],
  )
}

export function isBackedUp({ receipt }: SentCommand, backedUp: number): boolean {
  return receipt.v <= backedUp
}

/**
 * The outbox for a server that was restored from a backup: what it may have lost, then what it never had, numbered from
 * 1 for a new client, in the order in which they were made. Command ids stay, so that it recognises what it still has;
 * a number that was given goes along, so that no document changes its number.
 */
export function resendSent(sent: readonly SentCommand[], outbox: readonly OutboxEntry[]): OutboxEntry[] {
  const answered = outbox.filter(({ receipt }) => receipt)
  const again = [...sent, ...keptOf(answered)].map(({ envelope, receipt, touches }): OutboxEntry => {
    const given = receipt.series ?? envelope.given
    return { envelope: given ? { ...envelope, given } : envelope, touches }
  })
  const unsent = outbox.filter(({ receipt }) => !receipt)
  // Ids are UUIDv7: their order is that in which the commands were made.
  const all = [...again, ...unsent].sort((a, b) => (a.envelope.id < b.envelope.id ? -1 : 1))
  const present = new Set(outbox.map(({ envelope }) => envelope.id))
  const seqs = new Map<number, number>()
  for (const [index, { envelope }] of all.entries()) if (present.has(envelope.id)) seqs.set(envelope.seq, index + 1)
  return all.map((entry, index) => {
    const { envelope } = entry
    // What was sent and left the outbox is numbered by another client's count: nothing builds on it by number.
    const after = present.has(envelope.id) ? envelope.after.flatMap((seq) => seqs.get(seq) ?? []) : []
    return { ...entry, envelope: { ...envelope, seq: index + 1, after } }
  })
}
