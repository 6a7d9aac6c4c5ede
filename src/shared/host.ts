import type { JournalRecord } from './journal/journal-frames'
import type { Refusal } from './messages/catalogue'
import type { MachinePolicy } from './security/machine-policy'
import type { RecoveryRequest } from './security/recovery-file'
import type { LoginRequest, SessionInfo } from './sync/session-protocol'

/**
 * The one contract between the renderer and the machine it runs on. `renderer/host/resolve-host.ts` gives the page its
 * Host; the data worker gets its own half with `openWorkerHost(link)` from what `host.link()` gave.
 * Bytes are Uint8Array throughout. Expected failures are thrown as DeskError (codes `desktop.*`) unless a result type
 * says otherwise. An optional member is missing where the machine lacks it: hide or explain the feature then.
 */
export interface Host extends WorkerHost {
  /** A new line to this host for the data worker; hand it over with `comlink.transfer(link, linkTransfers(link))`. */
  link(): HostLink
  readonly files: HostFiles
  readonly print: HostPrint
  /** Absent in a browser, whose address is the server's. */
  readonly enrolment?: HostEnrolment
  /** Absent where the pages come from the server anyway. */
  readonly updates?: HostUpdates
}

/** What the data worker uses. */
export interface WorkerHost {
  readonly kind: 'electron' | 'browser'
  readonly transport: HostTransport
  readonly session: HostSession
  /** Absent where nothing but IndexedDB can be written: 已保存 then rests on that alone. */
  readonly journal?: HostJournal
  /** Absent where a machine keeps no copies of a store. */
  readonly backups?: HostBackups
  readonly secrets: HostSecrets
  readonly system: HostSystem
}

/** Browser: the worker may use fetch itself. Electron: a port on which the page relays to the main process. */
export type HostLink =
  | { readonly kind: 'browser'; readonly system: SystemFacts }
  | { readonly kind: 'electron'; readonly system: SystemFacts; readonly port: MessagePort }

export type Unsubscribe = () => void

/** A request to the hotline server. `path` begins with `/`; the host adds address, session and CSRF token. */
export interface HostRequest {
  readonly method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: Uint8Array
  /** Milliseconds until the request is given up with `desktop.serverTimeout`; 60 000 by default. */
  readonly timeoutMs?: number
}

/** Any answer of the server, an error status too; header names are in lower case, the body is decompressed. */
export interface HostResponse {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array
}

export interface HostTransport {
  /** @throws DeskError `desktop.serverUnreachable`, `desktop.serverTimeout`, `desktop.serverUntrusted`, `desktop.noServer` */
  request(request: HostRequest): Promise<HostResponse>
  /** Opens the server's event stream at `path`. It does not open itself again after `closed`; that is called once at most. */
  events(path: string, on: EventHandlers): Unsubscribe
}

export interface EventHandlers {
  /** The server has something new; the message itself carries nothing. */
  readonly poke: () => void
  /** The stream ended or could not be opened. Not called after unsubscribing. */
  readonly closed: () => void
}

export type LoginInput = Omit<LoginRequest, 'tokenIn'>

export type LoginAnswer =
  | { readonly ok: true; readonly session: SessionInfo }
  /** What the server refused, in its words (`auth.*`). */
  | { readonly ok: false; readonly refusal: Refusal }

/** Tokens stay with the host: a HttpOnly cookie in the browser, the main process in Electron. */
export interface HostSession {
  /** @throws DeskError as `transport.request` */
  login(input: LoginInput): Promise<LoginAnswer>
  /** Forgets the session here first, then tells the server where it can be reached. */
  logout(): Promise<void>
  /** The session that is open on the server; undefined when there is none. @throws DeskError as `transport.request` */
  current(): Promise<SessionInfo | undefined>
}

/**
 * Commands on the disk outside IndexedDB, because a full disk can reset that one. What is put in is sealed by the worker;
 * the journal sees bytes. One journal for each store, by the store's name; one window has it open at a time.
 */
export interface HostJournal {
  /**
   * Opens a journal, or begins one. A tail that a crash cut off is taken away, one that is damaged is set aside.
   * @throws DeskError `desktop.journalNotOpened`
   */
  open(name: string): Promise<Journal>
}

