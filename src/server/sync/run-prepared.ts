import { explain, type Refusal } from '#shared/messages/catalogue'
import type { CommandReceipt } from '#shared/sync/protocol'
import type { CommandSession } from './command-session'
import type { PreparedCommand } from './prepare-command'
import type { Reach } from './reach'
import type { ReceiptBook } from './receipt-book'

type Outcome = Omit<CommandReceipt, 'v'>

/** Runs one command of a push; whatever happens it gets an outcome, because nothing but transport may stop the queue. */
export async function runPrepared(
  { raw, refs, ready, unready }: PreparedCommand,
  session: CommandSession,
  reach: Reach,
  book: ReceiptBook,
  onBug: (error: unknown, commandId: string) => void,
): Promise<Outcome> {
  const { id, seq } = raw
  if (unready) return { id, seq, ...unready }
  if (!ready) throw new Error(`command ${id} was not prepared`)
  // Access may have ended while the command was on its way: a reviewer decides, nothing is lost and nothing leaks.
  if (!refs.every((ref) => session.isVisible(ref, reach))) {
    return { id, seq, status: 'quarantined', refusal: { code: 'sync.notVisible' } }
  }
  try {
    const { envelope, command, input } = ready
    const { seen, deviceAt, given } = envelope
    const outcome = await session.run({ id, command, input, seen, deviceAt, given })
    if (outcome.ok) return { id, seq, status: outcome.status, number: outcome.number, series: outcome.series }
    if (outcome.forPerson) return { id, seq, status: 'quarantined', refusal: outcome.refusal }
    return refused(id, seq, outcome.refusal, unappliedBefore(envelope.after, book))
  } catch (error) {
    if (isDatabaseError(error)) throw error
    onBug(error, id)
    return { id, seq, status: 'quarantined', refusal: { code: 'sync.commandFailed' } }
  }
}

function refused(id: string, seq: number, refusal: Refusal, blocked: boolean): Outcome {
  if (!blocked) return { id, seq, status: 'rejected', refusal }
  return { id, seq, status: 'blocked', refusal: { code: 'sync.blocked', args: { why: explain(refusal) } } }
}

function unappliedBefore(after: readonly number[], book: ReceiptBook): boolean {
  return after.some((seq) => {
    const status = book.statusOf(seq)
    return status === 'rejected' || status === 'blocked' || status === 'quarantined'
  })
}

/** SQLSTATE codes have five characters; the transaction is over and is repeated or given up as a whole. */
function isDatabaseError(error: unknown): boolean {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined
  return typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code)
}
