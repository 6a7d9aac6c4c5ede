import type { EntityOf, EntityRef, EntityType } from '#shared/domain/entities'
import type { Refusal } from '#shared/messages/catalogue'
import type { OutboxEntry } from '#shared/sync/outbox-entry'
import type {
  AttentionItem,
  FoundEverywhere,
  OutboxView,
  RunAnswer,
  SyncStatus,
  Topic,
} from '../../data/desk-worker-api'
import { Attachments } from '../attachments/attachments'
import { DeskColumns } from '../columns/desk-columns'
import { InspectionPacks } from '../inspections/inspection-packs'
import { ActKeeper } from '../journal/act-keeper'
import { takeUpJournal } from '../journal/restore-acts'
import type { LocalStore } from '../store/local-store'
import { dropUnheld } from '../sync/drop-again'
import type { ReplayWorld } from '../sync/rebase-store'
import type { StoreChange } from '../sync/store-change'
import { SyncApi } from '../sync/sync-api'
import { SyncRunner, unsentOf } from '../sync/sync-runner'
import { AttentionList } from './attention-list'
import { changedTopics } from './changed-topics'
import { ColumnSaver, eraseRest } from './column-saver'
import { DeskAnswers } from './desk-answers'
import { DeskLists } from './desk-lists'
import { actorOf, outboxViews, sameRights, statusOf } from './desk-status'
import { DocumentRegisters } from './document-registers'
import { FocusDesk } from './focus-desk'
import { FormDraftsKeeper } from './form-drafts-keeper'
import type { HotlineDeskParts } from './hotline-desk'
import { HotlineRows } from './hotline-rows'
import { knownOf } from './known-of'
import { isDiskFull, notWritten } from './not-written'
import { offeredOf } from './offered'
import type { DeskProfile, OpenDeskParts } from './open-desk-parts'
import { PacedTopics } from './paced-topics'
import { pendingKeys } from './pending-keys'
import { UnmaskedFields } from './privacy-desk'
import { emptyStore } from './rebuild-store'
import { ReferenceCache } from './reference-cache'
import { subjectTitles } from './subject-titles'
import type { SupervisionDeskParts } from './supervision-desk'
import { SyncHistory } from './sync-history'

/** An open store with everything that lives while it is open: lists, reference, unsent work, the sync. */
export class OpenDesk {
  readonly answers: DeskAnswers
  readonly lists: DeskLists
  readonly registers: DocumentRegisters
  readonly reference = new ReferenceCache()
  readonly attention: AttentionList
  readonly attachments: Attachments
  readonly privacy: UnmaskedFields
  readonly packs: InspectionPacks
  readonly focus: FocusDesk
  private readonly hotline: HotlineRows
  readonly formDrafts: FormDraftsKeeper
  readonly runner: SyncRunner
  readonly world: ReplayWorld
  private readonly columns: DeskColumns
  private readonly saver: ColumnSaver
  private readonly acts: ActKeeper
  readonly history: SyncHistory
  private readonly told: PacedTopics
  private entries: readonly OutboxEntry[] = []
  private pending: ReadonlySet<string> = new Set()
  private user: DeskProfile
  private clientId = ''
  private skewMs = 0
  private storedSyncedAt: string | undefined
  private short: Refusal | undefined

