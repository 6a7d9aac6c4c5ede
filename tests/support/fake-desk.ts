import type {
  AttentionItem,
  CaseBundle,
  DeskWorker,
  LoginResult,
  OutboxView,
  RunAnswer,
  SessionUser,
  StartState,
  SyncStatus,
  Topic,
} from '../../src/renderer/data/desk-worker-api'
import { registerRows } from '../../src/renderer/worker/desk/register-rows'
import type { CommandContext } from '../../src/shared/commands/engine/command'
import { WorkingSet } from '../../src/shared/commands/engine/working-set'
import { commandRegistry } from '../../src/shared/commands/registry'
import { civilDateOf } from '../../src/shared/domain/civil-date'
import type { EntityType } from '../../src/shared/domain/entities'
import type { UserProfile } from '../../src/shared/domain/reference'
import { type ReferenceData, type ReferenceRows, referenceData } from '../../src/shared/domain/reference-data'
import { caseColumns, documentColumns, listCases, listDocuments, listOrders, orderColumns } from './fake-lists'
import { fakeOrders } from './fake-orders'
import { fakeReference } from './fake-reference'
import type { Refusal } from './fake-refusal'
import { FakeStore } from './fake-store'
import { QuietDesk } from './quiet-desk'

export interface FakeDeskOptions {
  readonly orders: number
  readonly userId: string
  readonly start: StartState['state'] | 'unlock'
  readonly online: boolean
}

/**
 * The data worker without worker, store or server: the product's own commands over entities in memory. For looking at
 * screens and for component tests; nothing of it is in the product.
 */
export class FakeDesk extends QuietDesk implements DeskWorker {
  readonly rows: ReferenceRows = fakeReference()
  readonly ref: ReferenceData = referenceData(this.rows)
  readonly store = new FakeStore(this.ref)
  status: SyncStatus
  now = new Date('2026-11-23T01:31:00Z')
  readonly #listeners = new Map<number, { topics: readonly Topic[]; call: (topic: Topic) => void }>()
  readonly #options: FakeDeskOptions
  #outbox: OutboxView[] = []
  #attention: AttentionItem[] = []
  #session: SessionUser | undefined
  #count = 0

  constructor(options: FakeDeskOptions) {
    super()
    this.#options = options
    this.status = {
      connection: options.online ? 'online' : 'offline',
      phase: 'idle',
      pending: 0,
      attention: 0,
      lastSyncedAt: '2026-11-23T01:31:00Z',
      skewMs: this.now.getTime() - Date.now(),
    }
    const channels = this.ref.dictionary('channel')?.items.map((item) => item.code) ?? []
    for (const order of fakeOrders(options.orders, this.ref.organs(), channels.slice(0, 6)))
      this.store.seed('workOrder', order)
  }

