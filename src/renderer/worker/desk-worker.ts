import { v7 as uuidv7 } from 'uuid'
import type { EntityType } from '#shared/domain/entities'
import type { BackupReason, WorkerHost } from '#shared/host'
import { DeskError, type Refusal } from '#shared/messages/catalogue'
import { quarantinePaths } from '#shared/sync/quarantine-protocol'
import type { ClientRegistration, SessionInfo } from '#shared/sync/session-protocol'
import type {
  DeskWorker,
  LocalUser,
  LoginInput,
  LoginResult,
  RunAnswer,
  StartState,
  StorageUse,
} from '../data/desk-worker-api'
import { accountDesk, accountsDesk } from './desk/account-desk'
import { auditEntries, auditExport, auditVerdict } from './desk/audit-desk'
import { sessionUserOf } from './desk/desk-status'
import { diagnosisText } from './desk/diagnosis'
import { evaluationDesk } from './desk/evaluation-desk'
import { focusApi } from './desk/focus-api'
import { freeSpace } from './desk/free-space'
import { governmentDesk } from './desk/government-desk'
import { hotlineDesk } from './desk/hotline-desk'
import type { OpenDesk } from './desk/open-desk'
import { keepPreference, preferenceOf } from './desk/preferences'
import { decideQuarantined, listQuarantined } from './desk/quarantine-desk'
import { sharingDesk } from './desk/sharing-desk'
import { supervisionDesk } from './desk/supervision-desk'
import type { TopicBus } from './desk/topic-bus'
import { DiskWatch } from './disk-watch'
import { inspectionCalls } from './inspections/inspection-desk'
import { minutesOf, minutesText, othersPresent } from './minutes/minutes-desk'
import { DeskDoor, type DoorParts, openingRefusal, profileOf, storeRefusal } from './session/desk-door'
import { ServerLogin } from './session/server-login'
import type { MachineFacts } from './storage-use'

/** An unreachable server must not keep anyone from his own store. */
const ASK_SERVER_MS = 4000
/** Before a store in memory is thrown away, its unsent work gets a moment to leave. */
const LAST_SEND_MS = 5000
/** Copies wait until the lists are there and the first sync is through. */
const BACKUP_AFTER_MS = 120_000

export interface DeskWorkerParts extends Omit<DoorParts, 'transport' | 'journals' | 'emit' | 'emitAtOnce' | 'room'> {
  readonly host: WorkerHost
  readonly bus: TopicBus
  readonly deviceName: string
  readonly machine: MachineFacts
  /** Tells what the machine believes about the network; a hint, never a proof. */
  readonly onNetwork?: (changed: (online: boolean) => void) => void
}

const lockedAnswer = { ok: false, refusal: { code: 'local.locked' } } as const

type LocalUsers =
  | { readonly ok: true; readonly users: readonly LocalUser[] }
  | { readonly ok: false; readonly refusal: Refusal }

