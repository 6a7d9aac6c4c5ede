import type { OutboxEntry } from '#shared/sync/outbox-entry'
import type { StoreTx } from '../store/store-tx'
import { type ReplayWorld, rebaseStore } from './rebase-store'
import { type StoreChange, withColumnNote } from './store-change'

/**
 * Gives the store another client id, because the server has commands under the old one that this store did not send
 * (a copied profile). What has no receipt yet is numbered anew from 1 and sent again under its old command id, which
 * the server knows if it has it. What has a receipt is done: its effect comes with the next pull.
 */
export async function renewClient(tx: StoreTx, clientId: string, world: ReplayWorld): Promise<StoreChange> {
  const entries = await tx.outbox()
  const generation = (await tx.meta('generation')) ?? 0
  const acked = Math.max(0, ...entries.filter(({ receipt }) => receipt).map(({ envelope }) => envelope.seq))
  const change = await rebaseStore(tx, { incoming: new Map(), entries, lastSeq: acked, generation }, world)
  const unsent = (change.outbox ?? []).filter(({ receipt }) => !receipt)
  const renumbered = numberedFrom(1, unsent)
  await tx.deleteOutbox(entries.map(({ envelope }) => envelope.seq))
  await tx.putOutbox(renumbered)
  await tx.setMeta('clientId', clientId)
  await tx.setMeta('nextSeq', renumbered.length + 1)
  await tx.setMeta('lastSeq', 0)
  return withColumnNote(tx, { ...change, outbox: renumbered })
}

export function numberedFrom(first: number, entries: readonly OutboxEntry[]): OutboxEntry[] {
  const seqs = new Map(entries.map(({ envelope }, index) => [envelope.seq, first + index]))
  return entries.map((entry) => {
    const { envelope } = entry
    const after = envelope.after.flatMap((seq) => seqs.get(seq) ?? [])
    return { ...entry, envelope: { ...envelope, seq: seqs.get(envelope.seq) ?? envelope.seq, after } }
  })
}
