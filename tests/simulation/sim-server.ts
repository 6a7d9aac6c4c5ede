import { bootstrapPage, bootstrapPlan } from '#server/sync/bootstrap'
import { carryOut } from '#server/sync/carry-out'
import { digest, repair } from '#server/sync/digest'
import { pull, pulledJson } from '#server/sync/pull'
import type { RawCommand, SyncDeps } from '#server/sync/push'
import { push } from '#server/sync/push'
import { ReferenceCache } from '#server/sync/reference-cache'
import { needsOrders, scopesNow } from '#server/sync/retention'
import { surrender } from '#server/sync/surrender'
import { runSystemCommand } from '#server/sync/system-command'
import type { AnyCommand } from '#shared/commands/engine/command'
import { testOrder } from '#shared/commands/testing/test-order'
import { type EntityType, referenceTypes } from '#shared/domain/entities'
import type { SupervisionCase } from '#shared/domain/supervision-case'
import { DeskError } from '#shared/messages/catalogue'
import type {
  BootstrapPlan,
  DigestRequest,
  DigestResponse,
  PullResponse,
  PushResponse,
  RepairRequest,
  RepairResponse,
  SyncRow,
} from '#shared/sync/protocol'
import { REF_SCOPE, regionScope, userScope } from '#shared/sync/scopes'
import type { BootstrapPage } from '#shared/sync/sync-core-types'
import { buggyStore } from './buggy-store'
import type { Bug } from './bugs'
import { actorOf, cityOf, cityRows, type OfficerId } from './city'
import type { Coverage } from './coverage'
import { InvariantBroken } from './invariant-broken'
import { shouldSee } from './reference-model'
import { pageWithBug, registryWithBug, sentWithBug } from './server-bugs'
import { SimBlobs } from './sim-blobs'
import type { SimClient } from './sim-client'
import { sorted } from './sorted-json'
import { restoreStore, type StoreBackup, storeBackup } from './store-backup'
import type { Trace } from './trace'

/** Small pages, so that even a small city needs many. */
const limits = { rows: 4, bytes: 1_000_000, chunk: 3 }
const EPOCH_START = Date.parse('2026-11-23T01:30:00Z')
/** Far beyond what the lost days can have used, so that no revision ever stands for two things (`desk restore`). */
const EPOCH_STEP = 1_000_000

/** The server of the simulation: the product's push, pull and bootstrap over a store in memory that outlives restarts. */
export class SimServer {
  readonly store: ReturnType<typeof buggyStore>
  isUp = true
  isBusy = false
  readonly loggedOut = new Set<OfficerId>()
  readonly shutOut = new Set<string>()
  /** Every receipt the server ever gave out with a 2xx, delivered or not. */
  readonly promised = new Map<string, string>()
  /** Promised by a day of the server that a restore undid: owed by the clients that kept them. */
  readonly owed = new Set<string>()
  /** The numbers that were given to commands, as their officers saw them. */
  readonly numbers = new Map<string, string>()
  /** What officers wrote into fields, by case and path: each of them sees his own work ahead of the server. */
  readonly written = new Map<string, Set<string>>()
  /** What was typed into minutes, by the update that carries it. */
  readonly typed = new Map<string, { readonly minutesId: string; readonly words: string }>()
  /** What reviewers decided of the work that was put aside. */
  readonly decided = new Map<string, 'applied' | 'dismissed'>()
  readonly registry: ReadonlyMap<string, AnyCommand>
  readonly blobs: SimBlobs
  restores = 0
  #deps: SyncDeps
  #listeners = new Set<(v: number) => void>()
  #backup: { readonly store: StoreBackup; readonly decided: ReadonlyMap<string, 'applied' | 'dismissed'> } | undefined
  #cuts = new WeakMap<PullResponse, ReturnType<typeof shouldSee>>()
  #seen = new Map<OfficerId, { readonly v: number; readonly rows: ReturnType<typeof shouldSee> }>()