  private constructor(private readonly parts: OpenDeskParts) {
    const { store, profile, registry, transport, clock } = parts
    const currentUser = () => this.user
    this.user = profile
    this.columns = new DeskColumns(store)
    this.answers = new DeskAnswers({ store, columns: this.columns, pending: () => this.pending })
    this.saver = new ColumnSaver(this.columns, store.onDisk)
    this.attention = new AttentionList(this.columns, profile.id)
    this.registers = new DocumentRegisters(store, this.present)
    this.lists = new DeskLists(this.columns, this.reference, () => this.pending, this.present)
    this.formDrafts = new FormDraftsKeeper(store)
    this.focus = new FocusDesk(this.columns, transport, this.present)
    this.hotline = new HotlineRows({
      store,
      transport,
      isHotline: () => this.user.roles.includes('hotline'),
      organName: ({ organId, organText }) => this.reference.data().organ(organId)?.name ?? organText,
      pendingRow: (id) => (this.pending.has(`workOrder/${id}`) ? this.columns.workOrder.get(id) : undefined),
      listsChanged: () => parts.emit('orders'),
      pull: () => this.runner.dispatch({ type: 'poke' }),
      connection: () => this.runner.current.connection,
      changed: (change) => this.take(change),
    })
    this.world = {
      registry,
      reference: this.reference.data,
      get actor() {
        return actorOf(currentUser())
      },
    }
    this.history = new SyncHistory(store, this.present)
    this.told = new PacedTopics(parts.emit)
    this.acts = new ActKeeper({
      store,
      world: this.world,
      journal: parts.journal,
      clientId: () => this.clientId,
      present: this.present,
      carriedOut: (change) => this.takeUp(change),
    })
    this.attachments = new Attachments({
      store,
      transport,
      now: this.present,
      userId: () => this.user.id,
      online: () => this.runner.current.connection === 'online',
      room: async (bytes) => (store.onDisk ? parts.room?.(bytes) : undefined),
      changed: () => parts.emit('uploads'),
    })
    this.packs = new InspectionPacks({
      store,
      attachments: this.attachments,
      now: this.present,
      changed: () => parts.emit('packs'),
    })
    this.privacy = new UnmaskedFields({
      store,
      transport,
      present: this.present,
      userId: () => this.user.id,
      online: () => this.runner.current.connection === 'online',
      run: (type, input) => this.run(type, input),
      changed: () => parts.emit('privacy'),
    })
    const skewMeasured = (skewMs: number) => {
      this.skewMs = skewMs
    }
    this.runner = new SyncRunner({
      store,
      api: new SyncApi(transport, () => this.clientId, { now: clock, skewMeasured }),
      world: this.world,
      asked: this.hotline.asked,
      pulled: (v) => this.hotline.pulled(v),
      now: () => this.present().getTime(),
      changed: (change) => {
        this.history.received(change.put.length + change.gone.length)
        const before = this.unsent
        this.take(change)
        this.history.sent(Math.max(0, before - this.unsent))
      },
      stateChanged: (state) => {
        this.history.follow(state)
        this.hotline.asked.follow()
        parts.emit('sync')
        if (!state.boot) this.told.release()
        // Rows first, bytes after: what has just been pushed may have files that wait for it.
        if (state.connection === 'online' && !state.activity) this.attachments.uploader.wake()
      },
      erased: () => eraseRest(this.saver, parts),
      handInFiles: () => this.attachments.handIn(),
      sentAgain: async (clientId, entries) => {
        for (const entry of entries) await parts.journal?.keep({ clientId, entry })
      },
      clientRenewed: async (clientId) => {
        this.clientId = clientId
        await parts.clientRenewed(clientId)
      },
    })
  }

  /** Ready for the first list when it resolves; `runner.start` begins the sync. */
  static async open(parts: OpenDeskParts): Promise<OpenDesk> {
    const desk = new OpenDesk(parts)
    const { store, journal } = parts
    await dropUnheld(store, desk.world)
    await desk.reference.load(store)
    if (journal) await takeUpJournal(store, journal, desk.world)
    const known = await knownOf(store)
    desk.clientId = known.clientId ?? ''
    desk.skewMs = known.skewMs ?? 0
    desk.storedSyncedAt = known.lastSyncedAt
    await desk.columns.load()
    await desk.attention.load(store)
    await desk.attachments.load()
    await desk.history.load()
    desk.setOutbox(known.outbox)
    desk.saver.changed()
    return desk
  }

  get profile(): DeskProfile {
    return this.user
  }

  /** The server has said anew who this is: roles may be others. */
  async noteProfile(profile: DeskProfile): Promise<void> {
    const hasOtherRights = !sameRights(this.user, profile)
    this.user = profile
    await this.parts.store.write((tx) => tx.setMeta('profile', profile))
    if (hasOtherRights) this.parts.emit('session')
  }

  /** An administrator has changed what this officer may do: guards and screens go by it from now on. */
  private followRights(): void {
    const own = this.reference.data().user(this.user.id)
    if (!own || sameRights(this.user, own)) return
    const { roles, organId, region } = own
    void this.noteProfile({ ...this.user, roles, organId, region }).catch(() => undefined)
  }

  get currentClientId(): string {
    return this.clientId
  }

  get onDisk(): boolean {
    return this.parts.store.onDisk
  }

  /** The present by the server's clock, as far as it is known. */
  readonly present = (): Date => new Date(this.parts.clock() + this.skewMs)

  get unsent(): number {
    return unsentOf(this.entries)
  }

  get hotlineParts(): HotlineDeskParts {
    return { store: this.parts.store, transport: this.parts.transport, orders: this.hotline.orders }
  }

  get supervisionParts(): SupervisionDeskParts {
    const workOrders = this.columns.workOrder
    const want = (refs: readonly EntityRef[]) => this.hotline.want(refs)
    return { store: this.parts.store, workOrders, organId: () => this.user.organId, pending: () => this.pending, want }
  }

  async get<T extends EntityType>(type: T, id: string): Promise<EntityOf<T> | undefined> {
    return this.hotline.brought({ type, id }, () => this.answers.get(type, id))
  }

  async everywhere(text: string, limit: number): Promise<FoundEverywhere> {
    return { ...(await this.lists.everywhere(text, limit)), ...(await this.hotline.found(text, limit)) }
  }

  /** Keys of the rows that unsent commands have changed. */
  get pendingRows(): ReadonlySet<string> {
    return this.pending
  }

  get store(): LocalStore {
    return this.parts.store
  }

