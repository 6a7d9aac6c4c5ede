import { z } from 'zod'
import { type CommandEnvelope, seriesPlace } from '../commands/engine/envelope'
import { asked } from '../domain/common'
import { deviceKey } from './device-order'

/**
 * Failures come as the common error body. Of a push: 409 `sync.gap` (`args.expected`: the seq the server waits for) and
 * `sync.clientForked`; of a pull: 409 `sync.cursorStale`; of any: 401, 403, 426. `failureClass` sorts them.
 */

/** Sent as `Desk-Protocol` with every sync request; another number is answered with 426 and changes nothing. */
export const PROTOCOL_VERSION = 1
export const PROTOCOL_HEADER = 'desk-protocol'
export const protocolHeaders = { [PROTOCOL_HEADER]: String(PROTOCOL_VERSION) } as const
export const CLIENT_HEADER = 'desk-client'

export const MAX_PUSH_COMMANDS = 50
export const MAX_PAGE_ROWS = 1000
/** How many rows a client follows at once besides what comes by itself. */
export const MAX_ASKED_ROWS = 1000
export const MAX_PAGE_BYTES = 512 * 1024
/** A catch-up of up to so many rows is applied as one cut; a longer one page by page, and shown as 正在追赶. */
export const MAX_STAGED_ROWS = 5000
/** How many parts a scope is looked at in when its digest differs. */
export const DIGEST_BUCKETS = 256
/** A cursor older than this has to begin anew: what was deleted before then is forgotten. */
export const TOMBSTONE_DAYS = 90

/** A server row as one user may see it: the fullest projection of the scopes through which he holds it. */
export const syncRow = z.object({
  type: z.string(),
  id: z.string(),
  rev: z.number().int(),
  /** The scopes of this user that hold the row; empty with `op: 'evict'`. */
  scopes: z.array(z.string()),
  projection: z.string(),
  op: z.enum(['put', 'evict', 'delete']),
  doc: z.record(z.string(), z.unknown()).optional(),
})
export type SyncRow = z.infer<typeof syncRow>

/** What a client sends: each entry of `commands` is a `commandEnvelope`, seqs rising by one. */
export interface PushRequest {
  readonly clientId: string
  /** The epoch of the client's rows: a server of another one wants its bootstrap first (`sync.cursorStale`). */
  readonly epoch?: string | undefined
  readonly commands: readonly CommandEnvelope[]
}

/**
 * What the server insists on before it looks at a command at all: enough to give it a receipt. One malformed command
 * must not hold up those behind it, so the rest of the envelope is checked one by one and quarantined.
 */
export const pushRequest = z.object({
  clientId: z.uuid(),
  epoch: z.string().max(64).optional(),
  commands: z
    .array(z.looseObject({ id: z.uuid(), seq: z.number().int().positive(), type: z.string().max(80) }))
    .min(1)
    .max(MAX_PUSH_COMMANDS),
})

/** Under load: poll no more often than this, and send no more commands at once. */
export const syncHints = z.object({
  pollMs: z.number().int().positive().optional(),
  pushCommands: z.number().int().positive().max(MAX_PUSH_COMMANDS).optional(),
})
export type SyncHints = z.infer<typeof syncHints>

export const refusalShape = z.object({
  code: z.string(),
  args: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
})

/**
 * applied; merged (a list or a `last` field met another change); conflict (a legal fact stayed as it was on the server,
 * the rest applied); rejected (a guard said no); blocked (it builds on a command that was not applied);
 * quarantined (unknown command or version, kept for a person). All of them are final: nothing stops the queue but transport.
 */
export const commandStatus = z.enum(['applied', 'merged', 'conflict', 'rejected', 'blocked', 'quarantined'])
export type CommandStatus = z.infer<typeof commandStatus>

export const commandReceipt = z.object({
  id: z.string(),
  seq: z.number().int(),
  status: commandStatus,
  refusal: refusalShape.optional(),
  /** The document or case number that was given, where one was … */
  number: z.string().optional(),
  /** … and its place in its series, which a re-sent command shows (`given`). */
  series: seriesPlace.optional(),
  /** True when this seq had been received before: the stored receipt is repeated. */
  duplicate: z.boolean().optional(),
  v: z.number().int(),
})
export type CommandReceipt = z.infer<typeof commandReceipt>

export const pushResponse = z.object({
  receipts: z.array(commandReceipt),
  lastSeq: z.number().int(),
  v: z.number().int(),
})
export type PushResponse = z.infer<typeof pushResponse>