  async start(): Promise<StartState> {
    const { start, online, userId } = this.#options
    if (this.#session) return { state: 'open', session: this.#session }
    switch (start) {
      case 'open':
        return { state: 'open', session: this.open(userId) }
      case 'otherWindow':
        return { state: 'otherWindow' }
      case 'refused':
        return { state: 'refused', refusal: { code: 'general.unexpected', args: { report: 'X1' } } }
      case 'loginNeeded':
        return { state: 'loginNeeded', users: [], online }
      case 'unlock':
        return {
          state: 'loginNeeded',
          online,
          users: this.rows.userProfile
            .slice(0, 2)
            .map((user) => ({ userId: user.id, name: user.name, lastLoginAt: '2026-11-20T01:00:00Z' })),
        }
    }
  }

  async takeOver(): Promise<StartState> {
    return { state: 'open', session: this.open(this.#options.userId) }
  }

  async login({ login, password, totp }: { login: string; password: string; totp?: string }): Promise<LoginResult> {
    if (password !== 'desk') return { ok: false, refusal: { code: 'auth.wrongPassword' } }
    if (login === 'issuer' && !totp)
      return {
        ok: false,
        refusal: { code: 'auth.totpNeeded' },
        totp: { enrolUri: 'otpauth://totp/desk:issuer?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=desk' },
      }
    return { ok: true, session: this.open(this.#options.userId) }
  }

  async unlock({ userId, password }: { userId: string; password: string }): Promise<LoginResult> {
    if (password !== 'desk') return { ok: false, refusal: { code: 'auth.wrongPassword' } }
    return { ok: true, session: this.open(userId) }
  }

  async changePassword({ current }: { current: string; next: string }) {
    if (current !== 'desk') return { ok: false as const, refusal: { code: 'auth.wrongPassword' as const } }
    return { ok: true as const, commandId: '' }
  }

  async backups(): Promise<readonly never[]> {
    return []
  }

  async backUp(): Promise<RunAnswer> {
    return { ok: true, commandId: '' }
  }

  async restoreBackup(): Promise<LoginResult> {
    return { ok: false, refusal: { code: 'desktop.backupDamaged' } }
  }

  async recoveryRequest(): ReturnType<DeskWorker['recoveryRequest']> {
    return { ok: false, refusal: { code: 'local.recoveryMissing' } }
  }

  async lock(): Promise<void> {
    this.#session = undefined
  }

  async logout(): Promise<void> {
    this.#session = undefined
  }

  open(userId: string): SessionUser {
    const user = this.user(userId)
    this.#session = {
      userId,
      name: user.name,
      roles: user.roles,
      organId: user.organId,
      region: user.region,
      enrolled: true,
      online: this.#options.online,
      demo: true,
    }
    return this.#session
  }

  user(id: string): UserProfile {
    const user = this.rows.userProfile.find((each) => each.id === id)
    if (!user) throw new Error(`no user ${id}`)
    return user
  }

  reference = async () => this.rows
  listOrders: DeskWorker['listOrders'] = async (query) =>
    listOrders(this.store.all('workOrder').map(orderColumns), {
      ...query,
      ...(query.handlingOrganId ? { text: this.ref.organ(query.handlingOrganId)?.name } : {}),
    })
  listCases: DeskWorker['listCases'] = async (query) =>
    listCases(this.store.all('supervisionCase').map(caseColumns), query, this.now)
  hotlineOrders: DeskWorker['hotlineOrders'] = async (query) => this.listOrders(query)
  searchEverywhere: DeskWorker['searchEverywhere'] = async (text, limit) => {
    const range = { offset: 0, limit, text }
    const [cases, documents, orders] = await Promise.all([
      this.listCases(range),
      this.listDocuments(range),
      this.listOrders(range),
    ])
    return {
      cases: {
        total: cases.total,
        more: false,
        rows: cases.rows.map(({ id, title, caseNo }) => ({ id, title, no: caseNo })),
      },
      documents: {
        total: documents.total,
        more: false,
        rows: documents.rows.map(({ id, title, number }) => ({ id, title, no: number })),
      },
      orders: {
        total: orders.total,
        more: false,
        rows: orders.rows.map(({ id, title, orderNo }) => ({ id, title, no: orderNo })),
      },
    }
  }
  listDocuments: DeskWorker['listDocuments'] = async (query) =>
    listDocuments(this.store.all('officialDocument').map(documentColumns), query)
  listRegister: DeskWorker['listRegister'] = async ({ register, offset, limit }) => {
    const rows = registerRows(register, this.store.all('officialDocument'), civilDateOf(this.now))
    return { total: rows.length, offset, rows: rows.slice(offset, offset + limit), counts: {} }
  }
  get: DeskWorker['get'] = async (type, id) => this.store.get(type, id)

  consultations: DeskWorker['consultations'] = async () => this.store.all('consultation')

  consultationBundle: DeskWorker['consultationBundle'] = async (id) => {
    const consultation = this.store.get('consultation', id)
    if (!consultation) return undefined
    return {
      consultation,
      cases: consultation.caseIds.flatMap((caseId) => this.store.get('supervisionCase', caseId) ?? []),
      orders: [],
      documents: this.store.all('officialDocument').filter((each) => each.caseId === consultation.caseId),
      pending: false,
    }
  }

  supervisionOrders: DeskWorker['supervisionOrders'] = async () => this.store.all('supervisionOrder')
  inspections: DeskWorker['inspections'] = async () => this.store.all('inspection')
  inspectionsOf: DeskWorker['inspectionsOf'] = async (caseId) =>
    this.store.all('inspection').filter((each) => each.caseId === caseId)
  inspectionBundle: DeskWorker['inspectionBundle'] = async (id) => {
    const inspection = this.store.get('inspection', id)
    if (!inspection) return undefined
    const home = this.store.get('supervisionCase', inspection.caseId)
    const attachments = this.store.all('attachment').filter(({ owner }) => owner.id === id)
    return { inspection, ...(home ? { case: home } : {}), attachments, pending: false }
  }

  async caseBundle(caseId: string): Promise<CaseBundle | undefined> {
    const found = this.store.get('supervisionCase', caseId)
    if (!found) return undefined
    return {
      case: found,
      orders: found.orderIds.flatMap((id) => this.store.get('workOrder', id) ?? []),
      documents: this.store.all('officialDocument').filter((each) => each.caseId === caseId),
      actions: this.store.all('caseAction').filter((each) => each.caseId === caseId),
      attachments: this.store.all('attachment').filter((each) => each.caseId === caseId),
      conflicts: this.store.all('conflict').filter((each) => each.caseId === caseId),
      inspections: this.store.all('inspection').filter((each) => each.caseId === caseId),
      supervisionOrders: this.store.all('supervisionOrder').filter((each) => each.caseId === caseId),
      pending: [],
    }
  }

  campaigns: DeskWorker['campaigns'] = async () => this.store.all('campaign')

  warnings: DeskWorker['warnings'] = async () =>
    this.store.all('warning').map((found) => ({ ...found, caseTitle: '', caseNo: '' }))

  similarOrders: DeskWorker['similarOrders'] = async (orderId) => {
    const order = this.store.get('workOrder', orderId)
    return this.store
      .all('workOrder')
      .filter((each) => each.id !== orderId && each.title === order?.title)
      .slice(0, 4)
      .map((each, n) => ({
        id: each.id,
        orderNo: each.orderNo,
        title: each.title,
        receivedAt: each.receivedAt,
        leadState: each.lead?.state ?? '',
        caseId: each.lead?.caseId ?? '',
        reasons: n === 0 ? ['sameText'] : ['similarText', 'samePlace'],
        likeness: 1 - n * 0.12,
      }))
  }

  async run(type: string, input: unknown) {
    const commandId = `command-${++this.#count}`
    const refusal = this.act(this.#session?.userId ?? this.#options.userId, type, input, commandId)
    if (refusal) return { ok: false as const, refusal }
    const command = commandRegistry.get(type)
    const subject = command?.subject(command.input.parse(input)) ?? { type: 'workOrder' as const, id: '' }
    if (!this.#options.online)
      this.#outbox.push({
        commandId,
        seq: this.#count,
        type,
        madeAt: this.now.toISOString(),
        attempts: 0,
        subject: { ...subject, title: this.titleOf(subject.type, subject.id) },
      })
    this.setStatus({ pending: this.#outbox.length })
    this.changed('orders', 'cases', 'documents')
    for (const { id } of this.store.all('supervisionCase')) this.changed(`case/${id}`)
    return { ok: true as const, commandId }
  }

  /** As any user, at the fake's time. */
  act(userId: string, type: string, input: unknown, commandId = `seed-${++this.#count}`): Refusal | undefined {
    return this.store.run(type, input, this.context(userId, commandId), this.#options.online)
  }

  context(userId: string, commandId: string): CommandContext {
    const user = this.user(userId)
    return { actor: { ...user, userId }, now: this.now, commandId, ref: this.ref }
  }

  offered: DeskWorker['offered'] = async (subject, types) => {
    const ctx = this.context(this.#session?.userId ?? this.#options.userId, 'offer')
    const set = new WorkingSet(
      [...this.store.rows].map(([key, row]) => ({
        type: row.type,
        id: key.slice(key.indexOf('/') + 1),
        rev: 1,
        doc: row.doc,
        marks: {},
      })),
    )
    return Object.fromEntries(
      types.map((type) => [type, commandRegistry.get(type)?.offered(set, subject.id, ctx) ?? null]),
    )
  }

  readonly #files = new Map<string, Blob>()
  attach: DeskWorker['attach'] = async (file, name) => {
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', await file.arrayBuffer()))
    const sha256 = [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('')
    this.#files.set(sha256, file)
    return { ok: true, facts: { sha256, name, mime: file.type, size: file.size } }
  }
  openAttachment: DeskWorker['openAttachment'] = async (sha256) => {
    const file = this.#files.get(sha256)
    return file ? { ok: true, file } : { ok: false, refusal: { code: 'attachments.notHere' } }
  }
  attachmentsOf = async (ownerId: string) => this.store.all('attachment').filter(({ owner }) => owner.id === ownerId)
  minutesOf = async (ownerId: string) => this.store.all('minutes').filter(({ owner }) => owner.id === ownerId)
  minutesText: DeskWorker['minutesText'] = async (minutesId) => {
    const minutes = this.store.get('minutes', minutesId)
    const updates = this.store.all('minutesUpdate').filter((each) => each.minutesId === minutesId && !each.mergedInto)
    return minutes && { minutes, updates: updates.map(({ id, update }) => ({ id, update, sent: true })) }
  }
  presence = async () => ['李秀英']
  uploads = async () => []
  syncStatus = async () => this.status
  syncNow = async () => this.setStatus({ lastSyncedAt: new Date(Date.now() + this.status.skewMs).toISOString() })
  allowMassDelete = async () => this.setStatus({})
  outbox = async () => this.#outbox
  attention = async () => this.#attention
  dismissAttention = async (commandId: string) =>
    this.setAttention(this.#attention.filter((item) => item.kind === 'conflict' || item.commandId !== commandId))
  requestPersistence = async () => false
  readonly #preferences = new Map<string, unknown>()
  preference = async (name: string) => this.#preferences.get(name)
  keepPreference = async (name: string, value: unknown) => void this.#preferences.set(name, value)
  syncHistory: DeskWorker['syncHistory'] = async () => [
    { kind: 'received', at: '2026-11-23T01:31:00Z', count: 42 },
    { kind: 'sent', at: '2026-11-23T01:30:00Z', count: 3 },
    { kind: 'connected', at: '2026-11-23T01:29:00Z' },
    { kind: 'problem', at: '2026-11-23T01:20:00Z', refusal: { code: 'desktop.serverUnreachable' } },
  ]
  diagnosis = async () => '{}'
  storageUse = async () => ({
    usedBytes: 46_137_344,
    quotaBytes: 64_424_509_440,
    persistent: false,
    rows: { workOrder: this.store.all('workOrder').length, supervisionCase: this.store.all('supervisionCase').length },
    files: { kept: 0, cached: 3_400_000, held: 0 },
    olderCopies: { count: 3, bytes: 41_000_000 },
  })
  freeSpace = async () => ({ bytes: 44_400_000 })

  subscribe: DeskWorker['subscribe'] = async (topics, call) => {
    this.#listeners.set(++this.#count, { topics, call })
    return this.#count
  }
  unsubscribe = async (id: number) => void this.#listeners.delete(id)

  setAttention(items: AttentionItem[]): void {
    this.#attention = items
    this.setStatus({ attention: items.length })
    this.changed('attention')
  }

  setStatus(patch: Partial<SyncStatus>): void {
    this.status = { ...this.status, ...patch }
    this.changed('sync')
  }

  changed(...topics: Topic[]): void {
    for (const { topics: wanted, call } of this.#listeners.values())
      for (const topic of topics) if (wanted.includes(topic)) call(topic)
  }

  private titleOf(type: EntityType, id: string): string {
    const row = this.store.rows.get(`${type}/${id}`)?.doc as { title?: string } | undefined
    return row?.title ?? ''
  }
}
