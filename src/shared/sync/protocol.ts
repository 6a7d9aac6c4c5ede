import { z } from 'zod'
import type { CommandEnvelope } from '../commands/engine/envelope'

/**
 * Failures come as the common error body. Of a push: 409 `sync.gap` (`args.expected`: the seq the server waits for) and
 * `sync.clientForked`; of a pull: 409 `sync.cursorStale`; of any: 401, 403, 426. `failureClass` sorts them.
 */

/** Sent as `Desk-Protocol` with every sync request; another number is answered with 426 and changes nothing. */
export const PROTOCOL_VERSION = 1
export const PROTOCOL_HEADER = 'desk-protocol'
export const CLIENT_HEADER = 'desk-client'

export const MAX_PUSH_COMMANDS = 50
export const MAX_PAGE_ROWS = 1000
export const MAX_PAGE_BYTES = 512 * 1024

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
  readonly commands: readonly CommandEnvelope[]
}

/**
 * What the server insists on before it looks at a command at all: enough to give it a receipt. One malformed command
 * must not hold up those behind it, so the rest of the envelope is checked one by one and quarantined.
 */
export const pushRequest = z.object({
  clientId: z.uuid(),
  commands: z
    .array(z.looseObject({ id: z.uuid(), seq: z.number().int().positive(), type: z.string().max(80) }))
    .min(1)
    .max(MAX_PUSH_COMMANDS),
})

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
  /** The document or case number that was given, where one was. */
  number: z.string().optional(),
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

export const pullRequest = z.object({
  clientId: z.uuid(),
  /** Opaque: what the last page or the plan of the bootstrap gave. */
  cursor: z.string().max(200_000),
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
})
export type PullResponse = z.infer<typeof pullResponse>

/** What a bootstrap will bring, counted before it begins, so that progress is exact. */
export const bootstrapPlan = z.object({
  epoch: z.string(),
  v: z.number().int(),
  lastSeq: z.number().int(),
  cursor: z.string(),
  scopes: z.array(z.object({ scope: z.string(), rows: z.number().int() })),
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

export const syncPaths = {
  push: '/sync/v1/push',
  pull: '/sync/v1/pull',
  plan: '/sync/v1/bootstrap',
  bootstrapPage: '/sync/v1/bootstrap/page',
  events: '/sync/v1/events',
} as const