  constructor(
    private readonly now: () => number,
    private readonly bug: Bug,
    private readonly coverage: Coverage,
    private readonly trace: Trace,
  ) {
    this.store = buggyStore(bug, () => this.#tell())
    this.registry = registryWithBug(bug)
    this.#deps = this.#freshDeps()
    this.blobs = new SimBlobs(this.store, bug, coverage, async (attachmentIds) => {
      const at = this.instant().toISOString()
      await runSystemCommand(this.#deps, 'attachment.stored', { attachmentIds, at, content: 'picture' })
    })
  }

  instant(): Date {
    return new Date(EPOCH_START + this.now())
  }

  /** A new process over the same disk: what was in memory is gone. */
  restart(): void {
    this.coverage.note('server restarted')
    this.#deps = this.#freshDeps()
  }

  backUp(): void {
    this.#backup = { store: storeBackup(this.store), decided: new Map(this.decided) }
    this.store.backedUp = this.store.v
    this.coverage.note('backup taken')
    this.trace.note('server', `backup at revision ${this.store.v}`)
  }

  /** The disk is lost; the last backup takes its place, as another epoch. */
  restore(): void {
    const backup = this.#backup
    if (!backup) return
    const lost = this.store.v
    restoreStore(this.store, backup.store)
    this.decided.clear()
    for (const [id, decision] of backup.decided) this.decided.set(id, decision)
    this.blobs.forget()
    const { v } = this.store
    this.restores += 1
    this.store.epoch = `epoch-${this.restores + 1}`
    this.store.v = v + EPOCH_STEP
    this.store.backedUp = v
    this.restart()
    const kept = new Set(this.store.receipts.map(({ cmdId }) => cmdId))
    for (const [id, status] of [...this.promised]) {
      if (kept.has(id)) continue
      this.promised.delete(id)
      // What was refused had no effect and lies with its officer.
      if (status !== 'rejected' && status !== 'blocked') this.owed.add(id)
    }
    this.#seen.clear()
    this.coverage.note('restored from backup')
    this.trace.note('server', `restored to revision ${v}, ${lost - v} lost, ${this.owed.size} commands owed`)
  }

  /** Forgets deletions, as the sweep does after 90 days. */
  raiseFloor(): void {
    this.store.floor = this.store.v
    for (const rows of this.store.scopes.values())
      for (const [key, row] of rows) if (row.op === 'evict') rows.delete(key)
    for (const grants of this.store.grants.values())
      for (const [scope, grant] of grants) if (grant.op === 'drop') grants.delete(scope)
    this.trace.note('server', `forgets deletions up to revision ${this.store.v}`)
  }

  listen(listener: (v: number) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  addClient(id: string, userId: OfficerId): void {
    this.store.addClient(id, userId)
  }

  orderFor(device: string): string {
    return `purge ${device}`
  }

  async seed(orders: number): Promise<void> {
    const reference = referenceTypes.flatMap((type) => cityRows[type].map((doc) => ({ type, doc })))
    await this.change(reference)
    const users = Object.keys(cityOf) as OfficerId[]
    await this.grant(
      users.flatMap((userId) =>
        [REF_SCOPE, userScope(userId), regionScope(cityOf[userId])].map((scope) => ({
          userId,
          scope,
          op: 'add' as const,
        })),
      ),
    )
    for (let n = 0; n < orders; n++) await this.order(n, '首次登记')
  }

  /** The hotline registers an order, or registers it again with another text. */
  async order(n: number, content: string): Promise<void> {
    const id = `order-${String(n).padStart(3, '0')}`
    const old = this.store.entities.get(`workOrder/${id}`)
    const region = n % 3 === 0 ? '411721' : '411702'
    const fresh = testOrder(id, { orderNo: id, region, content })
    await this.change([{ type: 'workOrder', doc: old ? { ...JSON.parse(old.doc), content } : fresh }])
  }

  async grant(grants: readonly { userId: OfficerId; scope: string; op: 'add' | 'drop' }[]): Promise<void> {
    for (const { userId, scope, op } of grants) {
      this.coverage.note(op === 'add' ? 'scope added' : 'scope dropped')
      this.trace.note('server', `${op}s ${scope} of ${userId}`)
    }
    await this.#write([], grants)
  }

  async change(rows: readonly { readonly type: EntityType; readonly doc: { readonly id: string } }[]): Promise<void> {
    await this.#write(rows, [])
  }

  /** @throws DeskError `sync.busy` */
  admit(): void {
    if (!this.isBusy) return
    this.coverage.note('busy server')
    throw new DeskError('sync.busy', { seconds: 5 })
  }

  async push(
    device: string,
    userId: OfficerId,
    clientId: string,
    epoch: string | undefined,
    commands: readonly RawCommand[],
  ): Promise<PushResponse> {
    if (this.loggedOut.has(userId)) throw new DeskError('auth.sessionEnded')
    if (this.shutOut.has(device)) {
      this.coverage.note('work handed in')
      return JSON.parse(JSON.stringify(await surrender(this.#deps, actorOf(userId), { clientId, commands })))
    }
    this.#know(clientId, userId)
    const sent = commands.map((command) => sentWithBug(this.bug, command))
    const answer = await push(this.#deps, actorOf(userId), { clientId, epoch, commands: sent })
    for (const { id, status, number } of answer.receipts) {
      this.owed.delete(id)
      if (!this.promised.has(id)) {
        this.promised.set(id, status)
        this.coverage.note(`status ${status}`)
        this.trace.note('server', `${id.slice(-4)} of ${userId} is ${status}${number ? ` as ${number}` : ''}`)
      }
    }
    return JSON.parse(JSON.stringify(answer))
  }

  /** Work that waits for the reviewers of an organ. */
  putAside(organId: string): readonly string[] {
    return this.store.quarantine
      .filter((one) => one.organId === organId && !this.decided.has(one.id))
      .map(({ id }) => id)
  }

  /** A reviewer decides what becomes of work that was put aside; a refused one stays where it is. */
  async decide(userId: OfficerId, id: string, decision: 'applied' | 'dismissed') {
    const actor = actorOf(userId)
    const { bug, store, coverage, trace, decided } = this
    await store.write(async (tx) => {
      const found = store.quarantine.find((one) => one.id === id && one.organId === actor.organId)
      if (!found) return
      if (decided.has(id)) coverage.note('put aside and decided before')
      if (decided.has(id) && bug !== 'putAsideDecidedTwice') return
      try {
        const raw = found.command as RawCommand
        if (decision === 'applied') await carryOut(tx, this.#deps, actor, raw, found.clientId)
      } catch (error) {
        if (error instanceof DeskError) return trace.note(userId, `cannot carry out ${id.slice(-4)}: ${error.code}`)
        throw error
      }
      decided.set(id, decision)
      trace.note(userId, `has ${id.slice(-4)} ${decision}`)
      coverage.note(decision === 'applied' ? 'put aside and carried out' : 'put aside and dismissed')
      if (decision === 'dismissed' && bug === 'putAsideThrownAway')
        store.quarantine.splice(store.quarantine.indexOf(found), 1)
    })
  }

  /** An officer reads the number that his command was given; it must never become another. */
  noteNumber(id: string, number: string): void {
    const before = this.numbers.get(id)
    if (before && before !== number) throw new InvariantBroken(`numbers: ${before} of ${id} became ${number}`)
    if (before && this.restores > 0) this.coverage.note('number honoured after a restore')
    this.numbers.set(id, number)
  }

  async pull(
    device: string,
    userId: OfficerId,
    clientId: string,
    cursor: string,
    pinned: number | undefined,
  ): Promise<PullResponse> {
    this.#authorise(device, userId)
    this.#know(clientId, userId)
    const page = await pull(this.store, userId, { clientId, cursor, pinned }, limits)
    const response: PullResponse = JSON.parse(pulledJson(pageWithBug(this.bug, page)))
    if (response.done) this.#cuts.set(response, this.#shouldSee(userId))
    return response
  }

  /** At the end of a catch-up a client holds exactly one moment of the server. */
  compareCut({ name, disk }: SimClient, response: PullResponse): void {
    const should = this.#cuts.get(response)
    if (!should || disk.isDamaged) return
    this.coverage.note('cut compared')
    const rows = disk.serverRows
    for (const [key, { rev, doc }] of should) {
      const found = rows.get(key)
      if (!found) throw new InvariantBroken(`consistent cut: ${name} skipped ${key}`)
      // A row whose grantees changed keeps its revision and shows more or less: compared by content.
      if (found.rev !== rev || sorted(found.doc) !== sorted(doc))
        throw new InvariantBroken(`consistent cut: ${name} holds ${key} of revision ${found.rev}, not ${rev}`)
    }
    for (const key of rows.keys())
      if (!should.has(key)) throw new InvariantBroken(`consistent cut: ${name} holds ${key}, which is not his`)
  }

  async plan(device: string, userId: OfficerId, clientId: string): Promise<BootstrapPlan> {
    this.#authorise(device, userId)
    this.#know(clientId, userId)
    return bootstrapPlan(this.store, userId, clientId)
  }

  async page(device: string, userId: OfficerId, scope: string, after: string | undefined): Promise<BootstrapPage> {
    this.#authorise(device, userId)
    const [head, ...rows] = await bootstrapPage(this.store, userId, { scope, after }, limits)
    return { head: JSON.parse(head ?? ''), rows: rows.map((row) => JSON.parse(row) as SyncRow) }
  }

  async digest(device: string, userId: OfficerId, request: DigestRequest): Promise<DigestResponse> {
    this.#authorise(device, userId)
    if (this.bug === 'damageNeverLookedFor') return { behind: true, parts: [] }
    return digest(this.store, userId, request)
  }

  async repair(device: string, userId: OfficerId, request: RepairRequest): Promise<RepairResponse> {
    this.#authorise(device, userId)
    const { behind, rows } = await repair(this.store, userId, request)
    return { behind, rows: rows.map((row) => JSON.parse(row) as SyncRow) }
  }

  #shouldSee(userId: OfficerId): ReturnType<typeof shouldSee> {
    const known = this.#seen.get(userId)
    if (known?.v === this.store.v) return known.rows
    const rows = shouldSee(this.store, userId)
    this.#seen.set(userId, { v: this.store.v, rows })
    return rows
  }

  #authorise(device: string, userId: OfficerId): void {
    if (this.loggedOut.has(userId)) throw new DeskError('auth.sessionEnded')
    if (this.shutOut.has(device)) throw new DeskError('auth.clientDisabled', { order: this.orderFor(device) })
  }

  /** A client whose line a restore undid is noted again, as `ensureClient` does. */
  #know(clientId: string, userId: OfficerId): void {
    if (!this.store.clients.has(clientId)) this.addClient(clientId, userId)
  }

  #tell(): void {
    for (const listener of this.#listeners) listener(this.store.v)
  }

  #freshDeps(): SyncDeps {
    return {
      store: this.store,
      registry: this.registry,
      reference: new ReferenceCache(),
      now: () => this.instant(),
      onBug: (error) => {
        throw error
      },
    }
  }

  async #write(
    rows: readonly { readonly type: EntityType; readonly doc: { readonly id: string } }[],
    grants: readonly { userId: string; scope: string; op: 'add' | 'drop' }[],
  ): Promise<void> {
    await this.store.write(async (tx) => {
      const clock = await tx.lockClock()
      const { world } = await this.#deps.reference.read(tx)
      const now = this.instant()
      const needed = (id: string) => {
        const found = this.store.entities.get(`supervisionCase/${id}`)?.doc as SupervisionCase | undefined
        return found !== undefined && needsOrders(found)
      }
      const touched = rows.map(({ type, doc }) => ({ type, id: doc.id }))
      await tx.save({
        at: now.toISOString(),
        receipts: [],
        quarantine: [],
        change: {
          v: clock.v + 1,
          head: clock.head,
          entities: rows.map(({ type, doc }) => ({
            type,
            id: doc.id,
            doc,
            marks: this.store.entities.get(`${type}/${doc.id}`)?.marks ?? {},
          })),
          scopes: rows.flatMap(({ type, doc }) =>
            scopesNow(type, doc as never, world, now, needed).map((entry) => ({ ...entry, type, id: doc.id })),
          ),
          grants,
          series: [],
          docNos: [],
          voids: [],
          facts: [{ at: now.toISOString(), userId: 'system', role: 'system', type: 'simulation', touched }],
        },
      })
    })
  }
}
