import type { AnyCommand, CommandContext } from '#shared/commands/engine/command'
import type { CommandEnvelope } from '#shared/commands/engine/envelope'
import { authorCommand, seenOf } from '#shared/commands/engine/run-command'
import { WorkingSet } from '#shared/commands/engine/working-set'
import { type EntityType, entityKey } from '#shared/domain/entities'
import { isUnapplied, type OutboxEntry, touchesOf } from '#shared/sync/outbox-entry'
import type { PullResponse, PushResponse, SyncRow } from '#shared/sync/protocol'
import { type IncomingRow, rebase } from '#shared/sync/rebase'
import { isBackedUp, keptOf, resendSent } from '#shared/sync/resend-sent'
import { isSettling } from '#shared/sync/settling'
import type { BootState } from '#shared/sync/sync-core-types'
import type { HeldHead } from '#shared/sync/verify-store'
import type { Bug } from './bugs'
import { type Content, copyOf, emptyContent, type Transaction } from './disk-content'

export interface StoreWorld {
  readonly registry: ReadonlyMap<string, AnyCommand>
  readonly context: (envelope: Pick<CommandEnvelope, 'id' | 'deviceAt'>) => CommandContext
}

function rowless(key: string): IncomingRow {
  const [type, id = ''] = key.split('/')
  return { type: type as EntityType, id, rev: 0 }
}

/**
 * A client's disk: each method is one transaction, done or not done, and on the disk when it is done. A plain model of
 * what the data worker keeps; rows, receipts and bootstraps are kept by other code than the product's, and compared with
 * it (product-twin.ts).
 */
export class LocalStore {
  content: Content
  /** Counts transactions. */
  version = 0
  /** A row was lost by a fault of the medium, and nothing has compared the store since. */
  isDamaged = false
  damages = 0
  /** Does not tell the medium's delay to anybody: what a power cut brings back. */
  #durable: Content
  /** Called when a transaction is to be flushed; `flush` makes it durable. */
  onCommit: (flush: () => void) => void = (flush) => flush()
  /** Is told what was done, when it is done. */
  onTransaction: (transaction: Transaction) => void = () => undefined

  constructor(
    clientId: string,
    private readonly world: StoreWorld,
    private readonly bug: Bug,
  ) {
    this.content = emptyContent(clientId)
    this.#durable = copyOf(this.content)
  }

  /** Another disk with the same content: somebody copied the profile. */
  copy(): LocalStore {
    const twin = new LocalStore(this.content.clientId, this.world, this.bug)
    twin.content = copyOf(this.content)
    twin.#durable = copyOf(this.content)
    twin.onCommit = this.onCommit
    twin.isDamaged = this.isDamaged
    return twin
  }

