import type { Attachment, FileFacts } from '#shared/domain/attachment'
import type { CaseAction } from '#shared/domain/case-action'
import type { Conflict } from '#shared/domain/conflict'
import type { Consultation } from '#shared/domain/consultation'
import type { EntityOf, EntityType } from '#shared/domain/entities'
import type { Inspection } from '#shared/domain/inspection'
import type { MaterialSection } from '#shared/domain/meeting-material'
import type { Minutes } from '#shared/domain/minutes'
import type { OfficialDocument } from '#shared/domain/official-document'
import type { ReferenceRows } from '#shared/domain/reference-data'
import type { Role } from '#shared/domain/roles'
import type { SupervisionCase } from '#shared/domain/supervision-case'
import type { SupervisionOrder } from '#shared/domain/supervision-order'
import type { Transfer } from '#shared/domain/transfer'
import type { WorkOrder } from '#shared/domain/work-order'
import type { BackupFile, BackupReason } from '#shared/host'
import type { Refusal } from '#shared/messages/catalogue'
import type { AuditQuery } from '#shared/sync/audit-protocol'
import type { QuarantineDecision } from '#shared/sync/quarantine-protocol'
import type { AccountApi, AccountsApi } from './desk-worker-api-account'
import type { AuditAnswer, AuditExport, AuditVerdict } from './desk-worker-api-audit'
import type { AttachAnswer, OpenAnswer, UploadView } from './desk-worker-api-files'
import type { FocusApi } from './desk-worker-api-focus'
import type { HotlineApi } from './desk-worker-api-hotline'
import type { InspectionCalls } from './desk-worker-api-inspections'
import type {
  CaseColumns,
  CaseQuery,
  DocumentColumns,
  DocumentQuery,
  FoundEverywhere,
  GroupOpinion,
  ListWindow,
  OrderColumns,
  OrderQuery,
  SimilarCase,
} from './desk-worker-api-lists'
import type { PrivacyDesk } from './desk-worker-api-privacy'
import type { RegisterQuery, RegisterRow } from './desk-worker-api-registers'

export type { AttachAnswer, OpenAnswer, UploadView } from './desk-worker-api-files'
export type { CampaignBundle, FocusRange, FocusServerAnswer, WarningView } from './desk-worker-api-focus'
export type { HotlineOrderQuery } from './desk-worker-api-hotline'
export type {
  CaseColumns,
  CaseMark,
  CaseQuery,
  CaseWait,
  DocumentColumns,
  DocumentQuery,
  FoundEverywhere,
  FoundOfKind,
  GroupOpinion,
  ListRange,
  ListWindow,
  OrderColumns,
  OrderQuery,
  ReviewQuery,
  SimilarCase,
} from './desk-worker-api-lists'
export type {
  Freeable,
  FreedSpace,
  MinutesText,
  QuarantineAnswer,
  StorageUse,
  SyncHistoryEntry,
} from './desk-worker-api-machine'

export type { DepartmentInbox, SupervisionBundle } from './desk-worker-api-supervision'

import type { EvaluationDesk } from './desk-worker-api-evaluation'
import type { FormDraftMap } from './desk-worker-api-forms'
import type { GovernmentDesk } from './desk-worker-api-government'
import type { MachineApi, MinutesText, QuarantineAnswer } from './desk-worker-api-machine'
import type { SharingDesk } from './desk-worker-api-sharing'
import type { SupervisionDesk } from './desk-worker-api-supervision'

/**
 * The one contract between the screens and the data worker. Every call is asynchronous and small: lists come as
 * windows over columns kept in memory, never as whole stores. Expected failures are values, not exceptions.
 */
