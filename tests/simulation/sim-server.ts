import { bootstrapPage, bootstrapPlan } from '#server/sync/bootstrap'
import { type PulledPage, pull, pulledJson } from '#server/sync/pull'
import { push, type RawCommand, type SyncDeps } from '#server/sync/push'
import { ReferenceCache } from '#server/sync/reference-cache'
import { scopesNow } from '#server/sync/retention'
import { commandRegistry } from '#shared/commands/registry'
import { testOrder } from '#shared/commands/testing/test-order'
import { type EntityType, referenceTypes } from '#shared/domain/entities'
import { DeskError } from '#shared/messages/catalogue'
import type { BootstrapPlan, PullResponse, PushResponse, SyncRow } from '#shared/sync/protocol'
import { REF_SCOPE, regionScope, userScope } from '#shared/sync/scopes'
import type { BootstrapPage } from '#shared/sync/sync-core-types'
import { buggyStore } from './buggy-store'
import type { Bug } from './bugs'
import { actorOf, cityOf, cityRows, type OfficerId } from './city'

/** Small pages, so that even a small city needs many. */
const limits = { rows: 4, bytes: 1_000_000, chunk: 3 }
const EPOCH_START = Date.parse('2026-11-23T01:30:00Z')

/** The server of the simulation: the product's push, pull and bootstrap over a store in memory that outlives restarts. */
export class SimServer {
  readonly store: ReturnType<typeof buggyStore>
  isUp = true
  readonly loggedOut = new Set<OfficerId>()
  /** Every receipt the server ever gave out with a 2xx, delivered or not. */
  readonly promised = new Map<string, string>()
  #deps: SyncDeps
  #listeners = new Set<(v: number) => void>()

  constructor(
    private readonly now: () => number,
    private readonly bug: Bug,
  ) {
    this.store = buggyStore(bug, () => this.#tell())
    this.#deps = this.#freshDeps()
  }

  instant(): Date {
    return new Date(EPOCH_START + this.now())
  }

  /** A new process over the same disk: what was in memory is gone. */
  restart(): void {
    this.#deps = this.#freshDeps()
  }

  beginEpoch(epoch: string): void {
    this.store.epoch = epoch
  }

  listen(listener: (v: number) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
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

  async grant(grants: readonly { userId: string; scope: string; op: 'add' | 'drop' }[]): Promise<void> {
    await this.#write([], grants)
  }

  async change(rows: readonly { readonly type: EntityType; readonly doc: { readonly id: string } }[]): Promise<void> {
    await this.#write(rows, [])
  }

  async push(userId: OfficerId, clientId: string, commands: readonly RawCommand[]): Promise<PushResponse> {
    this.#authorise(userId)
    const answer = await push(this.#deps, actorOf(userId), { clientId, commands })
    for (const { id, status } of answer.receipts) if (!this.promised.has(id)) this.promised.set(id, status)
    return JSON.parse(JSON.stringify(answer))
  }

  async pull(userId: OfficerId, clientId: string, cursor: string): Promise<PullResponse> {
    this.#authorise(userId)
    const page = await pull(this.store, userId, { clientId, cursor }, limits)
    return JSON.parse(pulledJson(this.#withBug(page)))
  }

  async plan(userId: OfficerId, clientId: string): Promise<BootstrapPlan> {
    this.#authorise(userId)
    return bootstrapPlan(this.store, userId, clientId)
  }

  async page(userId: OfficerId, scope: string, after: string | undefined): Promise<BootstrapPage> {
    this.#authorise(userId)
    const [head, ...rows] = await bootstrapPage(this.store, userId, { scope, after }, limits)
    return { head: JSON.parse(head ?? ''), rows: rows.map((row) => JSON.parse(row) as SyncRow) }
  }

  #authorise(userId: OfficerId): void {
    if (this.loggedOut.has(userId)) throw new DeskError('auth.sessionEnded')
  }

  #withBug(page: PulledPage): PulledPage {
    if (this.bug !== 'newGrantNotDelivered' || page.addScopes.length === 0) return page
    const cursor = JSON.parse(Buffer.from(page.cursor, 'base64url').toString())
    return { ...page, cursor: Buffer.from(JSON.stringify({ ...cursor, fills: undefined })).toString('base64url') }
  }

  #tell(): void {
    for (const listener of this.#listeners) listener(this.store.v)
  }

  #freshDeps(): SyncDeps {
    return {
      store: this.store,
      registry: commandRegistry,
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
            scopesNow(type, doc as never, world, now).map((entry) => ({ ...entry, type, id: doc.id })),
          ),
          grants,
          series: [],
          docNos: [],
          facts: [{ at: now.toISOString(), userId: 'system', role: 'system', type: 'simulation', touched }],
        },
      })
    })
  }
}
