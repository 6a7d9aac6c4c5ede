import type { AnyCommand, CommandContext } from '#shared/commands/engine/command'
import type { CommandEnvelope } from '#shared/commands/engine/envelope'
import { authorCommand, seenOf } from '#shared/commands/engine/run-command'
import { WorkingSet } from '#shared/commands/engine/working-set'
import { type EntityType, entityKey } from '#shared/domain/entities'
import { isUnapplied, type OutboxEntry, touchesOf } from '#shared/sync/outbox-entry'
import type { CommandReceipt, PushResponse, SyncRow } from '#shared/sync/protocol'
import { type IncomingRow, rebase, type ServerRow } from '#shared/sync/rebase'
import type { BootState } from '#shared/sync/sync-core-types'
import type { Bug } from './bugs'

interface HeldRow {
  readonly row: ServerRow
  readonly scopes: readonly string[]
}

export interface StoreWorld {
  readonly registry: ReadonlyMap<string, AnyCommand>
  readonly context: (envelope: Pick<CommandEnvelope, 'id' | 'deviceAt'>) => CommandContext
}

/** A client's disk: each method is one transaction, done or not done. A plain model of what the data worker keeps. */
export class LocalStore {
  readonly held = new Map<string, HeldRow>()
  readonly views = new Map<string, { readonly rev: number; readonly doc: object }>()
  entries: readonly OutboxEntry[] = []
  readonly attention: { readonly id: string; readonly status: CommandReceipt['status'] }[] = []
  cursor: string | undefined
  boot: BootState | undefined
  lastSeq = 0
  nextSeq = 1
  #brought = new Set<string>()

  constructor(
    public clientId: string,
    private readonly world: StoreWorld,
    private readonly bug: Bug,
  ) {}

  /** Another disk with the same content: somebody copied the profile. */
  copy(): LocalStore {
    const twin = new LocalStore(this.clientId, this.world, this.bug)
    for (const [key, row] of this.held) twin.held.set(key, row)
    for (const [key, view] of this.views) twin.views.set(key, view)
    twin.entries = this.entries
    twin.attention.push(...this.attention)
    Object.assign(twin, { cursor: this.cursor, boot: this.boot, lastSeq: this.lastSeq, nextSeq: this.nextSeq })
    twin.#brought = new Set(this.#brought)
    return twin
  }

  get unsent(): number {
    return this.entries.filter(({ receipt }) => !receipt).length
  }

  /** What the officer does; undefined where his own desk refuses it. */
  author(type: string, input: unknown, id: string, deviceAt: string): CommandEnvelope | undefined {
    const command = this.world.registry.get(type)
    const parsed = command?.input.safeParse(input)
    if (!command || !parsed?.success) return undefined
    const refs = command.entities(parsed.data)
    const set = new WorkingSet(
      refs.flatMap((ref) => {
        const view = this.views.get(entityKey(ref))
        return view ? [{ ...ref, ...view, marks: {} }] : []
      }),
    )
    const result = authorCommand(command, set, parsed.data, this.world.context({ id, deviceAt }))
    if (!result.ok) return undefined
    const touches = touchesOf(command, parsed.data, result.effect)
    const after = this.entries
      .filter((entry) => !entry.receipt && entry.touches.some((key) => touches.includes(key)))
      .map(({ envelope }) => envelope.seq)
    const seen = seenOf(result.effect, refs, (ref) => this.held.get(entityKey(ref))?.row.rev ?? 0)
    const envelope = { id, seq: this.nextSeq++, type, version: command.version, input, deviceAt, seen, after }
    for (const [key, ref] of result.effect.changed) {
      const row = set.row(ref)
      if (row) this.views.set(key, { rev: row.rev, doc: row.doc })
    }
    this.entries = [...this.entries, { envelope, touches }]
    return envelope
  }

  /** What a client does that takes any end of a push for its success. */
  forgetSent(commands: number): void {
    const unsent = this.entries.filter(({ receipt }) => !receipt).slice(0, commands)
    this.entries = this.entries.filter((entry) => !unsent.includes(entry))
  }

  storeReceipts({ receipts }: PushResponse): void {
    const byId = new Map(receipts.map((receipt) => [receipt.id, receipt]))
    const before = this.entries
    this.entries = before.map((entry) => {
      const receipt = byId.get(entry.envelope.id)
      return receipt && !entry.receipt ? { ...entry, receipt } : entry
    })
    for (const entry of this.entries) {
      if (entry.receipt && isUnapplied(entry) && !before.includes(entry) && this.bug !== 'rejectedWorkThrownAway') {
        this.attention.push({ id: entry.envelope.id, status: entry.receipt.status })
      }
    }
    this.#rebase(new Map())
  }

