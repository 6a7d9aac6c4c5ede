import { commandRegistry } from '#shared/commands/registry'
import { referenceData } from '#shared/domain/reference-data'
import { DeskError, messageOf } from '#shared/messages/catalogue'
import { failureClass } from '#shared/sync/failure-class'
import { initialSyncState, step } from '#shared/sync/sync-core'
import type { SyncEffect, SyncEvent, SyncState } from '#shared/sync/sync-core-types'
import type { SeededRandom } from '../support/sync/seeded-random'
import type { Bug } from './bugs'
import { actorOf, cityRows, type OfficerId } from './city'
import { LocalStore } from './local-store'
import type { Faults, SimNetwork } from './sim-network'
import type { SimServer } from './sim-server'
import type { VirtualTime } from './virtual-time'

export interface SimWorld {
  readonly time: VirtualTime
  readonly server: SimServer
  readonly network: SimNetwork
  readonly random: SeededRandom
  readonly faults: Faults
  readonly bug: Bug
  readonly newId: () => string
}

const reference = referenceData(cityRows)

/** A client: the product's sync core over a modelled disk. Killing it loses all but the disk. */
export class SimClient {
  readonly disk: LocalStore
  state: SyncState = initialSyncState
  isOnline = true
  isRunning = false
  /** Commands by id, in the order in which they were kept on the disk. */
  readonly authored: { readonly id: string; readonly clientId: string; readonly seq: number }[] = []
  #life = 0
  #timers = new Map<string, number>()
  #stopEvents: (() => void) | undefined

  constructor(
    readonly name: string,
    readonly userId: OfficerId,
    private readonly world: SimWorld,
    disk?: LocalStore,
  ) {
    const context = ({ id, deviceAt }: { id: string; deviceAt: string }) => ({
      actor: actorOf(userId),
      now: new Date(deviceAt),
      commandId: id,
      ref: reference,
    })
    this.disk = disk ?? new LocalStore(world.newId(), { registry: commandRegistry, context }, world.bug)
    if (!disk) world.server.store.addClient(this.disk.clientId, userId)
  }

  start(): void {
    this.isRunning = true
    const { cursor, boot, unsent } = this.disk
    const loggedIn = !this.world.server.loggedOut.has(this.userId)
    this.tell({ type: 'started', cursor, boot, unsent, loggedIn, online: this.isOnline })
  }

  kill(): void {
    this.isRunning = false
    this.#life += 1
    this.#timers.clear()
    this.#stopEvents?.()
    this.#stopEvents = undefined
    this.state = initialSyncState
    this.world.time.after(1000 + this.world.random.below(60_000), () => {
      if (!this.isRunning) this.start()
    })
  }

  setOnline(online: boolean): void {
    this.isOnline = online
    if (!online) this.#stopEvents?.()
    // The host notices most of the time, not always.
    if (this.isRunning && this.world.random.chance(0.7)) this.tell({ type: online ? 'online' : 'offline' })
  }

  act(type: string, input: unknown): void {
    if (!this.isRunning) return
    const envelope = this.disk.author(type, input, this.world.newId(), this.world.server.instant().toISOString())
    if (!envelope) return
    this.authored.push({ id: envelope.id, clientId: this.disk.clientId, seq: envelope.seq })
    this.tell({ type: 'localCommand', unsent: this.disk.unsent })
  }

  tell(event: SyncEvent): void {
    const { time, random, faults } = this.world
    const next = step(this.state, event, { now: time.now, random: () => random.next() })
    this.state = next.state
    for (const effect of next.effects) {
      // Between any two effects the power may go.
      if (random.chance(faults.crash)) {
        this.kill()
        return
      }
      this.#run(effect)
    }
  }

  /** Tells the core later, unless this life of the client has ended by then. */
  #later(ms: number, event: SyncEvent | (() => SyncEvent)): void {
    const life = this.#life
    this.world.time.after(ms, () => {
      if (life === this.#life) this.tell(typeof event === 'function' ? event() : event)
    })
  }