  async run(type: string, input: unknown): Promise<RunAnswer> {
    const command = this.world.registry.get(type)
    if (!command) return { ok: false, refusal: { code: 'local.unknownCommand', args: { type } } }
    try {
      const ran = await this.acts.run(command, input)
      if (!ran.ok) return ran
      this.noteRoom(undefined)
      this.tellOwn(changedTopics(ran.change))
      this.runner.dispatch({ type: 'localCommand', unsent: this.unsent })
      return { ok: true, commandId: ran.commandId }
    } catch (error) {
      const refusal = notWritten(error)
      this.noteRoom(isDiskFull(error) ? refusal : undefined)
      return { ok: false, refusal }
    }
  }

  /** Why nothing new can be kept, told until there is room again. */
  noteRoom(short: Refusal | undefined): void {
    if (short?.code === this.short?.code) return
    this.short = short
    this.parts.emit('sync')
  }

  offered(subject: EntityRef, types: readonly string[]): Promise<Readonly<Record<string, Refusal | null>>> {
    return this.parts.store.read((tx) => offeredOf(tx, this.world, subject, types, this.present()))
  }

  syncStatus(): SyncStatus {
    return statusOf(this.runner.current, {
      short: this.short,
      pending: this.unsent,
      attention: this.attention.count(),
      storedSyncedAt: this.storedSyncedAt,
      skewMs: this.skewMs,
      journalDamaged: this.parts.journal?.damaged ?? false,
    })
  }

  outbox(): Promise<OutboxView[]> {
    const { store } = this.parts
    return outboxViews(this.entries, this.runner.current, this.world, (refs) =>
      subjectTitles(this.columns, store, refs),
    )
  }

  attentionItems(): Promise<AttentionItem[]> {
    return this.attention.items(this.parts.store)
  }

  async reseal(password: string): Promise<void> {
    await this.parts.reseal?.(password)
  }

  /** Makes room for a download of everything; close and open the desk afterwards. */
  async emptyForRebuild(): Promise<void> {
    this.runner.stop()
    await emptyStore(this.parts.store, this.world)
    this.columns.clear()
    this.answers.close()
  }

  /** Tries to send what is left, for so long. */
  async sendRest(ms: number): Promise<void> {
    const until = Date.now() + ms
    if (this.unsent > 0) this.runner.dispatch({ type: 'syncNow' })
    while (this.unsent > 0 && Date.now() < until) await new Promise((resolve) => setTimeout(resolve, 50))
  }

  async allowMassDelete(): Promise<void> {
    await this.parts.store.write((tx) => tx.setMeta('massDeleteAllowed', true))
    this.runner.dispatch({ type: 'syncNow' })
  }

  async dismissAttention(commandId: string): Promise<void> {
    await this.parts.store.write((tx) => tx.deleteAttention([commandId]))
    await this.reloadAttention()
  }

  /** Puts everything away: columns saved, keys and caches gone from memory. */
  async close(): Promise<void> {
    this.runner.stop()
    this.hotline.close()
    this.privacy.close()
    this.attachments.uploader.stop()
    await this.saver.finish()
    await this.history.finish()
    await this.parts.store.write((tx) => tx.setMeta('skewMs', this.skewMs)).catch(() => undefined)
    await this.parts.journal?.close().catch(() => undefined)
    this.parts.store.close()
    this.parts.forget?.()
    this.columns.clear()
    this.answers.close()
    this.setOutbox([])
  }

  /** What a durable transaction changed: into lists and caches, and told to the screens. */
  private take(change: StoreChange): void {
    this.takeUp(change)
    this.told.tell(changedTopics(change), this.runner.current.boot !== undefined)
  }

  /** What the officer has just done is looked at now. */
  private tellOwn(topics: readonly Topic[]): void {
    if (this.runner.current.boot) this.told.tell(topics, true)
    else this.parts.emitAtOnce(...topics)
  }

  private takeUp(change: StoreChange): void {
    this.columns.take(change)
    this.answers.take(change)
    this.registers.take(change)
    if (this.reference.take(change)) {
      this.lists.namesChanged()
      this.followRights()
    }
    this.attention.take(change)
    // A full disk is told elsewhere; what is kept is looked through again when more rows go.
    this.formDrafts.take(change).catch(() => undefined)
    if (change.outbox) this.setOutbox(change.outbox)
    this.saver.changed()
    if (change.attention) void this.reloadAttention()
    else if (change.outbox) this.settleJournal()
    // After a crash in between, the next start goes on with it.
    if (change.gone.some(({ type }) => type === 'attachment')) this.attachments.purge().catch(() => undefined)
  }

  /** What the server has for good need not be journaled any more; what waits for the officer's word is kept. */
  private settleJournal(): void {
    const open = [...this.entries.map(({ envelope }) => envelope.id), ...this.attention.commandIds()]
    void this.parts.journal?.settle(new Set(open)).catch(() => undefined)
  }

  private async reloadAttention(): Promise<void> {
    await this.attention.reloadRecords(this.parts.store)
    this.settleJournal()
    this.parts.emit('attention', 'sync')
  }

  private setOutbox(entries: readonly OutboxEntry[]): void {
    this.entries = entries
    this.pending = pendingKeys(entries, this.world)
  }
}