export interface Journal {
  /** Some bytes of it were not whole when it was opened: a power failure, or a disk that fails. */
  readonly damaged: boolean
  /**
   * Resolves to the record's position when the record is flushed to the disk: only then may the screen say 已保存.
   * @throws DeskError `desktop.journalNotWritten`; the journal is then as it was before
   */
  append(record: Uint8Array): Promise<number>
  /** All records that were not truncated, oldest first, as they lie there when it is called. */
  replay(): AsyncIterable<JournalRecord>
  /** Records up to this position are no longer needed. They may come once more after a crash. */
  truncate(upTo: number): Promise<void>
  /** Nothing is appended after this. */
  close(): Promise<void>
}

export type { JournalRecord }

export type BackupReason = 'daily' | 'beforeRebuild' | 'beforeUpdate'

export interface BackupFile {
  readonly id: string
  readonly at: string
  readonly reason: BackupReason
  readonly bytes: number
}

/** Copies of stores on the disk of this machine. The worker has sealed what it hands over; whole files or none are kept. */
export interface HostBackups {
  /** @throws DeskError `desktop.backupNotWritten`; nothing is left of it then */
  write(name: string, reason: BackupReason, parts: AsyncIterable<Uint8Array>): Promise<BackupFile>
  /** Newest first. */
  list(name: string): Promise<readonly BackupFile[]>
  /** The parts in order. @throws DeskError `desktop.backupDamaged` as soon as one is not whole */
  read(name: string, id: string): AsyncIterable<Uint8Array>
  /** Removes copies of a store for good: all but those with the ids in `keep`. */
  remove(name: string, keep: readonly string[]): Promise<void>
}

export interface OfferedUpdate {
  readonly version: string
  readonly at: string
  /** The present version is or will be kept beside it: one can go back. */
  readonly wayBack: boolean
  /** The officer went back from this one: it is offered only when he asks. */
  readonly left: boolean
}

/** A version that one can go back to. */
export interface EarlierVersion {
  readonly version: string
  readonly at: string
}

/** `byHand`: where the verified package lies that only an administrator can install; else its installer was started. */
export interface GoneBack {
  readonly byHand?: string
}

/** Later versions of the program, from the office and signed by it. */
export interface HostUpdates {
  /** Undefined where there is none, or nobody said where to look. @throws DeskError `desktop.updateUnreachable`, `desktop.updateUntrusted` */
  check(): Promise<OfferedUpdate | undefined>
  /** Fetches, compares every byte, starts the system's installer and quits. @throws DeskError `desktop.update*` */
  install(): Promise<void>
  /** The version before this one, where its signed package lies here. */
  earlier(): Promise<EarlierVersion | undefined>
  /** Compares the kept package once more, starts it and quits. @throws DeskError `desktop.noEarlierVersion`, `desktop.update*` */
  goBack(version: string): Promise<GoneBack>
}

/** The server that this machine belongs to, told once by an administrator. */
export interface HostEnrolment {
  current(): Promise<EnrolledServer | undefined>
  /** Undefined when the user cancelled. @throws DeskError `desktop.enrolmentUnusable`, `desktop.enrolmentForeign` */
  chooseFile(): Promise<EnrolmentOffer | undefined>
  /**
   * Asks the server for its authority's certificate and compares it with the fingerprint, which comes from elsewhere.
   * @throws DeskError `desktop.fingerprintDiffers`, `desktop.enrolmentForeign`, `desktop.serverUnreachable`, `desktop.serverForeign`
   */
  askServer(input: { readonly url: string; readonly fingerprint: string }): Promise<EnrolmentOffer>
  /** From now on this machine talks to that server alone. */
  accept(offer: { readonly id: string }): Promise<void>
}

export interface EnrolledServer {
  readonly url: string
  /** SHA-256 of its own authority, `AB:CD:…`; absent where the system's authorities are trusted. */
  readonly fingerprint?: string | undefined
}

export interface EnrolmentOffer {
  readonly id: string
  readonly url: string
  readonly fingerprint: string
  /** The machine's policy or the user's own typing vouches for the fingerprint; else a person must compare it. */
  readonly certain: boolean
}

