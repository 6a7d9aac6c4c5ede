import { firstConflictId } from '#shared/commands/engine/conflict-records'
import { type EntityRef, entityKey } from '#shared/domain/entities'
import { isMessageCode, type Refusal } from '#shared/messages/catalogue'
import { isUnapplied, type OutboxEntry } from '#shared/sync/outbox-entry'
import type { CommandReceipt, PushResponse } from '#shared/sync/protocol'
import type { StoreTx } from '../store/store-tx'
import type { AttentionRecord } from '../store/store-types'
import { type ReplayWorld, rebaseStore } from './rebase-store'
import { refOfKey, type StoreChange, withColumnNote } from './store-change'

/**
 * Keeps the outcome of a push with its commands. What was not applied goes to 需要处理 with its input and reason, and
 * what it had shown is taken back; so does what met a conflict, until its record comes. Doing it twice changes nothing.
 */
export async function storeReceipts(
  tx: StoreTx,
  { receipts }: PushResponse,
  at: string,
  world: ReplayWorld,
): Promise<StoreChange> {
  const byId = new Map(receipts.map((receipt) => [receipt.id, receipt]))
  const before = await tx.outbox()
  const entries = before.map((entry) => withReceipt(entry, byId.get(entry.envelope.id)))
  const answered = entries.filter((entry, index) => entry !== before[index])
  if (answered.length === 0) return { put: [], gone: [] }

  await tx.putOutbox(answered)
  const untold = [...answered.filter(isUnapplied), ...(await withoutRecord(tx, answered))]
  await tx.putAttention(untold.map((entry) => attentionOf(entry, at, world)))
  const lastSeq = (await tx.meta('lastSeq')) ?? 0
  const generation = (await tx.meta('generation')) ?? 0
  const change = await rebaseStore(tx, { incoming: new Map(), entries, lastSeq, generation }, world)
  return withColumnNote(tx, { ...change, attention: untold.length > 0 })
}

/** Conflicts whose record this store does not hold yet: until it comes, the command itself is what is shown. */
async function withoutRecord(tx: StoreTx, entries: readonly OutboxEntry[]): Promise<OutboxEntry[]> {
  const met = entries.filter(({ receipt }) => receipt?.status === 'conflict')
  if (met.length === 0) return []
  const refs = met.map(({ envelope }) => ({ type: 'conflict' as const, id: firstConflictId(envelope.id) }))
  const held = await tx.heads(refs)
  return met.filter(({ envelope }) => !held.has(`conflict/${firstConflictId(envelope.id)}`))
}

function withReceipt(entry: OutboxEntry, receipt: CommandReceipt | undefined): OutboxEntry {
  return receipt && !entry.receipt ? { ...entry, receipt } : entry
}

function attentionOf(entry: OutboxEntry, at: string, world: ReplayWorld): AttentionRecord {
  const { id: commandId, type, input } = entry.envelope
  const status = entry.receipt?.status as AttentionRecord['status']
  return { commandId, status, type, input, refusal: refusalOf(entry), at, subject: subjectOf(entry, world) }
}

function refusalOf({ receipt, envelope }: OutboxEntry): Refusal {
  if (receipt?.status === 'conflict') return { code: 'sync.conflictKept' }
  const { code = '', args } = receipt?.refusal ?? {}
  // A newer server may refuse in words that this version does not have.
  if (!isMessageCode(code))
    return { code: 'sync.unknownCommand', args: { type: envelope.type, version: envelope.version } }
  return args ? { code, args } : { code }
}

/** What the command was about, for the title of the entry and the way back to its page. */
export function subjectOf(entry: Pick<OutboxEntry, 'envelope' | 'touches'>, { registry }: ReplayWorld): EntityRef {
  const command = registry.get(entry.envelope.type)
  const parsed = command?.input.safeParse(entry.envelope.input)
  const subject = command && parsed?.success ? command.subject(parsed.data) : undefined
  const home = entry.touches.find((key) => key.startsWith('supervisionCase/'))
  // A command that opens a case has the case as its page, although it begins at the order.
  if (subject && (subject.type !== 'workOrder' || !home)) return subject
  return refOfKey(home ?? entry.touches[0] ?? entityKey({ type: 'supervisionCase', id: '' }))
}