export interface DeskWorker
  extends SupervisionDesk,
    SharingDesk,
    EvaluationDesk,
    GovernmentDesk,
    InspectionCalls,
    FocusApi,
    PrivacyDesk,
    HotlineApi,
    MachineApi,
    AccountApi,
    AccountsApi {
  /** What this machine holds, before anyone has logged in. */
  start(): Promise<StartState>
  /** Makes this window the one that writes, after `otherWindow`; the other one shows that it was taken over. */
  takeOver(): Promise<StartState>
  login(input: LoginInput): Promise<LoginResult>
  /** Opens the local store of an earlier login with its password; no network needed. */
  unlock(input: { userId: string; password: string }): Promise<LoginResult>
  lock(): Promise<void>
  /** The file with which two administrators open the store of a user who forgot its password. */
  recoveryRequest(
    login: string,
  ): Promise<{ readonly ok: true; readonly request: Uint8Array } | { readonly ok: false; readonly refusal: Refusal }>
  /** The officer's own new password, on the server and for the store of this machine. Needs a network. */
  changePassword(input: { current: string; next: string }): Promise<RunAnswer>
  /** Ends the session; unsent work stays in the sealed store and is sent after the next login. */
  logout(): Promise<void>

  reference(): Promise<ReferenceRows>
  listOrders(query: OrderQuery): Promise<ListWindow<OrderColumns>>
  listCases(query: CaseQuery): Promise<ListWindow<CaseColumns>>
  listDocuments(query: DocumentQuery): Promise<ListWindow<DocumentColumns>>
  /** Looks in numbers, titles, texts and names of organs of everything this machine holds. */
  searchEverywhere(text: string, limit: number): Promise<FoundEverywhere>
  listRegister(query: RegisterQuery): Promise<ListWindow<RegisterRow>>
  get<T extends EntityType>(type: T, id: string): Promise<EntityOf<T> | undefined>
  /** Everything a case page shows, read in one go so that its parts agree. */
  caseBundle(caseId: string): Promise<CaseBundle | undefined>
  /** Every consultation this officer may see, the latest first: some hundreds a year. */
  consultations(): Promise<readonly Consultation[]>
  /** One consultation with the cases of its agenda and the documents of the case it was called for. */
  consultationBundle(id: string): Promise<ConsultationBundle | undefined>
  /** What a 双周会商 goes through, as of `now` (ISO instant), from everything this desk holds. */
  meetingMaterial(consultationId: string, now: string): Promise<readonly MaterialSection[]>
  /** Orders alike in place, text or reporter, best first, with the reason. */
  similarOrders(orderId: string): Promise<readonly SimilarOrder[]>
  /** What the transparent model suggests for the matter of these orders, with the words that led there. */
  suggestions(orderIds: readonly string[]): Promise<TriageSuggestions>

  /** The 移送 that this user is of, of one case or all; empty to everybody else. */
  transfersOf(caseId?: string): Promise<readonly Transfer[]>
  /** Cases alike in respondent, field, issue and text, best first, with the reason. */
  similarCases(caseId: string): Promise<readonly SimilarCase[]>
  /** Served opinions of the groups of these cases, newest first. */
  groupOpinions(caseIds: readonly string[]): Promise<readonly GroupOpinion[]>
  /** What departments reported about the acts of a case: by document number or party, and what is linked already. */
  matchingRecords(caseId: string): Promise<readonly MatchingRecord[]>

  /** Carries a command out: shown at once, kept durably, sent when there is a network. */
  run(type: string, input: unknown): Promise<RunAnswer>
  /** For each command of a subject whether it is possible now, and why not. */
  offered(
    subject: { type: EntityType; id: string },
    commandTypes: readonly string[],
  ): Promise<Readonly<Record<string, Refusal | null>>>

  /**
   * Keeps a file on this machine, durably and sealed. `attachment.add` with the facts puts it into the record; its bytes
   * are sent by themselves. A file that is put into no record goes after a week. `as` photo: one that cannot be shown is refused.
   */
  attach(file: Blob, name: string, as?: 'photo'): Promise<AttachAnswer>
  /** Files attached to one thing, in order of time. */
  attachmentsOf(ownerId: string): Promise<readonly Attachment[]>
  minutesOf(ownerId: string): Promise<readonly Minutes[]>
  /** Minutes with all updates that make their text; undefined where there are none. */
  minutesText(minutesId: string): Promise<MinutesText | undefined>
  /** Tells the server that this officer is here, and who else is; empty without a network. */
  presence(subjectId: string): Promise<readonly string[]>
  /** A file of the record: from this machine, else from the server; then it stays here for work without a network. */
  openAttachment(sha256: string): Promise<OpenAnswer>
  /** This officer's files whose bytes the server has not yet, the one under way first. */
  uploads(): Promise<readonly UploadView[]>

  syncStatus(): Promise<SyncStatus>
  syncNow(): Promise<void>
  /** After `sync.massDelete`: the officer has made sure that the rows may go. */
  allowMassDelete(): Promise<void>
  outbox(): Promise<readonly OutboxView[]>
  /** What only a person can settle: conflicts and commands that were not applied. */
  attention(): Promise<readonly AttentionItem[]>
  /** Forms begun and not sent, as they were last kept. */
  formDrafts(): Promise<FormDraftMap>
  keepFormDrafts(drafts: FormDraftMap): Promise<void>
  dismissAttention(commandId: string): Promise<void>
  /** Commands of the organ's people that the server put aside, for its reviewers; needs a network. */
  quarantined(): Promise<QuarantineAnswer>
  decideQuarantined(decision: QuarantineDecision): Promise<RunAnswer>
  /** The file that a command put aside would add, while its reviewer decides. */
  openPutAside(asked: { readonly id: string; readonly file: FileFacts }): Promise<OpenAnswer>
  /** For auditors; need a network. */
  auditEntries(query: AuditQuery): Promise<AuditAnswer>
  auditVerdict(): Promise<AuditVerdict>
  auditExport(): Promise<AuditExport>
  /** How the officer likes a screen, from the sealed store; nothing where he has said nothing. */
  preference(name: string): Promise<unknown>
  keepPreference(name: string, value: unknown): Promise<void>
  /** Empties the store of all the server can give again and locks the desk; unsent work and unsent files stay. */
  rebuild(): Promise<RunAnswer>
  /** Copies of a user's store on this machine, newest first; none where the machine keeps none. */
  backups(userId: string): Promise<readonly BackupFile[]>
  /** A copy of the open store now; nothing where the machine keeps none. */
  backUp(reason: BackupReason): Promise<RunAnswer>
  /** Puts a copy in the place of the store and opens it; what was done since comes back from the journal. */
  restoreBackup(input: { userId: string; password: string; id: string }): Promise<LoginResult>
  /** Calls back when anything of the topics changed; the callback is a comlink proxy. Returns the id to stop it. */
  subscribe(topics: readonly Topic[], onChange: (topic: Topic) => void): Promise<number>
  unsubscribe(id: number): Promise<void>
}