  powerCut(): void {
    this.content = copyOf(this.#durable)
    this.version += 1
  }

  /** The browser evicted the store: nothing is left. */
  wipe(clientId: string): void {
    this.content = emptyContent(clientId)
    this.isDamaged = false
    this.#commit({ kind: 'wipe', clientId })
  }

  get unsent(): number {
    return this.content.entries.filter(({ receipt }) => !receipt).length
  }

  /** Rows of the server as it last sent them, whatever lies on top. */
  get serverRows(): Map<string, { rev: number; doc: object }> {
    const rows = [...this.content.held].filter(([, { row, scopes }]) => row.held && scopes.length > 0)
    return new Map(rows.map(([key, { row }]) => [key, { rev: row.rev, doc: row.doc }]))
  }

  /** What the officer does; undefined where his own desk refuses it. Nothing is kept before `keep` is called. */
  author(
    type: string,
    input: unknown,
    id: string,
    deviceAt: string,
  ): { readonly entry: OutboxEntry; readonly keep: () => void } | undefined {
    const { content } = this
    const command = this.world.registry.get(type)
    const parsed = command?.input.safeParse(input)
    if (!command || !parsed?.success) return undefined
    const refs = command.entities(parsed.data)
    const set = new WorkingSet(
      refs.flatMap((ref) => {
        const view = content.views.get(entityKey(ref))
        return view ? [{ ...ref, ...view, marks: {} }] : []
      }),
    )
    const result = authorCommand(command, set, parsed.data, this.world.context({ id, deviceAt }))
    if (!result.ok || (content.catchingUp > 0 && isSettling(type))) return undefined
    const touches = touchesOf(command, parsed.data, result.effect)
    const after = content.entries
      .filter((entry) => !entry.receipt && entry.touches.some((key) => touches.includes(key)))
      .map(({ envelope }) => envelope.seq)
    const seen = seenOf(result.effect, refs, (ref) => content.held.get(entityKey(ref))?.row.rev ?? 0)
    const seq = content.nextSeq
    const envelope = { id, seq, type, version: command.version, input, deviceAt, seen, after }
    const entry: OutboxEntry = { envelope, touches }
    const keep = () => {
      for (const [key, ref] of result.effect.changed) {
        const row = set.row(ref)
        if (row) content.views.set(key, { rev: row.rev, doc: row.doc })
      }
      content.entries = [...content.entries, entry]
      content.nextSeq = seq + 1
      this.#commit({ kind: 'keep', entry })
    }
    return { entry, keep }
  }

  /** Journal entries that the store does not know, after a crash or a wipe; returns how many. */
  bringBack(journal: readonly OutboxEntry[]): number {
    const { content } = this
    const known = new Set([
      ...content.entries.map(({ envelope }) => envelope.id),
      ...content.attention.map(({ id }) => id),
      ...content.sent.map(({ envelope }) => envelope.id),
    ])
    const missing = journal.filter(({ envelope }) => !known.has(envelope.id))
    if (missing.length === 0) return 0
    const renumbered = missing.map((entry, index) => ({
      ...entry,
      envelope: { ...entry.envelope, seq: content.nextSeq + index, after: [] },
    }))
    content.entries = [...content.entries, ...renumbered]
    content.nextSeq += renumbered.length
    // Shown again at once, on top of the rows as they are.
    const touched = new Set(renumbered.flatMap(({ touches }) => [...touches]))
    const bases = [...touched].flatMap((key) => content.held.get(key)?.row ?? [])
    this.#rebase(
      new Map([
        ...[...touched].map((key) => [key, rowless(key)] as const),
        ...bases.map(({ held, doc, ...row }) => [entityKey(row), held ? { ...row, doc } : row] as const),
      ]),
    )
    this.#commit({ kind: 'bringBack', journal })
    return missing.length
  }

  /** What a client does that takes any end of a push for its success. */
  forgetSent(ids: ReadonlySet<string>): void {
    this.content.entries = this.content.entries.filter(({ envelope, receipt }) => receipt || !ids.has(envelope.id))
    this.#commit()
  }

  storeReceipts(response: PushResponse): void {
    const { content } = this
    const { receipts } = response
    const byId = new Map(receipts.map((receipt) => [receipt.id, receipt]))
    const before = content.entries
    content.entries = before.map((entry) => {
      const receipt = byId.get(entry.envelope.id)
      return receipt && !entry.receipt ? { ...entry, receipt } : entry
    })
    const refused = content.entries.filter((entry) => entry.receipt && isUnapplied(entry) && !before.includes(entry))
    if (this.bug !== 'rejectedWorkThrownAway') {
      const records = refused.flatMap(({ envelope, receipt }) =>
        receipt ? [{ id: envelope.id, status: receipt.status }] : [],
      )
      const known = new Set(content.attention.map(({ id }) => id))
      content.attention = [...content.attention, ...records.filter(({ id }) => !known.has(id))]
    }
    this.#rebase(new Map())
    this.#commit({ kind: 'storeReceipts', response })
  }

  /** Pages of a pull as one cut; answers whether the audit chain fits what was seen of it before. */
  applyPull(pages: readonly PullResponse[], left: number): { readonly isAuditBroken: boolean } {
    const { content } = this
    for (const { rows, dropScopes, lastSeq } of pages) this.#applyRows(rows, dropScopes, lastSeq, false)
    const last = pages.at(-1)
    if (!last) return { isAuditBroken: false }
    content.cursor = last.cursor
    content.catchingUp = left
    content.sent = content.sent.filter((command) => !isBackedUp(command, last.backedUp))
    const isAuditBroken = content.auditPin !== undefined && last.audit?.pinned !== content.auditPin.hash
    if (last.audit && !isAuditBroken) content.auditPin = { seq: last.audit.seq, hash: last.audit.hash }
    this.#commit({ kind: 'applyPull', pages, left })
    return { isAuditBroken }
  }

