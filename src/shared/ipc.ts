import { z } from 'zod'
import type {
  BackupFile,
  DeskLink,
  EarlierVersion,
  EnrolledServer,
  EnrolmentOffer,
  GoneBack,
  HostResponse,
  JournalRecord,
  LoginAnswer,
  OfferedUpdate,
  OpenedFile,
  Printer,
  PrintResult,
  SavedFile,
} from './host'
import type { Refusal } from './messages/catalogue'
import type { MachinePolicy } from './security/machine-policy'
import { recoveryRequest } from './security/recovery-file'
import { loginRequest, type SessionInfo } from './sync/session-protocol'

/** Everything that may pass between the renderer and the Electron main process. Nothing else is listened to. */

/** An array without its buffer's kind in the type, as the contract has it. */
const bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array)
const path = z
  .string()
  .regex(/^\/(?!\/)[\x21-\x7e]*$/)
  .max(4000)
const streamId = z.uuid()
/** Becomes a file name: nothing that leads elsewhere. */
const storeName = z.string().regex(/^[a-z0-9][a-z0-9-]{0,99}$/)

const backupId = z.string().regex(/^[\w-]{1,80}$/)

const fileFilter = z.object({
  name: z.string().min(1).max(60),
  extensions: z
    .array(z.string().regex(/^[a-z0-9]{1,10}$/i))
    .min(1)
    .max(20)
    .readonly(),
})

const printRequest = z.object({
  title: z.string().max(300),
  html: z.string(),
  printer: z.string().max(300).optional(),
  copies: z.number().int().min(1).max(99).optional(),
})

/** Input schema of each call; `answers` below has the type of its result. */
export const ipcInputs = {
  'transport.request': z.object({
    method: z.enum(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE']),
    path,
    headers: z.record(z.string().regex(/^[a-z0-9-]+$/i), z.string().max(8000)).optional(),
    body: bytes.optional(),
    timeoutMs: z.number().int().min(1).max(3_600_000).optional(),
  }),
  'transport.openEvents': z.object({ stream: streamId, path }),
  'transport.closeEvents': z.object({ stream: streamId }),
  'session.login': loginRequest.omit({ tokenIn: true }),
  'session.logout': z.undefined(),
  'session.current': z.undefined(),
  'journal.open': z.object({ name: storeName }),
  'journal.append': z.object({ name: storeName, record: bytes }),
  'journal.read': z.object({ name: storeName, after: z.number().int().min(0) }),
  'journal.truncate': z.object({ name: storeName, upTo: z.number().int().min(0) }),
  'journal.close': z.object({ name: storeName }),
  'backup.begin': z.object({ name: storeName, reason: z.enum(['daily', 'beforeRebuild', 'beforeUpdate']) }),
  'backup.part': z.object({ id: z.uuid(), part: bytes }),
  'backup.finish': z.object({ id: z.uuid() }),
  'backup.abandon': z.object({ id: z.uuid() }),
  'backup.list': z.object({ name: storeName }),
  'backup.read': z.object({ name: storeName, id: backupId, offset: z.number().int().min(0) }),
  'backup.remove': z.object({ name: storeName, keep: z.array(backupId).max(100) }),
  'secrets.available': z.undefined(),
  'secrets.wrap': bytes,
  'secrets.unwrap': bytes,
  'files.save': z.object({ name: z.string().min(1).max(300), bytes, filter: fileFilter }),
  /** Apart from the others: it leaves where the policy lets nothing else out, so its content is checked. */
  'files.saveRecovery': recoveryRequest,
  'files.open': z.object({ filter: fileFilter, multiple: z.boolean().optional() }),
  'files.reveal': z.uuid(),
  'files.openSaved': z.uuid(),
  'print.printers': z.undefined(),
  'print.print': printRequest,
  'print.toPdf': printRequest,
  'enrolment.current': z.undefined(),
  'enrolment.chooseFile': z.undefined(),
  'enrolment.askServer': z.object({ url: z.url({ protocol: /^https$/ }).max(500), fingerprint: z.string().max(200) }),
  'enrolment.accept': z.object({ id: z.uuid() }),
  'update.check': z.undefined(),
  'update.install': z.undefined(),
  'update.earlier': z.undefined(),
  'update.goBack': z.object({ version: z.string().max(40) }),
  'system.policy': z.undefined(),
  'system.diskFree': z.undefined(),
  'system.openExternal': z.string().max(2000),
  'system.notify': z.object({ title: z.string().min(1).max(100), body: z.string().max(300) }),
  'system.takeLink': z.undefined(),
} as const

export type IpcCall = keyof typeof ipcInputs
export type IpcInput<C extends IpcCall> = z.input<(typeof ipcInputs)[C]>

export interface IpcAnswers {
  'transport.request': HostResponse
  'transport.openEvents': undefined
  'transport.closeEvents': undefined
  'session.login': LoginAnswer
  'session.logout': undefined
  'session.current': SessionInfo | undefined
  'journal.open': { readonly damaged: boolean }
  'journal.append': number
  /** A slice of what lies after a position; empty at the end. */
  'journal.read': readonly JournalRecord[]
  'journal.truncate': undefined
  'journal.close': undefined
  'backup.begin': string
  'backup.part': undefined
  'backup.finish': BackupFile
  'backup.abandon': undefined
  'backup.list': readonly BackupFile[]
  /** A part and where the next one begins; no part at the end. */
  'backup.read': { readonly part?: Uint8Array; readonly next: number }
  'backup.remove': undefined
  'secrets.available': boolean
  'secrets.wrap': Uint8Array
  'secrets.unwrap': Uint8Array
  'files.save': SavedFile | undefined
  'files.saveRecovery': SavedFile | undefined
  'files.open': readonly OpenedFile[]
  'files.reveal': undefined
  'files.openSaved': undefined
  'print.printers': readonly Printer[]
  'print.print': PrintResult
  'print.toPdf': Uint8Array
  'enrolment.current': EnrolledServer | undefined
  'enrolment.chooseFile': EnrolmentOffer | undefined
  'enrolment.askServer': EnrolmentOffer
  'enrolment.accept': undefined
  'update.check': OfferedUpdate | undefined
  'update.install': undefined
  'update.earlier': EarlierVersion | undefined
  'update.goBack': GoneBack
  'system.policy': MachinePolicy
  'system.diskFree': number | undefined
  'system.openExternal': undefined
  'system.notify': undefined
  'system.takeLink': DeskLink | undefined
}

/** Errors lose all but their message on the way between processes, so a refusal travels as a value. */
export type IpcResult<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: Refusal }

export interface IpcEvents {
  'transport.poke': { readonly stream: string }
  'transport.closed': { readonly stream: string }
  'system.locked': undefined
  'system.linkArrived': undefined
}
export type IpcEvent = keyof IpcEvents

/** What the preload puts into the page as `window.deskBridge`. */
export interface DeskBridge {
  invoke<C extends IpcCall>(call: C, input: IpcInput<C>): Promise<IpcResult<IpcAnswers[C]>>
  listen<E extends IpcEvent>(event: E, onEvent: (payload: IpcEvents[E]) => void): () => void
}