export type Topic =
  | 'sync'
  | 'uploads'
  | 'attachments'
  | 'minutes'
  | 'orders'
  | 'cases'
  | 'documents'
  | 'records'
  | 'transfers'
  | 'consultations'
  | 'supervision'
  | 'inspections'
  | 'packs'
  | 'campaigns'
  | 'warnings'
  | 'hotline'
  | 'sharing'
  | 'evaluation'
  | 'reference'
  | 'privacy'
  | 'attention'
  | 'session'
  | `case/${string}`
  | `minutes/${string}`

export interface LocalUser {
  readonly userId: string
  readonly name: string
  readonly lastLoginAt: string
}

export type StartState =
  | { readonly state: 'loginNeeded'; readonly users: readonly LocalUser[]; readonly online: boolean }
  /** A session cookie is still good and this browser keeps nothing on disk: no password is asked. */
  | { readonly state: 'open'; readonly session: SessionUser }
  | { readonly state: 'otherWindow' }
  | { readonly state: 'refused'; readonly refusal: Refusal }

export interface LoginInput {
  readonly login: string
  readonly password: string
  readonly totp?: string
  /** 本机为办公专用: keep the sealed store and work offline here. */
  readonly enrol: boolean
  /** After `auth.passwordChangeNeeded`: the officer's own password from now on. */
  readonly newPassword?: string
  /** After `local.oldPasswordNeeded`: opens the store of this machine once more, which is then sealed under `password`. */
  readonly oldPassword?: string
  /** After `local.oldPasswordNeeded`: the administrators' answer to `recoveryRequest`, which opens the store instead. */
  readonly recovery?: Uint8Array
  /** After `local.keychainAsk`: the officer wants a store on this machine all the same. */
  readonly withoutKeychain?: boolean
  /** After `local.oldPasswordNeeded`: begin a new store; the old one stays on the disk as it is, unsent work in it too. */
  readonly startAnew?: boolean
}

export interface SessionUser {
  readonly userId: string
  readonly name: string
  readonly roles: readonly Role[]
  readonly organId: string
  readonly region: string
  readonly enrolled: boolean
  readonly online: boolean
  readonly demo: boolean
}