  /** What a client does that notes how far it is in a transaction of its own, before that of the rows. */
  saveCursorAlone(cursor: string, left: number): void {
    Object.assign(this.content, { cursor, catchingUp: left })
    this.#commit()
  }

  deleteAll(): void {
    this.content.held.clear()
    this.content.views.clear()
    this.#commit()
  }

  startBoot(asked: BootState, newClientId: string): { readonly boot: BootState; readonly resent: number } {
    const { content } = this
    const newEpoch = content.epoch !== undefined && content.epoch !== asked.plan.epoch
    let resent = 0
    if (newEpoch) {
      const entries = resendSent(content.sent, content.entries)
      resent = entries.length
      Object.assign(content, {
        entries,
        sent: [],
        clientId: newClientId,
        nextSeq: entries.length + 1,
        lastSeq: 0,
        auditPin: undefined,
      })
    }
    const plan = newEpoch ? { ...asked.plan, lastSeq: 0 } : asked.plan
    const replaces = (newEpoch || content.boot?.newEpoch === true) && this.bug !== 'restoredRowsSkipped'
    content.boot = { ...asked, plan, fresh: content.held.size === 0, newEpoch: replaces }
    content.epoch = plan.epoch
    content.brought = new Set()
    this.#commit({ kind: 'startBoot', asked, newClientId })
    return { boot: content.boot, resent }
  }

  applyBootPage(rows: readonly SyncRow[], boot: BootState): void {
    for (const { type, id } of rows) this.content.brought.add(`${type}/${id}`)
    this.#applyRows(rows, [], 0, this.bug !== 'restoredRowsSkipped')
    this.content.boot = boot
    this.#commit({ kind: 'applyBootPage', rows, boot })
  }

  finishBoot(boot: BootState): void {
    const { content } = this
    const incoming = new Map<string, IncomingRow>()
    const keeps = boot.fresh || this.bug === 'staleBootstrapKeepsOldRows'
    for (const [key, { row, projection }] of keeps ? [] : content.held) {
      if (content.brought.has(key)) continue
      content.held.set(key, { row, scopes: [], projection })
      incoming.set(key, { type: row.type, id: row.id, rev: row.rev })
    }
    content.lastSeq = boot.plan.lastSeq
    this.#rebase(incoming, boot.newEpoch)
    content.cursor = boot.plan.cursor
    content.boot = undefined
    this.#commit({ kind: 'finishBoot', boot })
  }

  /** A new client id: what has a receipt is done, the rest is numbered anew. */
  renew(clientId: string): void {
    const { content } = this
    const done = content.entries.filter(({ receipt }) => receipt)
    const unsent = content.entries.filter(({ receipt }) => !receipt)
    const seqs = new Map(unsent.map(({ envelope }, index) => [envelope.seq, index + 1]))
    const numbered = unsent.map((entry) => {
      const { envelope } = entry
      const after = envelope.after.flatMap((seq) => seqs.get(seq) ?? [])
      return { ...entry, envelope: { ...envelope, seq: seqs.get(envelope.seq) ?? 0, after } }
    })
    content.entries = [...done.map((entry) => ({ ...entry, envelope: { ...entry.envelope, seq: 0 } })), ...numbered]
    content.clientId = clientId
    content.lastSeq = 0
    content.nextSeq = numbered.length + 1
    this.#rebase(new Map())
    this.#commit({ kind: 'renew', clientId })
  }

  /** The server's rows, for the comparison. */
  heads(): HeldHead[] {
    return [...this.content.held.values()]
      .filter(({ row, scopes }) => row.held && scopes.length > 0)
      .map(({ row: { type, id, rev }, scopes, projection }) => ({ type, id, rev, scopes, projection }))
  }

