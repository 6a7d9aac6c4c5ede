import type { OutboxEntry } from '#shared/sync/outbox-entry'
import { initialSyncState, step } from '#shared/sync/sync-core'
import type { SyncEffect, SyncEvent, SyncState } from '#shared/sync/sync-core-types'
import { contextOf, type OfficerId } from './city'
import { compareStore } from './compare-store'
import { InvariantBroken } from './invariant-broken'
import { LocalStore } from './local-store'
import { openEvents } from './open-events'
import { halved, serverAnswer } from './server-answer'
import { SimFiles } from './sim-files'
import type { SimWorld } from './sim-world'

type Effect<T extends SyncEffect['type']> = Extract<SyncEffect, { type: T }>

/** A client: the product's sync core over a modelled disk and a journal. Killing it loses all but these two. */
export class SimClient {
  readonly disk: LocalStore
  readonly files: SimFiles
  /** Commands outside the store, flushed before the officer reads 已保存; gone once they have had their effect. */
  journal: readonly OutboxEntry[] = []
  state: SyncState = initialSyncState
  isOnline = true
  isRunning = false
  isDiskFull = false
  /** Its gateway lets no event stream through. */
  isStreamless = false
  /** An administrator shut this device out. */
  isShutOut = false
  clockAheadMs = 0
  alarmed = false
  /** Commands the officer saw as saved, in order. */
  readonly authored: string[] = []
  /** Commands that reached the journal while the power went: not told as saved, and brought back all the same. */
  readonly halfSaved: string[] = []
  /** Commands that were answered and whose copies a wiped store lost: nobody can send them again. */
  readonly forgotten = new Set<string>()
  /** Counts starts: what an earlier life asked for is of no interest to this one. */
  life = 0
  #timers = new Map<string, number>()
  #stopEvents: (() => void) | undefined

  constructor(
    readonly name: string,
    readonly userId: OfficerId,
    private readonly world: SimWorld,
    copied?: SimClient,
  ) {
    const fresh = () =>
      new LocalStore(world.newId(), { registry: world.server.registry, context: contextOf(userId) }, world.bug)
    this.disk = copied?.disk.copy() ?? fresh()
    world.watch?.(this.disk, userId, copied?.disk)
    this.journal = copied?.journal ?? []
    this.files = new SimFiles(this, world, copied?.files)
    if (!copied) world.server.addClient(this.disk.content.clientId, userId)
    this.disk.onCommit = (flush) => {
      if (world.bug === 'savedBeforeFlushed') world.time.after(5000, flush)
      else flush()
    }
  }

  start(): void {
    const { world, disk } = this
    this.isRunning = true
    const back = disk.bringBack(this.journal)
    if (back > 0) {
      world.coverage.note('journal entry brought back')
      world.trace.note(this.name, `brings ${back} commands back from the journal`)
    }
    const { cursor, boot } = disk.content
    const loggedIn = !world.server.loggedOut.has(this.userId)
    this.tell({ type: 'started', cursor, boot, unsent: disk.unsent, loggedIn, online: this.isOnline })
  }

  /** Power cut: what was not flushed is gone. It comes back after a while. */
  kill(why: string): void {
    const { world } = this
    world.trace.note(this.name, `dies: ${why}`)
    this.isRunning = false
    this.life += 1
    this.#timers.clear()
    this.files.reset()
    this.#stopEvents?.()
    this.#stopEvents = undefined
    this.state = initialSyncState
    this.disk.powerCut()
    world.time.after(1000 + world.random.below(60_000), () => {
      if (!this.isRunning) this.start()
    })
  }

  /** The browser evicts the store while the program is closed; the journal is elsewhere. */
  wipe(): void {
    const { content } = this.disk
    for (const { envelope } of content.sent) this.forgotten.add(envelope.id)
    for (const { envelope, receipt } of content.entries) if (receipt) this.forgotten.add(envelope.id)
    this.kill('its store was evicted')
    this.files.erase()
    const clientId = this.world.newId()
    this.world.server.addClient(clientId, this.userId)
    this.disk.wipe(clientId)
    this.world.coverage.note('store wiped')
  }

  setOnline(online: boolean): void {
    this.isOnline = online
    if (!online) this.#stopEvents?.()
    // The host notices most of the time, not always.
    if (this.isRunning && this.world.random.chance(0.7)) this.tell({ type: online ? 'online' : 'offline' })
  }

  /** Journal, then store, then 已保存; the power may go in between. */
  act(type: string, input: unknown) {
    const { disk, world } = this
    if (!this.isRunning || this.isDiskFull || this.isShutOut) return
    const at = new Date(world.server.instant().getTime() + this.clockAheadMs).toISOString()
    const made = disk.author(type, input, world.newId(), at)
    if (!made) return
    if (world.crashes.goesHere('crash before the journal is flushed')) return this.kill('before the journal')
    if (world.bug !== 'savedBeforeFlushed') this.journal = [...this.journal, made.entry]
    if (world.crashes.goesHere('crash between journal and store')) {
      this.halfSaved.push(made.entry.envelope.id)
      return this.kill('after the journal')
    }
    made.keep()
    const { id, seq } = made.entry.envelope
    this.#noteWritten(input)
    world.trace.note(this.name, `${type} is saved as ${seq} ${id.slice(-4)}`)
    this.authored.push(id)
    this.tell({ type: 'localCommand', unsent: disk.unsent })
  }