  applyRows(rows: readonly SyncRow[], dropScopes: readonly string[], lastSeq: number, cursor?: string): void {
    const incoming = new Map<string, IncomingRow>()
    const dropped = new Set(this.bug === 'droppedScopeKept' ? [] : dropScopes)
    for (const [key, { row, scopes }] of dropped.size > 0 ? this.held : []) {
      const left = scopes.filter((scope) => !dropped.has(scope))
      this.held.set(key, { row, scopes: left })
      if (left.length === 0) incoming.set(key, { type: row.type, id: row.id, rev: row.rev })
    }
    for (const row of rows) this.#take(row, incoming)
    this.lastSeq = Math.max(this.lastSeq, lastSeq)
    this.#rebase(incoming)
    if (cursor !== undefined) this.cursor = cursor
  }

  deleteAll(): void {
    this.held.clear()
    this.views.clear()
  }

  startBoot(boot: BootState): boolean {
    const fresh = this.held.size === 0
    this.boot = { ...boot, fresh }
    this.#brought = new Set()
    return fresh
  }

  applyBootPage(rows: readonly SyncRow[], boot: BootState): void {
    for (const { type, id } of rows) this.#brought.add(`${type}/${id}`)
    this.applyRows(rows, [], 0)
    this.boot = boot
  }

  finishBoot(boot: BootState): void {
    const incoming = new Map<string, IncomingRow>()
    const keeps = boot.fresh || this.bug === 'staleBootstrapKeepsOldRows'
    for (const [key, { row }] of keeps ? [] : this.held) {
      if (this.#brought.has(key)) continue
      this.held.set(key, { row, scopes: [] })
      incoming.set(key, { type: row.type, id: row.id, rev: row.rev })
    }
    this.lastSeq = boot.plan.lastSeq
    this.#rebase(incoming)
    this.cursor = boot.plan.cursor
    this.boot = undefined
  }

  /** A new client id: what has a receipt is done, the rest is numbered anew. */
  renew(clientId: string): void {
    const done = this.entries.filter(({ receipt }) => receipt)
    const unsent = this.entries.filter(({ receipt }) => !receipt)
    const seqs = new Map(unsent.map(({ envelope }, index) => [envelope.seq, index + 1]))
    const numbered = unsent.map((entry) => {
      const { envelope } = entry
      const after = envelope.after.flatMap((seq) => seqs.get(seq) ?? [])
      return { ...entry, envelope: { ...envelope, seq: seqs.get(envelope.seq) ?? 0, after } }
    })
    this.entries = [...done.map((entry) => ({ ...entry, envelope: { ...entry.envelope, seq: 0 } })), ...numbered]
    this.clientId = clientId
    this.lastSeq = 0
    this.nextSeq = numbered.length + 1
    this.#rebase(new Map())
  }

  #take(row: SyncRow, incoming: Map<string, IncomingRow>): void {
    const key = `${row.type}/${row.id}`
    const known = this.held.get(key)
    if (known && row.rev < known.row.rev) return
    const { id, rev } = row
    const type = row.type as EntityType
    const doc = row.op === 'put' ? row.doc : undefined
    if (known) this.held.set(key, { row: known.row, scopes: row.scopes })
    else if (doc) this.held.set(key, { row: { type, id, rev: 0, doc, held: true }, scopes: row.scopes })
    incoming.set(key, { type, id, rev, doc })
  }

  #rebase(incoming: ReadonlyMap<string, IncomingRow>): void {
    const result = rebase({
      incoming,
      entries: this.entries,
      lastSeq: this.lastSeq,
      base: (key) => this.held.get(key)?.row,
      registry: this.world.registry,
      context: this.world.context,
    })
    this.entries = result.entries
    for (const [key, row] of incoming) this.#keepBase(key, row, result.shadows.has(key))
    for (const [key, view] of result.views) {
      const base = this.held.get(key)
      if (base && !base.row.held && !result.shadows.has(key)) this.held.delete(key)
      if (view) this.views.set(key, view)
      else this.views.delete(key)
    }
  }

  #keepBase(key: string, row: IncomingRow, isPending: boolean): void {
    const known = this.held.get(key)
    if (!known) return
    const { type, id, rev } = row
    if (row.doc) this.held.set(key, { ...known, row: { type, id, rev, doc: row.doc, held: true } })
    else if (isPending) this.held.set(key, { ...known, row: { ...known.row, held: false } })
    else this.held.delete(key)
  }
}