  #run(effect: SyncEffect): void {
    const { disk, userId } = this
    const { server } = this.world
    switch (effect.type) {
      case 'sendPush': {
        const commands = disk.entries.filter(({ receipt }) => !receipt).slice(0, effect.limit)
        const sent = JSON.parse(JSON.stringify(commands.map(({ envelope }) => envelope)))
        const { clientId } = disk
        this.#ask(effect.req, async () => {
          const response = await server.push(userId, clientId, sent)
          return { type: 'pushAnswered', req: effect.req, response }
        })
        break
      }
      case 'sendPull':
        this.#ask(effect.req, async () => {
          const response = await server.pull(userId, disk.clientId, effect.cursor)
          return { type: 'pullAnswered', req: effect.req, response }
        })
        break
      case 'fetchPlan':
        this.#ask(effect.req, async () => {
          const plan = await server.plan(userId, disk.clientId)
          return { type: 'planAnswered', req: effect.req, plan }
        })
        break
      case 'fetchPage':
        this.#ask(effect.req, async () => {
          const page = await server.page(userId, effect.scope, effect.after)
          return { type: 'pageAnswered', req: effect.req, page }
        })
        break
      case 'storeReceipts':
        this.#store(() => {
          disk.storeReceipts(effect.response)
          return { type: 'receiptsStored', req: effect.req, unsent: disk.unsent }
        })
        break
      case 'applyPull':
        this.#applyPull(effect)
        break
      case 'startBoot':
        this.#store(() => ({ type: 'bootStarted', req: effect.req, fresh: disk.startBoot(effect.boot) }))
        break
      case 'applyPage':
        this.#store(() => {
          disk.applyBootPage(effect.page.rows, effect.boot)
          return { type: 'pageApplied', req: effect.req }
        })
        break
      case 'finishBoot':
        this.#store(() => {
          disk.finishBoot(effect.boot)
          return { type: 'bootFinished', req: effect.req }
        })
        break
      case 'renewClient':
        this.#store(() => {
          const clientId = this.world.newId()
          server.store.addClient(clientId, userId)
          disk.renew(clientId)
          return { type: 'clientRenewed', req: effect.req, unsent: disk.unsent }
        })
        break
      case 'openEvents':
        this.#openEvents(effect.req)
        break
      case 'closeEvents':
        this.#stopEvents?.()
        this.#stopEvents = undefined
        break
      case 'schedule': {
        if (this.world.bug === 'uploadNeverReArmed' && effect.timer === 'retry') return
        const mark = (this.#timers.get(effect.timer) ?? 0) + 1
        this.#timers.set(effect.timer, mark)
        const life = this.#life
        this.world.time.after(effect.ms, () => {
          if (life === this.#life && this.#timers.get(effect.timer) === mark)
            this.tell({ type: 'timer', timer: effect.timer })
        })
        break
      }
      case 'cancel':
        this.#timers.set(effect.timer, (this.#timers.get(effect.timer) ?? 0) + 1)
        break
    }
  }

  #applyPull({ req, response }: Extract<SyncEffect, { type: 'applyPull' }>): void {
    const { disk } = this
    const { bug, random } = this.world
    const { rows, dropScopes, lastSeq, cursor } = response
    if (bug === 'cursorSavedBeforeData') disk.cursor = cursor
    this.#store(() => {
      if (bug === 'emptyAnswerReadAsDelete' && rows.length === 0 && random.chance(0.1)) disk.deleteAll()
      const kept = bug === 'checkpointPastABadRow' ? rows.filter(() => random.chance(0.98)) : rows
      disk.applyRows(kept, dropScopes, lastSeq, cursor)
      return { type: 'pullApplied', req }
    })
  }

  /** A transaction of the disk: the power may go before it or after it, never within. */
  #store(work: () => SyncEvent): void {
    const life = this.#life
    const { time, random, faults } = this.world
    time.after(5 + random.below(200), () => {
      if (life !== this.#life) return
      if (random.chance(faults.crash)) return this.kill()
      const event = work()
      if (random.chance(faults.crash)) return this.kill()
      this.tell(event)
    })
  }

  #ask(req: number, work: () => Promise<SyncEvent>): void {
    const guarded = async (): Promise<SyncEvent> => {
      try {
        return await work()
      } catch (error) {
        if (!(error instanceof DeskError)) throw error
        return { type: 'failed', req, failure: failureClass(messageOf(error.code).http, error.code) }
      }
    }
    const lost: SyncEvent = { type: 'failed', req, failure: 'transport' }
    const life = this.#life
    const sent = this.state.activity?.kind === 'push' ? this.disk.unsent : 0
    this.world.network.request(
      () => this.isOnline,
      guarded,
      (event) => {
        if (life !== this.#life) return
        if (!event && this.world.bug === 'exceptionCountedAsSuccess') this.disk.forgetSent(sent)
        this.tell(event ?? lost)
      },
    )
  }

  #openEvents(req: number): void {
    const { server, network, random } = this.world
    if (!this.isOnline || !server.isUp) {
      this.#later(1000, { type: 'eventsClosed', req })
      return
    }
    const life = this.#life
    const stopListening = server.listen(() => {
      if (random.chance(0.8)) network.deliver(() => life === this.#life && this.tell({ type: 'poke' }))
    })
    const close = network.onCut(() => {
      this.#stopEvents = undefined
      stopListening()
      this.#later(100, { type: 'eventsClosed', req })
    })
    this.#stopEvents = () => {
      close()
      stopListening()
      this.#later(100, { type: 'eventsClosed', req })
    }
  }
}
