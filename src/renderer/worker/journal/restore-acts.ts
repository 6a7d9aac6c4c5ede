import { entityKey } from '#shared/domain/entities'
import { DeskError } from '#shared/messages/catalogue'
import type { OutboxEntry } from '#shared/sync/outbox-entry'
import type { LocalStore } from '../store/local-store'
import type { StoreTx } from '../store/store-tx'
import { type IncomingStored, type ReplayWorld, rebaseStore } from '../sync/rebase-store'
import { numberedFrom } from '../sync/renew-client'
import { noChange, refOfKey, type StoreChange, withColumnNote } from '../sync/store-change'
import type { CommandJournal, JournaledAct } from './command-journal'

/** At the opening of a store: what only the journal has goes back into it, and into the journal what only the store has. */
export async function takeUpJournal(store: LocalStore, journal: CommandJournal, world: ReplayWorld): Promise<void> {
  await restoreActs(store, journal, world)
  await rejournal(store, journal)
}

/**
 * Puts back what the journal has and the store has lost: a transaction that did not reach the disk, or a store that the
 * browser has thrown away whole. What the server already has it knows by the command's id, so once too often is harmless.
 */
export async function restoreActs(store: LocalStore, journal: CommandJournal, world: ReplayWorld): Promise<number> {
  const found = journal.found()
  if (found.length === 0) return 0
  let restored: readonly JournaledAct[] = []
  await store.write(async (tx) => {
    const lost = await lostActs(tx, found)
    restored = lost
    return lost.length > 0 ? putBack(tx, lost, world) : noChange
  })
  for (const act of restored) await journal.keep(act)
  return restored.length
}

/**
 * Puts into the journal what waits in the store alone: after the journal was damaged, or could not take what a restored
 * server is to get again. It is the second place again. A disk that does not take it now leaves everything in the store, as it was.
 */
export async function rejournal(store: LocalStore, journal: CommandJournal): Promise<void> {
  const here = new Set(journal.found().map(({ entry }) => entry.envelope.id))
  const { clientId = '', outbox } = await store.read(async (tx) => ({
    clientId: await tx.meta('clientId'),
    outbox: await tx.outbox(),
  }))
  const missing = outbox.filter(({ envelope, receipt }) => !receipt && !here.has(envelope.id))
  try {
    for (const { envelope, touches } of missing) await journal.keep({ clientId, entry: { envelope, touches } })
  } catch (error) {
    if (!(error instanceof DeskError)) throw error
  }
}

/** Commands of this store's client id at or behind its next number never got in; the rest of them left it finished. */
async function lostActs(tx: StoreTx, found: readonly JournaledAct[]): Promise<readonly JournaledAct[]> {
  const clientId = (await tx.meta('clientId')) ?? ''
  const nextSeq = (await tx.meta('nextSeq')) ?? 1
  const known = new Set([
    ...(await tx.outbox()).map(({ envelope }) => envelope.id),
    ...(await tx.attention()).map(({ commandId }) => commandId),
  ])
  const missing = found.filter(({ entry }) => !known.has(entry.envelope.id))
  const own = missing.filter((act) => act.clientId === clientId && act.entry.envelope.seq >= nextSeq)
  const next = Math.max(nextSeq, ...own.map(({ entry }) => entry.envelope.seq + 1))
  const foreign = missing.filter((act) => act.clientId !== clientId).map(({ entry }) => entry)
  const renumbered = numberedFrom(next, foreign)
  return [...own, ...renumbered.map((entry) => ({ clientId, entry }))]
}

async function putBack(tx: StoreTx, lost: readonly JournaledAct[], world: ReplayWorld): Promise<StoreChange> {
  const restored: OutboxEntry[] = lost.map(({ entry: { envelope, touches } }) => ({ envelope, touches }))
  const before = await tx.outbox()
  await tx.putOutbox(restored)
  await tx.setMeta('nextSeq', Math.max(...restored.map(({ envelope }) => envelope.seq + 1)))
  const entries = [...before, ...restored].sort((a, b) => a.envelope.seq - b.envelope.seq)
  const generation = (await tx.meta('generation')) ?? 0
  const incoming = await asTheyAre(tx, restored, generation)
  const lastSeq = (await tx.meta('lastSeq')) ?? 0
  return withColumnNote(tx, await rebaseStore(tx, { incoming, entries, lastSeq, generation }, world))
}

/** The rows of the server under these commands, as if they had just come: the commands are shown on top of them again. */
export async function asTheyAre(
  tx: StoreTx,
  entries: readonly OutboxEntry[],
  generation: number,
): Promise<ReadonlyMap<string, IncomingStored>> {
  const keys = [...new Set(entries.flatMap(({ touches }) => [...touches]))]
  const rows = new Map((await tx.rows(keys.map(refOfKey))).map((row) => [entityKey(row), row]))
  const shadows = await tx.shadows(keys)
  return new Map(
    keys.map((key) => {
      const row = rows.get(key)
      const { scopes = [], projection = 'full' } = row ?? {}
      const beneath = shadows.get(key)
      const server = beneath ?? (shadows.has(key) ? undefined : row)
      const common = { ...refOfKey(key), scopes, projection, generation: row?.generation ?? generation }
      // What no scope holds any more stays so, whatever is put on top of it.
      return [
        key,
        { ...common, rev: server?.rev ?? 0, doc: beneath?.held === false ? undefined : server?.doc },
      ] as const
    }),
  )
}