  #noteWritten(input: unknown): void {
    const { caseId, documentId, attachmentId, content, evidence, ...fields } = input as Record<string, unknown>
    const { written } = this.world.server
    const note = (id: unknown, path: string, value: unknown) => {
      if (value === undefined) return
      const key = `${id} ${path}`
      written.set(key, (written.get(key) ?? new Set<string>()).add(JSON.stringify(value)))
    }
    for (const path of ['field', 'level', 'enforcementType']) note(caseId, path, fields[path])
    note(documentId, 'content.report', (content as Record<string, unknown> | undefined)?.report)
    note(attachmentId, 'evidence', evidence)
  }

  tell(event: SyncEvent) {
    const { server, random, crashes } = this.world
    const now = server.instant().getTime() + this.clockAheadMs
    const next = step(this.state, event, { now, random: () => random.next(), maxStagedRows: 30 })
    this.state = next.state
    if (next.state.staged) this.world.coverage.note('staged catch-up')
    for (const effect of next.effects) {
      if (crashes.goesHere('crash between effects')) return this.kill(`before ${effect.type}`)
      this.#run(effect)
    }
  }

  /** Unless the machine dies before. */
  later(ms: number, event: SyncEvent): void {
    const life = this.life
    this.world.time.after(ms, () => {
      if (life === this.life) this.tell(event)
    })
  }

  #run(effect: SyncEffect) {
    const { disk, userId, name } = this
    const { server, coverage } = this.world
    const { clientId, auditPin } = disk.content
    switch (effect.type) {
      case 'sendPush':
        return this.#push(effect)
      case 'sendPull':
        return this.ask(effect.req, async () => {
          const response = await server.pull(name, userId, clientId, effect.cursor, auditPin?.seq)
          return { type: 'pullAnswered', req: effect.req, response }
        })
      case 'fetchPlan':
        return this.ask(effect.req, async () => {
          const plan = await server.plan(name, userId, clientId)
          return { type: 'planAnswered', req: effect.req, plan }
        })
      case 'fetchPage':
        return this.ask(effect.req, async () => {
          const page = await server.page(name, userId, effect.scope, effect.after)
          return { type: 'pageAnswered', req: effect.req, page }
        })
      case 'verify':
        return compareStore(this, this.world, effect)
      case 'storeReceipts':
        return this.store(effect.req, () => {
          disk.storeReceipts(effect.response)
          for (const { id, number } of effect.response.receipts) if (number) server.noteNumber(id, number)
          this.#tidyJournal()
          return { type: 'receiptsStored', req: effect.req, unsent: disk.unsent }
        })
      case 'applyPull':
        return this.#applyPull(effect)
      case 'startBoot':
        return this.store(effect.req, () => {
          const newId = this.world.newId()
          server.addClient(newId, userId)
          const { boot, resent } = disk.startBoot(effect.boot, newId)
          if (resent > 0) {
            coverage.note('sent again after a restore')
            // Unsent work once more: it goes back into the journal before the store forgets that it had been sent.
            const known = new Set(this.journal.map(({ envelope }) => envelope.id))
            const again = disk.content.entries.filter(({ envelope }) => !known.has(envelope.id))
            this.journal = [...this.journal, ...again]
          }
          return { type: 'bootStarted', req: effect.req, boot, unsent: disk.unsent }
        })
      case 'applyPage':
        return this.store(effect.req, () => {
          disk.applyBootPage(effect.page.rows, effect.boot)
          return { type: 'pageApplied', req: effect.req }
        })
      case 'finishBoot':
        return this.store(effect.req, () => {
          disk.finishBoot(effect.boot)
          return { type: 'bootFinished', req: effect.req }
        })
      case 'renewClient':
        return this.store(effect.req, () => {
          const newId = this.world.newId()
          server.addClient(newId, userId)
          disk.renew(newId)
          coverage.note('client renewed')
          return { type: 'clientRenewed', req: effect.req, unsent: disk.unsent }
        })
      case 'purge':
        return this.#purge(effect)
      case 'openEvents':
        this.#stopEvents =
          openEvents(this, this.world, effect, () => {
            this.#stopEvents = undefined
          }) ?? this.#stopEvents
        return
      case 'closeEvents':
        this.#stopEvents?.()
        this.#stopEvents = undefined
        return
      case 'schedule':
        return this.#schedule(effect)
      case 'cancel':
        this.#timers.set(effect.timer, (this.#timers.get(effect.timer) ?? 0) + 1)
    }
  }

  #schedule({ timer, ms }: Effect<'schedule'>) {
    if (this.world.bug === 'uploadNeverReArmed' && timer === 'retry') return
    const mark = (this.#timers.get(timer) ?? 0) + 1
    this.#timers.set(timer, mark)
    const life = this.life
    this.world.time.after(ms, () => {
      if (life === this.life && this.#timers.get(timer) === mark) this.tell({ type: 'timer', timer })
    })
  }

  /** Rows at once, files once they are handed in. */
  #purge({ req, order }: Effect<'purge'>) {
    const { disk, files, name, world } = this
    if (order !== world.server.orderFor(name))
      return this.store(req, () => ({ type: 'purged', req, erased: false, left: 0 }))
    const life = this.life
    this.store(req, () => {
      disk.purge()
      this.journal = []
      world.coverage.note('device shut out')
      files.handIn((left) => {
        if (life !== this.life) return
        if (left === 'failed') this.tell({ type: 'failed', req, failure: 'transport' })
        else this.tell({ type: 'purged', req, erased: true, left })
      })
      return undefined
    })
  }

  #push({ req, limit }: Effect<'sendPush'>) {
    const { disk, userId, name, world } = this
    const { clientId, epoch, entries } = disk.content
    const commands = entries.filter(({ receipt }) => !receipt).slice(0, limit)
    const sent = JSON.parse(JSON.stringify(commands.map(({ envelope }) => envelope)))
    const ids = new Set(commands.map(({ envelope }) => envelope.id))
    const forget = () => disk.forgetSent(ids)
    this.ask(
      req,
      async () => {
        const response = await world.server.push(name, userId, clientId, epoch, sent)
        return { type: 'pushAnswered', req, response }
      },
      world.bug === 'exceptionCountedAsSuccess' ? forget : undefined,
    )
  }

  #applyPull({ req, pages, left }: Effect<'applyPull'>) {
    const { disk, world } = this
    const { bug, random, coverage, server } = world
    const last = pages.at(-1)
    if (bug === 'cursorSavedBeforeData' && last) disk.saveCursorAlone(last.cursor, left)
    if (left > 0) coverage.note('long catch-up')
    this.store(req, () => {
      const isEmpty = pages.every(({ rows }) => rows.length === 0)
      if (bug === 'emptyAnswerReadAsDelete' && isEmpty && random.chance(0.1)) disk.deleteAll()
      const kept = pages.map((page) =>
        bug === 'checkpointPastABadRow' ? { ...page, rows: page.rows.filter(() => random.chance(0.98)) } : page,
      )
      const { isAuditBroken } = disk.applyPull(kept, left)
      if (isAuditBroken) {
        this.alarmed = true
        throw new InvariantBroken(`audit: the server shows ${this.name} another history than before`)
      }
      if (last?.done) server.compareCut(this, last)
      return { type: 'pullApplied', req }
    })
  }

  /** A transaction of the disk: the power may go before it or after it, never within. What it leads to is told at once, or later by `work` itself. */
  store(req: number, work: () => SyncEvent | undefined) {
    const life = this.life
    const { time, random, crashes, coverage } = this.world
    time.after(5 + random.below(200), () => {
      if (life !== this.life) return
      if (crashes.goesHere('crash before a transaction')) return this.kill('before a transaction')
      if (this.isDiskFull) {
        coverage.note('disk full')
        return this.tell({ type: 'failed', req, failure: 'quota' })
      }
      const event = work()
      if (crashes.goesHere('crash after a transaction')) return this.kill('after a transaction')
      if (event) this.tell(event)
    })
  }

  /** What has had its effect, or is kept in the store for a backup, need not be in the journal. */
  #tidyJournal(): void {
    const applied = new Set(
      this.disk.content.entries.flatMap(({ envelope, receipt }) =>
        receipt && ['applied', 'merged', 'conflict'].includes(receipt.status) ? [envelope.id] : [],
      ),
    )
    this.journal = this.journal.filter(({ envelope }) => !applied.has(envelope.id))
  }

  /** A question to the server; what comes of it, if anything, goes to `take`. */
  ask(
    req: number,
    work: () => Promise<SyncEvent>,
    onNothing?: () => void,
    take: (event: SyncEvent) => void = (event) => this.tell(event),
  ): void {
    const { bug, network } = this.world
    const lost: SyncEvent = { type: 'failed', req, failure: 'transport' }
    const life = this.life
    network.request(
      () => this.isOnline,
      () => serverAnswer(req, work, this.world),
      (carried) => {
        if (life !== this.life) return
        if (!carried) onNothing?.()
        if (carried && !carried.isWhole && bug === 'truncatedPageApplied') return take(halved(carried.answer))
        // What is cut off is no JSON any more, or has fewer rows than its head says: as good as no answer.
        take(carried?.isWhole ? carried.answer : lost)
      },
    )
  }
}