/** The keychain of the operating system, for wrapping the store's key besides the password; browsers have none. */
export interface HostSecrets {
  /** False where the machine keeps no secrets; there is no fallback to plain text. */
  available(): Promise<boolean>
  /** @throws DeskError `desktop.keychainMissing` */
  wrap(secret: Uint8Array): Promise<Uint8Array>
  /** @throws DeskError `desktop.keychainMissing`, `desktop.keychainForeign` when another machine or user wrapped it */
  unwrap(wrapped: Uint8Array): Promise<Uint8Array>
}

export interface FileFilter {
  /** As shown in the dialog, e.g. `Word 文档`. */
  readonly name: string
  /** Without a dot. */
  readonly extensions: readonly string[]
}

export interface SaveRequest {
  /** Proposed name with extension; characters that no file system takes are replaced. */
  readonly name: string
  readonly bytes: Uint8Array
  readonly filter: FileFilter
}

export interface SavedFile {
  readonly name: string
  /** Names the file to `reveal`; absent where the machine cannot show it. */
  readonly revealId?: string
}

export interface OpenedFile {
  readonly name: string
  readonly bytes: Uint8Array
}

export interface HostFiles {
  /** Undefined when the user cancelled. @throws DeskError `desktop.fileNotSaved` */
  save(request: SaveRequest): Promise<SavedFile | undefined>
  /** What a recovery asks for leaves even where the policy lets no other file out. As `save` otherwise. */
  saveRecovery(request: RecoveryRequest): Promise<SavedFile | undefined>
  /** Empty when the user cancelled. @throws DeskError `desktop.fileNotRead`, `desktop.fileTooLarge` */
  open(request: { readonly filter: FileFilter; readonly multiple?: boolean }): Promise<readonly OpenedFile[]>
  /** Shows a file saved in this run in the folder it is in. @throws DeskError `desktop.fileGone` */
  reveal?(revealId: string): Promise<void>
  /** Opens such a file in the program the system has for it. @throws DeskError `desktop.fileGone`, `desktop.fileNotOpened` */
  openSaved?(revealId: string): Promise<void>
}

/**
 * `html` is a whole page (`renderPrintHtml`) whose style elements carry `NONCE_PLACE` as their nonce; the host puts in the
 * true one. The policy refuses scripts and style attributes.
 */
export interface PrintRequest {
  readonly title: string
  readonly html: string
  /** Prints there at once, without the system's dialog. */
  readonly printer?: string | undefined
  readonly copies?: number | undefined
}

export interface Printer {
  readonly name: string
  readonly title: string
}

/** `closed`: the dialog was shown and is gone; whether it was printed only some machines tell. */
export type PrintResult = 'printed' | 'cancelled' | 'closed'

export interface HostPrint {
  /** @throws DeskError `desktop.notPrinted` */
  print(request: PrintRequest): Promise<PrintResult>
  /** Printers of this machine, where it tells them. */
  printers?(): Promise<readonly Printer[]>
  /** A PDF with the page size of the style sheet. Where absent, the print dialog itself can save one. */
  toPdf?(request: PrintRequest): Promise<Uint8Array>
}

export interface SystemFacts {
  readonly version: string
  readonly platform: 'windows' | 'mac' | 'linux' | 'other'
}

export interface HostSystem extends SystemFacts {
  /** Free space for the store in bytes; undefined where it cannot be known. */
  diskFree(): Promise<number | undefined>
  /** Opens an https address in the user's browser. @throws DeskError `desktop.addressRefused` */
  openExternal(url: string): Promise<void>
  /** What an administrator fixed for this machine; the defaults in a browser. */
  policy(): Promise<MachinePolicy>
  /** Called when the screen is locked the machine goes to sleep or nobody touches it for long; absent where that cannot be known. */
  onLock?(locked: () => void): Unsubscribe
  /** A note of the system; it carries no personal data, and lies on a locked screen. */
  notify?(notice: { readonly title: string; readonly body: string }): Promise<void>
  /** Asks the user for leave to show such notes; absent where none is needed. True where he gave it, now or before. */
  askToNotify?(): Promise<boolean>
  /** The link that this machine was asked to open last (`supervision-desk://case/ID`); it is handed out once. */
  takeLink?(): Promise<DeskLink | undefined>
  onLink?(arrived: () => void): Unsubscribe
}

export interface DeskLink {
  readonly kind: 'case' | 'document' | 'order'
  readonly id: string
}