/**
 * Refusals that ask for more, with the same input once more: `auth.totpNeeded`, `auth.totpWrong`, `auth.totpSetupNeeded`
 * (`totp`), `auth.passwordChangeNeeded` (`newPassword`), `local.oldPasswordNeeded`, `local.oldPasswordWrong` (`oldPassword`
 * or `startAnew`). `local.otherWindow`: `takeOver()` first.
 */
export type LoginResult =
  | { readonly ok: true; readonly session: SessionUser }
  | { readonly ok: false; readonly refusal: Refusal; readonly totp?: { readonly enrolUri?: string } }

export type RunAnswer =
  /** `commandId` is empty where no command was made. */
  { readonly ok: true; readonly commandId: string } | { readonly ok: false; readonly refusal: Refusal }

export interface SimilarOrder {
  readonly id: string
  readonly orderNo: string
  readonly title: string
  readonly receivedAt: string
  readonly leadState: string
  readonly caseId: string
  readonly reasons: readonly ('sameText' | 'similarText' | 'samePlace' | 'sameReporter' | 'sameTime')[]
  readonly likeness: number
}

export interface MatchingRecord {
  readonly id: string
  readonly docNo: string
  readonly partyName: string
  readonly organId: string
  readonly organName: string
  readonly enforcementType: string
  readonly decidedAt: string
  readonly amount: number | null
  readonly result: string
  readonly reasons: readonly ('docNo' | 'party')[]
  readonly linked: boolean
}

export interface SuggestedCode {
  readonly code: string
  readonly sure: boolean
  readonly words: readonly string[]
}

export interface SuggestedPattern {
  readonly code: string
  readonly why: 'manyAlike' | 'sameReporter' | 'saysSo'
  readonly n: number
  readonly words: readonly string[]
}

export interface TriageSuggestions {
  readonly field?: SuggestedCode | undefined
  readonly enforcementType?: SuggestedCode | undefined
  readonly level?: SuggestedCode | undefined
  readonly issues: readonly SuggestedCode[]
  readonly patterns: readonly SuggestedPattern[]
}

export interface ConsultationBundle {
  readonly consultation: Consultation
  /** In the order of the agenda; a case that this officer may not see is left out. */
  readonly cases: readonly SupervisionCase[]
  /** Of all of these cases. */
  readonly orders: readonly WorkOrder[]
  readonly documents: readonly OfficialDocument[]
  /** Not yet on the server. */
  readonly pending: boolean
}

export interface CaseBundle {
  readonly case: SupervisionCase
  readonly orders: readonly WorkOrder[]
  readonly documents: readonly OfficialDocument[]
  readonly actions: readonly CaseAction[]
  /** Of the case and all its parts, in order of time; `owner` says of which. */
  readonly attachments: readonly Attachment[]
  readonly conflicts: readonly Conflict[]
  readonly inspections: readonly Inspection[]
  readonly supervisionOrders: readonly SupervisionOrder[]
  /** Ids of entities that unsent commands have changed. */
  readonly pending: readonly string[]
}

export interface SyncStatus {
  readonly connection: 'online' | 'offline' | 'loginNeeded' | 'updateNeeded' | 'storageFull'
  readonly phase: 'idle' | 'bootstrap' | 'pulling' | 'pushing'
  readonly pending: number
  readonly attention: number
  /** Exact during a bootstrap; `total` 0 where unknown. */
  readonly progress?: { readonly done: number; readonly total: number }
  readonly lastSyncedAt?: string
  /** Server time minus device time in milliseconds, as last measured. */
  readonly skewMs: number
  readonly lastProblem?: Refusal
  /** The journal of commands was not whole when the desk was opened. */
  readonly journalDamaged?: boolean
}

export interface OutboxView {
  readonly commandId: string
  readonly seq: number
  readonly type: string
  readonly madeAt: string
  readonly attempts: number
  readonly subject: { readonly type: EntityType; readonly id: string; readonly title: string }
}

export type AttentionItem =
  | {
      readonly kind: 'conflict'
      readonly conflict: Conflict
      readonly subject: { readonly type: EntityType; readonly id: string; readonly title: string }
    }
  | {
      /** `unsettled`: in part not applied, because others had changed it; the record of the conflict is still to come. */
      readonly kind: 'rejected' | 'blocked' | 'quarantined' | 'unsettled'
      readonly commandId: string
      readonly type: string
      readonly input: unknown
      readonly refusal: Refusal
      readonly at: string
      readonly subject: { readonly type: EntityType; readonly id: string; readonly title: string }
    }