/** The data worker: one desk at most is open in it; entering and leaving happen one after another. */
export function createDeskWorker(parts: DeskWorkerParts): DeskWorker {
  const { host, bus, windowLock } = parts
  const disk = new DiskWatch(host.system)
  const door = new DeskDoor({
    ...parts,
    room: (bytes) => disk.refusal(bytes),
    transport: host.transport,
    journals: host.journal,
    emit: (...topics) => bus.emit(...topics),
    emitAtOnce: (...topics) => bus.emitAtOnce(...topics),
  })
  const serverLogin = new ServerLogin(host)
  let desk: OpenDesk | undefined
  let takenOver = false
  let last: Promise<unknown> = Promise.resolve()

  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = last.then(work)
    last = turn.catch(() => undefined)
    return turn
  }
  function opened(): OpenDesk {
    if (!desk) throw new DeskError('local.locked')
    return desk
  }
  async function closeDesk(): Promise<void> {
    const closing = desk
    desk = undefined
    await closing?.close()
    windowLock.release()
  }
  windowLock.onAsked(() =>
    inTurn(async () => {
      takenOver = true
      await closeDesk()
      bus.emit('session')
    }),
  )

  parts.onNetwork?.((online) => desk?.runner.dispatch({ type: online ? 'online' : 'offline' }))

  async function start(): Promise<StartState> {
    if (desk) return { state: 'open', session: sessionUserOf(desk) }
    if (takenOver) return { state: 'otherWindow' }
    const [known, asked] = await Promise.all([localUsers(), askServer(host)])
    if (!known.ok) return { state: 'refused', refusal: known.refusal }
    if (known.users.length > 0 && (await windowLock.heldElsewhere())) return { state: 'otherWindow' }
    const { session, online } = asked
    const enrolledHere = known.users.some(({ userId }) => userId === session?.user.id)
    if (session?.clientId && session.requires === null && !session.enrolled && !enrolledHere) {
      desk = await door.openInMemory(session, session.clientId, false)
      await desk.runner.start({ loggedIn: true, online: true })
      return { state: 'open', session: sessionUserOf(desk) }
    }
    return { state: 'loginNeeded', users: known.users, online }
  }

  async function localUsers(): Promise<LocalUsers> {
    try {
      const records = await (await parts.vault()).list()
      return { ok: true, users: records.map(({ userId, name, lastLoginAt }) => ({ userId, name, lastLoginAt })) }
    } catch (error) {
      const refusal = await openingRefusal(error, (bytes) => disk.refusal(bytes))
      // Without storage one still works online.
      return refusal.code === 'local.storageMissing' ? { ok: true, users: [] } : { ok: false, refusal }
    }
  }

  async function login(input: LoginInput): Promise<LoginResult> {
    if (desk && desk.profile.login.toLowerCase() !== input.login.trim().toLowerCase())
      return { ok: false, refusal: { code: 'local.otherUser', args: { name: desk.profile.name } } }
    const record = await parts
      .vault()
      .then((vault) => vault.ofLogin(input.login))
      .catch(() => undefined)
    const enrolled = input.enrol || record !== undefined
    const clientId = desk ? desk.currentClientId : (record?.clientId ?? uuidv7())
    const client: ClientRegistration = { id: clientId, device: parts.deviceName, enrolled }
    const answer = await serverLogin.login(input, client)
    if (!answer.ok) {
      desk?.runner.dispatch({ type: 'loginRefused', refusal: answer.refusal })
      return answer
    }
    const { session, password } = answer
    if (desk) return reentered(desk, session, password)
    if (enrolled) {
      const entered = await door.openAfterLogin(session, password, session.clientId ?? clientId, input)
      if (!entered.ok) return entered
      desk = entered.desk
      backUpLater()
    } else {
      desk = await door.openInMemory(session, clientId, true)
    }
    takenOver = false
    serverLogin.forget()
    await desk.runner.start({ loggedIn: true, online: true })
    return { ok: true, session: sessionUserOf(desk) }
  }

  /** The session had ended and the desk stayed open: the outbox is sent now. */
  async function reentered(open: OpenDesk, session: SessionInfo, password: string): Promise<LoginResult> {
    await open.noteProfile(profileOf(session))
    // It may have been changed elsewhere meanwhile; the one the server has just taken opens the store from now on.
    await open.reseal(password).catch((error: unknown) => {
      // Without its keychain the store stays sealed as it was; a password changed elsewhere is asked for at the next login.
      if (!(error instanceof DeskError)) throw error
    })
    serverLogin.forget()
    open.runner.dispatch({ type: 'loggedIn' })
    return { ok: true, session: sessionUserOf(open) }
  }

  async function changePassword({ current, next }: { current: string; next: string }): Promise<RunAnswer> {
    const open = opened()
    try {
      const refusal = await serverLogin.changePassword(current, next)
      if (refusal) return { ok: false, refusal }
      await open.reseal(next)
      return { ok: true, commandId: '' }
    } catch (error) {
      if (error instanceof DeskError) return { ok: false, refusal: error.refusal }
      throw error
    }
  }

  async function unlock({ userId, password }: { userId: string; password: string }): Promise<LoginResult> {
    if (desk) return { ok: true, session: sessionUserOf(desk) }
    const record = await (await parts.vault()).ofUser(userId)
    if (!record) return { ok: false, refusal: { code: 'local.userUnknown' } }
    const entered = await door.unlock(record, password)
    if (!entered.ok) return entered
    desk = entered.desk
    takenOver = false
    backUpLater()
    void resumeSession(entered.desk, password)
    return { ok: true, session: sessionUserOf(desk) }
  }

  /** Behind the first list: the session of earlier if it still holds, else a login with the password just given. */
  async function resumeSession(open: OpenDesk, password: string): Promise<void> {
    const { session, online } = await askServer(host)
    if (desk !== open) return
    if (!online) return open.runner.start({ loggedIn: true, online: false })
    const same = session?.user.id === open.profile.id && session.requires === null ? session : undefined
    const client = { id: open.currentClientId, device: parts.deviceName, enrolled: true }
    // Here no store asks for anything more.
    const answer = same
      ? undefined
      : await serverLogin.login({ login: open.profile.login, password }, client).finally(() => serverLogin.forget())
    const now = same ?? (answer?.ok ? answer.session : undefined)
    if (desk !== open) return
    // On a full disk the name of yesterday is shown; what waits must go out all the same, it may be what makes room.
    if (now) await open.noteProfile(profileOf(now)).catch((error: unknown) => console.error(error))
    await open.runner.start({ loggedIn: now !== undefined, online: true })
    if (answer?.ok === false) open.runner.dispatch({ type: 'loginRefused', refusal: answer.refusal })
    bus.emit('sync')
  }

  async function leave(end: 'lock' | 'logout'): Promise<void> {
    const leaving = desk
    if (leaving && !leaving.onDisk) await leaving.sendRest(LAST_SEND_MS)
    // What is only in memory cannot be opened again by password, so that locking it ends the session.
    if (end === 'logout' || (leaving && !leaving.onDisk)) await host.session.logout()
    await closeDesk()
  }

  async function restoreBackup({ userId, password, id }: { userId: string; password: string; id: string }) {
    if (desk) return { ok: false, refusal: { code: 'local.otherUser', args: { name: desk.profile.name } } } as const
    const record = await (await parts.vault()).ofUser(userId)
    if (!record) return { ok: false, refusal: { code: 'local.userUnknown' } } as const
    const entered = await door.restore(record, password, id)
    if (!entered.ok) return entered
    desk = entered.desk
    takenOver = false
    void resumeSession(entered.desk, password)
    return { ok: true, session: sessionUserOf(desk) } as const
  }

  async function run(type: string, input: unknown): Promise<RunAnswer> {
    const full = desk?.onDisk ? await disk.refusal() : undefined
    if (full) {
      desk?.noteRoom(full)
      return { ok: false, refusal: full }
    }
    return desk ? desk.run(type, input) : lockedAnswer
  }

  /** When the desk has come to rest; a lock in between ends the matter. */
  function backUpLater(): void {
    setTimeout(() => void inTurn(() => door.backup('daily')).catch(() => undefined), BACKUP_AFTER_MS)
  }

  async function backUp(reason: BackupReason): Promise<RunAnswer> {
    try {
      await door.backup(reason)
      return { ok: true, commandId: '' }
    } catch (error) {
      return { ok: false, refusal: storeRefusal(error) }
    }
  }

  async function rebuild(): Promise<RunAnswer> {
    const open = opened()
    // Without a network the officer would stand there with nothing.
    if (!open.onDisk || open.runner.current.connection !== 'online')
      return { ok: false, refusal: { code: 'local.offlineRebuild' } }
    const copied = await backUp('beforeRebuild')
    if (!copied.ok) return copied
    await open.emptyForRebuild()
    await closeDesk()
    bus.emit('session')
    return { ok: true, commandId: '' }
  }

  async function usedBy(open: OpenDesk): Promise<StorageUse> {
    const rows = await open.answers.rowCounts()
    const copies = await door.olderCopies()
    const olderCopies = { count: copies.length, bytes: copies.reduce((sum, { bytes }) => sum + bytes, 0) }
    return { ...(await parts.machine.storage()), rows, files: open.attachments.usedBytes(), olderCopies }
  }

  async function diagnosisOf(open: OpenDesk): Promise<string> {
    return diagnosisText({
      system: host.system,
      userAgent: parts.machine.userAgent,
      now: new Date(parts.clock()),
      enrolled: open.onDisk,
      journaled: host.journal !== undefined,
      status: open.syncStatus(),
      storage: await usedBy(open),
      outbox: await open.outbox(),
      attention: await open.attentionItems(),
      uploads: open.attachments.uploader.views(),
      history: open.history.list(),
    })
  }

  return {
    start: () => inTurn(start),
    takeOver: () =>
      inTurn(async () => {
        await windowLock.takeOver()
        takenOver = false
        return start()
      }),
    login: (input) => inTurn(() => login(input)),
    unlock: (input) => inTurn(() => unlock(input)),
    lock: () => inTurn(() => leave('lock')),
    recoveryRequest: (login) => inTurn(() => door.recoveryRequest(login)),
    changePassword: (input) => inTurn(() => changePassword(input)),
    logout: () => inTurn(() => leave('logout')),
    reference: async () => opened().reference.rows(),
    listOrders: async (query) => opened().lists.orders(query),
    listCases: async (query) => opened().lists.cases(query),
    listDocuments: async (query) => opened().lists.documents(query),
    searchEverywhere: async (text, limit) => opened().everywhere(text, limit),
    listRegister: async (query) => opened().registers.list(query),
    get: async <T extends EntityType>(type: T, id: string) => opened().get(type, id),
    caseBundle: async (caseId) => opened().answers.caseBundle(caseId),
    unmask: async (wanted) => (desk ? desk.privacy.unmask(wanted) : lockedAnswer),
    unmasked: async (orderId) => opened().privacy.unmasked(orderId),
    unmaskedToday: async () => opened().privacy.unmaskedToday(),
    unmaskAlarms: async () => opened().privacy.unmaskAlarms(),
    consultations: async () => opened().answers.consultations(),
    meetingMaterial: async (id, now) => opened().answers.meetingMaterial(id, now),
    consultationBundle: async (id) => opened().answers.consultationBundle(id),
    ...supervisionDesk(() => opened().supervisionParts),
    ...sharingDesk(() => opened().hotlineParts),
    ...evaluationDesk(() => opened().store),
    ...governmentDesk(() => opened().store),
    ...inspectionCalls(opened),
    ...focusApi(opened),
    ...accountDesk(host.transport),
    ...accountsDesk(host.transport),
    ...hotlineDesk(() => opened().hotlineParts),
    similarOrders: async (orderId) => opened().answers.similarOrders(orderId),
    transfersOf: async (caseId) => opened().answers.transfersOf(caseId),
    groupOpinions: async (caseIds) => opened().answers.groupOpinions(caseIds),
    similarCases: async (caseId) => opened().answers.similarCases(caseId),
    matchingRecords: async (caseId) => opened().answers.matchingRecords(caseId),
    suggestions: async (orderIds) => opened().answers.suggestions(orderIds),
    run,
    offered: async (subject, types) => opened().offered(subject, types),
    attach: async (file, name, as) => (desk ? desk.attachments.attach(file, name, as) : lockedAnswer),
    attachmentsOf: async (ownerId) => opened().attachments.of(ownerId),
    minutesOf: async (ownerId) => minutesOf(opened().store, ownerId),
    minutesText: async (minutesId) => minutesText(opened().store, minutesId),
    presence: async (subjectId) => (desk ? othersPresent(host.transport, subjectId) : []),
    openAttachment: async (sha256) => (desk ? desk.attachments.open(sha256) : lockedAnswer),
    uploads: async () => opened().attachments.uploader.views(),
    syncStatus: async () => opened().syncStatus(),
    syncNow: async () => opened().runner.dispatch({ type: 'syncNow' }),
    allowMassDelete: async () => opened().allowMassDelete(),
    outbox: async () => opened().outbox(),
    attention: async () => opened().attentionItems(),
    quarantined: async () => (desk ? listQuarantined(host.transport) : lockedAnswer),
    openPutAside: async ({ id, file }) =>
      desk ? desk.attachments.openFrom(quarantinePaths.file(id), file) : lockedAnswer,
    decideQuarantined: async (decision) => (desk ? decideQuarantined(host.transport, decision) : lockedAnswer),
    auditEntries: async (query) => (desk ? auditEntries(host.transport, query) : lockedAnswer),
    auditVerdict: async () => (desk ? auditVerdict(host.transport) : lockedAnswer),
    auditExport: async () => (desk ? auditExport(host.transport) : lockedAnswer),
    formDrafts: async () => opened().formDrafts.list(),
    keepFormDrafts: async (drafts) => desk?.formDrafts.keep(drafts),
    dismissAttention: async (commandId) => opened().dismissAttention(commandId),
    preference: async (name) => preferenceOf(opened().store, name),
    keepPreference: async (name, value) => keepPreference(opened().store, name, value),
    storageUse: async () => usedBy(opened()),
    freeSpace: async (what) => freeSpace({ open: opened(), door, disk }, what),
    requestPersistence: async () => (await parts.persist()) === true,
    syncHistory: async () => opened().history.list(),
    diagnosis: async () => diagnosisOf(opened()),
    rebuild: () => inTurn(rebuild),
    backups: async (userId) => {
      const record = await (await parts.vault()).ofUser(userId)
      return record ? door.backups(record.storeName) : []
    },
    backUp: (reason) => inTurn(() => backUp(reason)),
    restoreBackup: (input) => inTurn(() => restoreBackup(input)),
    subscribe: async (topics, onChange) => bus.subscribe(topics, onChange),
    unsubscribe: async (id) => bus.unsubscribe(id),
  }
}

interface ServerWord {
  readonly online: boolean
  readonly session?: SessionInfo
}

/** The session that the server still knows; not online where it does not answer in time. */
async function askServer(host: WorkerHost): Promise<ServerWord> {
  const late = new Promise<ServerWord>((resolve) => {
    setTimeout(() => resolve({ online: false }), ASK_SERVER_MS)
  })
  const asked = host.session.current().then(
    (session): ServerWord => ({ online: true, session }),
    (): ServerWord => ({ online: false }),
  )
  return Promise.race([asked, late])
}