  replace(rows: readonly SyncRow[], gone: readonly HeldHead[]): void {
    const evicted = gone.map(({ type, id, rev }): SyncRow => {
      return { type, id, rev, scopes: [], projection: 'full', op: 'evict' }
    })
    this.#applyRows([...rows, ...evicted], [], this.content.lastSeq, true)
    this.#commit({ kind: 'replace', rows, gone })
  }

  /** A row goes by a fault of the medium, and its view with it; rows under unsent work are spared. */
  damage(pick: (keys: readonly string[]) => string): void {
    const touched = new Set(this.content.entries.flatMap(({ touches }) => [...touches]))
    const keys = [...this.content.held.keys()].filter((key) => !touched.has(key)).sort()
    if (keys.length === 0 || this.content.boot) return
    const key = pick(keys)
    this.content.held.delete(key)
    this.content.views.delete(key)
    this.isDamaged = true
    this.damages += 1
    this.#commit({ kind: 'lose', key })
  }

  /** The device was shut out: all goes but what is unsent. */
  purge(): void {
    const { clientId, entries, nextSeq, epoch } = this.content
    const unsent = entries.filter(({ receipt }) => !receipt)
    this.content = { ...emptyContent(clientId), entries: unsent, nextSeq, epoch }
    this.#commit({ kind: 'purge' })
  }

  #commit(done?: Transaction): void {
    this.version += 1
    this.onCommit(() => {
      this.#durable = copyOf(this.content)
    })
    if (done) this.onTransaction(done)
  }

  #applyRows(rows: readonly SyncRow[], dropScopes: readonly string[], lastSeq: number, replaces: boolean): void {
    const { content } = this
    const incoming = new Map<string, IncomingRow>()
    const dropped = new Set(this.bug === 'droppedScopeKept' ? [] : dropScopes)
    for (const [key, { row, scopes, projection }] of dropped.size > 0 ? content.held : []) {
      const left = scopes.filter((scope) => !dropped.has(scope))
      if (left.length === scopes.length) continue
      content.held.set(key, { row, scopes: left, projection })
      if (left.length === 0) incoming.set(key, { type: row.type, id: row.id, rev: row.rev })
    }
    for (const row of rows) this.#take(row, incoming, replaces)
    content.lastSeq = Math.max(content.lastSeq, lastSeq)
    this.#rebase(incoming, replaces)
  }

  #take(row: SyncRow, incoming: Map<string, IncomingRow>, replaces: boolean): void {
    const { held } = this.content
    const key = `${row.type}/${row.id}`
    const known = held.get(key)
    if (known && row.rev < known.row.rev && !replaces) return
    const { id, rev, scopes, projection } = row
    const type = row.type as EntityType
    const doc = row.op === 'put' ? row.doc : undefined
    if (known) held.set(key, { row: known.row, scopes, projection })
    else if (doc) held.set(key, { row: { type, id, rev: 0, doc, held: true }, scopes, projection })
    incoming.set(key, { type, id, rev, doc })
  }

  #rebase(incoming: ReadonlyMap<string, IncomingRow>, replaces = false): void {
    const { content } = this
    const result = rebase({
      incoming,
      entries: content.entries,
      lastSeq: content.lastSeq,
      replaces,
      base: (key) => content.held.get(key)?.row,
      registry: this.world.registry,
      context: this.world.context,
    })
    content.entries = result.entries
    if (this.bug !== 'sentNotKept') content.sent = [...content.sent, ...keptOf(result.finished)]
    for (const [key, row] of incoming) this.#keepBase(key, row, result.shadows.has(key), replaces)
    for (const [key, view] of result.views) {
      const base = content.held.get(key)
      if (base && !base.row.held && !result.shadows.has(key)) content.held.delete(key)
      if (view) content.views.set(key, view)
      else content.views.delete(key)
    }
  }

  #keepBase(key: string, row: IncomingRow, isPending: boolean, replaces: boolean): void {
    const { held } = this.content
    const known = held.get(key)
    if (!known) return
    const { type, id, rev } = row
    if (row.doc) held.set(key, { ...known, row: { type, id, rev, doc: row.doc, held: true } })
    else if (isPending)
      held.set(key, { ...known, row: { ...known.row, held: false, rev: replaces ? 0 : known.row.rev } })
    else held.delete(key)
  }
}
