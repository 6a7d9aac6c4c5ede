import { v7 as uuidv7 } from 'uuid'
import { assertNever } from '#shared/domain/assert-never'
import type { Unsubscribe } from '#shared/host'
import type { Refusal } from '#shared/messages/catalogue'
import { readDeviceOrder } from '#shared/sync/device-order'
import type { OutboxEntry } from '#shared/sync/outbox-entry'
import { initialSyncState, step } from '#shared/sync/sync-core'
import type { SyncEffect, SyncEvent, SyncState, TimerName } from '#shared/sync/sync-core-types'
import type { LocalStore } from '../store/local-store'
import { applyPull } from './apply-pull'
import { isKnownType } from './apply-rows'
import type { AskedRows } from './asked-rows'
import { applyBootPage } from './boot-page'
import { finishBoot, startBoot } from './bootstrap-store'
import { commandsToSend } from './commands-to-send'
import { failureOf } from './failure-of'
import { PageAhead } from './page-ahead'
import { purgeStore } from './purge-store'
import type { ReplayWorld } from './rebase-store'
import { renewClient } from './renew-client'
import { noChange, type StoreChange } from './store-change'
import { storeReceipts } from './store-receipts'
import type { SyncApi } from './sync-api'
import { verifyLocalStore } from './verify-local-store'
import { waitForNews } from './wait-for-news'

export interface SyncRunnerParts {
  readonly store: LocalStore
  readonly api: SyncApi
  readonly world: ReplayWorld
  /** Rows that pages ask for beside what comes by itself. */
  readonly asked?: Pick<AskedRows, 'toSend'>
  /** The store shows everything up to this revision. */
  readonly pulled?: (v: number) => void
  readonly now: () => number
  /** A transaction of the sync has changed what is shown. */
  readonly changed: (change: StoreChange) => void
  readonly stateChanged: (state: SyncState) => void
  readonly clientRenewed: (clientId: string) => Promise<void>
  /** Everything this machine held was erased but unsent files; copies of it go too. */
  readonly erased: () => Promise<void>
  /** Sends files that exist here alone from a device that was shut out, for a while. @returns how many are left */
  readonly handInFiles: () => Promise<number>
  /** Sent commands are unsent work once more, after the server was restored: to be journaled again. */
  readonly sentAgain: (clientId: string, entries: readonly OutboxEntry[]) => Promise<void>
}

/** Runs the effects of the pure sync core against the store and the server, and tells it what came of them. */
export class SyncRunner {
  private state: SyncState = initialSyncState
  private readonly timers = new Map<TimerName, ReturnType<typeof setTimeout>>()
  private closeEvents: Unsubscribe | undefined
  private stopped = false
  private readonly pages: PageAhead

  constructor(private readonly parts: SyncRunnerParts) {
    this.pages = new PageAhead(
      (scope, after) => parts.api.page(scope, after),
      (page) => parts.store.sealAhead(page.rows.filter(isKnownType)),
    )
  }

  get current(): SyncState {
    return this.state
  }

  async start(session: { readonly loggedIn: boolean; readonly online: boolean }): Promise<void> {
    const { cursor, boot, unsent, verifiedAt } = await this.parts.store.read(async (tx) => ({
      cursor: await tx.meta('cursor'),
      verifiedAt: await tx.meta('verifiedAt'),
      boot: await tx.meta('boot'),
      unsent: unsentOf(await tx.outbox()),
    }))
    this.dispatch({ type: 'started', cursor, boot, unsent, verifiedAt, ...session })
  }

  stop(): void {
    this.stopped = true
    for (const timer of this.timers.values()) clearTimeout(timer)
    this.closeEvents?.()
  }

  dispatch(event: SyncEvent): void {
    if (this.stopped) return
    const { state, effects } = step(this.state, event, { now: this.parts.now(), random: Math.random })
    const before = this.state
    this.state = state
    for (const effect of effects) this.perform(effect)
    if (state !== before) this.parts.stateChanged(this.state)
  }

  private perform(effect: SyncEffect): void {
    switch (effect.type) {
      case 'schedule':
        clearTimeout(this.timers.get(effect.timer))
        this.timers.set(
          effect.timer,
          setTimeout(() => this.dispatch({ type: 'timer', timer: effect.timer }), effect.ms),
        )
        return
      case 'cancel':
        clearTimeout(this.timers.get(effect.timer))
        return
      case 'openEvents':
        this.closeEvents?.()
        this.closeEvents = this.listen(effect.via, effect.req)
        return
      case 'closeEvents':
        this.closeEvents?.()
        this.closeEvents = undefined
        return
      default:
        void this.answer(effect)
    }
  }

  private listen(via: 'stream' | 'wait', req: number): Unsubscribe {
    const poke = () => this.dispatch({ type: 'poke' })
    const closed = () => this.dispatch({ type: 'eventsClosed', req })
    return via === 'stream' ? this.parts.api.events(poke, closed) : waitForNews(this.parts.api, poke, closed)
  }