const clientId = z.uuid()
/** Opaque: what the last page or the plan of the bootstrap gave. */
const cursor = z.string().max(200_000)

export const pullRequest = z.object({
  clientId,
  cursor,
  /** The entry of the audit chain whose hash this client keeps. */
  pinned: z.number().int().nonnegative().optional(),
  /**
   * Rows of scopes that are not sent by themselves (`asked:`), with the revision known here, 0 for none: each comes with
   * the last page where it is newer, and as `evict` where this user may not see it.
   */
  rows: z
    .array(z.object({ type: asked(40), id: asked(64), rev: z.number().int().nonnegative() }))
    .max(MAX_ASKED_ROWS)
    .optional(),
})
export type PullRequest = z.infer<typeof pullRequest>

export const pullResponse = z.object({
  rows: z.array(syncRow),
  addScopes: z.array(z.string()),
  dropScopes: z.array(z.string()),
  cursor: z.string(),
  /** True at the consistent cut: everything up to `v` has been sent. */
  done: z.boolean(),
  v: z.number().int(),
  /** Highest seq of this client the pages up to here reflect: its commands may leave the outbox. */
  lastSeq: z.number().int(),
  /** Rows still to come after this page, counted no further than a staged catch-up may be long. */
  left: z.number().int().default(0),
  /** Everything up to this revision is in a backup of the server: sent commands need not be kept any longer. */
  backedUp: z.number().int().default(0),
  /** The head of the audit chain; `pinned`: the hash that the server has for the entry asked about. */
  audit: z.object({ seq: z.number().int(), hash: z.string(), pinned: z.string().optional() }).optional(),
  /** Without another contact the device locks itself at this time. */
  leaseUntil: z.iso.datetime().optional(),
  /** What a busy server asks for. */
  hints: syncHints.optional(),
})
export type PullResponse = z.infer<typeof pullResponse>

/** What a bootstrap will bring, counted before it begins, so that progress is exact. */
export const bootstrapPlan = z.object({
  epoch: z.string(),
  v: z.number().int(),
  lastSeq: z.number().int(),
  cursor: z.string(),
  scopes: z.array(z.object({ scope: z.string(), rows: z.number().int() })),
  /** Checks the signature of orders to this device (`readDeviceOrder`). */
  deviceKey: deviceKey.optional(),
})
export type BootstrapPlan = z.infer<typeof bootstrapPlan>

/** First NDJSON line of a bootstrap page; a row a line follows. */
export const bootstrapHead = z.object({
  scope: z.string(),
  rows: z.number().int(),
  /** Where the next page begins; absent on the last. */
  after: z.string().optional(),
})
export type BootstrapHead = z.infer<typeof bootstrapHead>

/**
 * Asks for the digests of all scopes, or of the parts of one. A row counts under the first of the user's scopes that
 * holds it (`bootstrapOrder`); see `rowDigest`.
 */
export const digestRequest = z.object({ clientId, cursor, scope: z.string().max(100).optional() })
export type DigestRequest = z.infer<typeof digestRequest>

export const digestResponse = z.object({
  /** The server has news for this cursor: pull first. Nothing else is filled in. */
  behind: z.boolean(),
  /** One for each scope with rows, or, when a scope was named, for each of its parts with rows (`0` to `255`). */
  parts: z.array(z.object({ name: z.string(), rows: z.number().int(), digest: z.number() })),
})
export type DigestResponse = z.infer<typeof digestResponse>

export const repairRequest = z.object({
  clientId,
  cursor,
  scope: z.string().max(100),
  buckets: z
    .array(
      z
        .number()
        .int()
        .min(0)
        .max(DIGEST_BUCKETS - 1),
    )
    .min(1)
    .max(4),
})
export type RepairRequest = z.infer<typeof repairRequest>

/** All rows of these parts: what a client holds of them besides goes. */
export const repairResponse = z.object({ behind: z.boolean(), rows: z.array(syncRow) })
export type RepairResponse = z.infer<typeof repairResponse>

/** Long polling where no event stream gets through: answered when the revision has passed `since`, or after 25 s. */
export const waitQuery = z.object({ since: z.coerce.number().int().nonnegative() })
export const waitResponse = z.object({ v: z.number().int(), news: z.boolean() })

export const syncPaths = {
  push: '/sync/v1/push',
  pull: '/sync/v1/pull',
  plan: '/sync/v1/bootstrap',
  bootstrapPage: '/sync/v1/bootstrap/page',
  events: '/sync/v1/events',
  wait: '/sync/v1/wait',
  digest: '/sync/v1/digest',
  repair: '/sync/v1/repair',
} as const