  private async answer(effect: RequestEffect): Promise<void> {
    const { req } = effect
    try {
      const event = await this.carryOut(effect)
      this.dispatch(event)
    } catch (error) {
      // After a stop the store is closed, and its errors mean nothing.
      if (!this.stopped) this.dispatch({ type: 'failed', req, ...failureOf(error) })
    }
  }

  private async carryOut(effect: RequestEffect): Promise<SyncEvent> {
    const { store, api, world } = this.parts
    const { req } = effect
    switch (effect.type) {
      case 'sendPush': {
        const commands = commandsToSend(await store.read((tx) => tx.outbox()), effect.limit)
        // All of them have got their receipts meanwhile.
        const nothing = { receipts: [], lastSeq: 0, v: 0 }
        const epoch = await store.read((tx) => tx.meta('epoch'))
        return { type: 'pushAnswered', req, response: commands.length > 0 ? await api.push(commands, epoch) : nothing }
      }
      case 'storeReceipts': {
        const at = new Date(this.parts.now()).toISOString()
        const change = await this.write((tx) => storeReceipts(tx, effect.response, at, world))
        return { type: 'receiptsStored', req, unsent: await this.unsentAfter(change) }
      }
      case 'sendPull': {
        const pin = await store.read((tx) => tx.meta('auditPin'))
        const rows = await this.parts.asked?.toSend()
        return { type: 'pullAnswered', req, response: await api.pull(effect.cursor, pin?.seq, rows) }
      }
      case 'applyPull': {
        let problem: Refusal | undefined
        await this.write(async (tx) => {
          const applied = await applyPull(tx, effect.pages, effect.left, this.parts.now(), world)
          problem = applied.problem
          return applied.change
        })
        const last = effect.pages.at(-1)
        if (last?.done) this.parts.pulled?.(last.v)
        return { type: 'pullApplied', req, problem }
      }
      case 'purge': {
        const key = await store.read((tx) => tx.meta('deviceKey'))
        const clientId = (await store.read((tx) => tx.meta('clientId'))) ?? ''
        const order = key && (await readDeviceOrder(effect.order, key, clientId))
        if (!order) return { type: 'purged', req, erased: false, left: 0 }
        await this.write(purgeStore)
        await this.parts.erased()
        return { type: 'purged', req, erased: true, left: await this.parts.handInFiles() }
      }
      case 'verify': {
        const { behind, repaired } = await verifyLocalStore(this.parts, effect.cursor, (work) => this.write(work))
        return { type: 'verified', req, behind, repaired }
      }
      case 'fetchPlan':
        return { type: 'planAnswered', req, plan: await api.plan() }
      case 'startBoot': {
        const { boot, resent } = await store.write((tx) => startBoot(tx, effect.boot, uuidv7()))
        if (resent) {
          this.parts.changed({ put: [], gone: [], outbox: resent.outbox })
          await this.parts.clientRenewed(resent.clientId)
          await this.parts.sentAgain(resent.clientId, resent.outbox)
        }
        return {
          type: 'bootStarted',
          req,
          boot,
          unsent: await this.unsentAfter({ ...noChange, outbox: resent?.outbox }),
        }
      }
      case 'fetchPage':
        return { type: 'pageAnswered', req, page: await this.pages.take(effect.scope, effect.after) }
      case 'applyPage': {
        const { page, boot } = effect
        this.pages.fetchAfter(boot)
        await this.write((tx) => applyBootPage(tx, page.rows, boot, world))
        return { type: 'pageApplied', req }
      }
      case 'finishBoot':
        await this.write((tx) => finishBoot(tx, effect.boot, world))
        return { type: 'bootFinished', req }
      case 'renewClient': {
        const clientId = uuidv7()
        const change = await this.write((tx) => renewClient(tx, clientId, world))
        await this.parts.clientRenewed(clientId)
        return { type: 'clientRenewed', req, unsent: await this.unsentAfter(change) }
      }
      default:
        return assertNever(effect)
    }
  }

  /** A transaction, and word of it once it is durable. */
  private async write(work: Parameters<typeof this.parts.store.write<StoreChange>>[0]): Promise<StoreChange> {
    const change = await this.parts.store.write(work)
    if (!this.stopped) this.parts.changed(change)
    return change
  }

  private async unsentAfter({ outbox }: StoreChange): Promise<number> {
    return unsentOf(outbox ?? (await this.parts.store.read((tx) => tx.outbox())))
  }
}

type RequestEffect = Exclude<SyncEffect, { type: 'schedule' | 'cancel' | 'openEvents' | 'closeEvents' }>

export function unsentOf(outbox: readonly OutboxEntry[]): number {
  return outbox.filter(({ receipt }) => !receipt).length
}
