import type { FieldMarks } from '#shared/commands/engine/field-marks'
import type { LoadedEntity } from '#shared/commands/engine/working-set'
import type { EntityRef, EntityType } from '#shared/domain/entities'
import type { ReferenceRows } from '#shared/domain/reference-data'
import type { CommandReceipt } from '#shared/sync/protocol'
import type { AuditFact, AuditHead, ClockRow } from '../audit/audit-chain'
import type { Reach } from './reach'

/**
 * Where sync keeps its things. Two implementations answer one contract test: SQL (`sql/`) and memory (`testing/`),
 * on which the simulator runs the very same push and pull as the server.
 */
export interface SyncStore {
  /** One transaction, READ COMMITTED; `work` may run again after a conflict, so it has no other effects. */
  write<T>(work: (tx: WriteTx) => Promise<T>): Promise<T>
  /** Read only; every read sees the same moment. */
  snapshot<T>(work: (tx: ReadTx) => Promise<T>): Promise<T>
}

export interface CommonTx {
  /** The highest revision of scope `ref`: what a cached reference is good for. */
  referenceRev(): Promise<number>
  referenceRows(): Promise<ReferenceRows>
  holdings(userId: string): Promise<Holdings>
}

/** What a user may see is worked out from. */
export interface Holdings {
  /** All scopes he holds or has held. */
  readonly grants: readonly GrantRow[]
  /** Rows that are or were kept from him: about him, about his organ, or to be avoided. */
  readonly bars: readonly BarRow[]
}

export interface ClientRow {
  readonly userId: string
  readonly lastSeq: number
  readonly disabled: boolean
  /** That of the store. */
  readonly epoch: string
}

/** A place in the feed; rows are ordered by revision, then type, then id, all bytewise. */
export interface FeedPosition {
  readonly rev: number
  readonly type: string
  readonly id: string
}

/** Where the feed stands: what a cursor is judged by. */
export interface FeedClock {
  readonly epoch: string
  readonly v: number
  /** Deletions up to this revision are forgotten. */
  readonly floor: number
  /** Everything up to this revision is in a backup. */
  readonly backedUp: number
  readonly head: AuditHead
}

export interface HeldRow {
  readonly type: string
  readonly id: string
  readonly rev: number
  readonly scopes: readonly string[]
  readonly projections: readonly string[]
}

export type EntityKeyPair = Pick<FeedPosition, 'type' | 'id'>

export interface GrantRow {
  readonly scope: string
  readonly rev: number
  readonly op: 'add' | 'drop'
}

/** That a row is kept from somebody, or no longer is. */
export interface BarRow {
  readonly scope: string
  readonly type: string
  readonly id: string
  readonly rev: number
  readonly op: 'put' | 'evict'
}

/** A row as stored, with the asked scopes that hold it now. */
export interface RawRow {
  readonly type: EntityType
  readonly id: string
  readonly rev: number
  readonly deleted: boolean
  /** JSON text: most rows are passed on as they are, and parsing them would cost more than all else. */
  readonly doc: string
  readonly held: readonly { readonly scope: string; readonly projection: string }[]
}

export interface ReadTx extends CommonTx {
  /** Where the feed stands, and a client in it as far as it is known. */
  standing(clientId: string): Promise<{ readonly clock: FeedClock; readonly client: ClientRow | undefined }>
  /** The hash of an entry of the audit chain; undefined where there is none. */
  auditHash(seq: number): Promise<string | undefined>
  /** Every row these scopes hold, once, with all that hold it. */
  heldHeads(reach: Reach): Promise<readonly HeldRow[]>
  /** Distinct places behind `after` at which any of the scopes changed, in order; at most `limit`. */
  feed(scopes: readonly string[], after: FeedPosition, limit: number): Promise<readonly FeedPosition[]>
  /** Rows that a scope holds, in order of type and id; only those that one of the `shared` scopes holds too, if given. */
  scopeKeys(query: ScopeKeysQuery): Promise<readonly EntityKeyPair[]>
  /** The same rows themselves, and whether they are shown through no scope before this one. */
  scopeRows(query: ScopeRowsQuery, reach: Reach): Promise<readonly PlacedRow[]>
  /** The rows of these keys, in the given order; unknown ones are left out. */
  rows(keys: readonly EntityKeyPair[], reach: Reach): Promise<readonly RawRow[]>
  /** How many rows each scope holds that none before it in the list holds. */
  countByFirstScope(reach: Reach): Promise<ReadonlyMap<string, number>>
  /** The highest seq of a client whose outcome was stored at or before revision `v`. */
  lastSeqUpTo(clientId: string, v: number): Promise<number>
}

export interface ScopeKeysQuery {
  readonly scope: string
  readonly after?: EntityKeyPair
  readonly limit: number
  /** Only rows that one of these scopes holds as well. */
  readonly shared?: readonly string[]
}

export interface ScopeRowsQuery extends Omit<ScopeKeysQuery, 'shared'> {
  /** Scopes that brought their rows before. */
  readonly earlier: readonly string[]
}

export interface PlacedRow extends RawRow {
  /** Shown through this scope and none of the earlier ones; `doc` is empty where it is not. */
  readonly first: boolean
}

export interface StoredReceipt {
  readonly clientId: string
  readonly seq: number
  readonly cmdId: string
  readonly hash: string
  readonly receipt: CommandReceipt
}

/** Lock order: client → entities sorted → series → clock, last of all. */
export interface WriteTx extends CommonTx {
  /** Also keeps two pushes of one client apart. */
  lockClient(clientId: string): Promise<ClientRow | undefined>
  receipts(clientId: string, seqs: readonly number[], cmdIds: readonly string[]): Promise<readonly StoredReceipt[]>
  lockEntities(refs: readonly EntityRef[]): Promise<readonly LoadedEntity[]>
  /** The next number of a series; the row stays locked. */
  lockSeries(key: string): Promise<number>
  /** Whether a number was skipped for a command that is yet to be re-sent. */
  isReserved(key: string, no: number): Promise<boolean>
  /** The revision now, unlocked: for receipts that change nothing. */
  currentV(): Promise<number>
  lockClock(): Promise<ClockRow>
  /** Writes everything with one statement per table. The clock row comes last. */
  save(batch: Batch): Promise<void>
}

export interface ChangedEntity {
  readonly type: EntityType
  readonly id: string
  readonly doc: object
  readonly marks: FieldMarks
}

export interface QuarantinedCommand {
  readonly id: string
  readonly clientId: string
  readonly userId: string
  /** Its reviewers decide. */
  readonly organId: string
  readonly seq: number
  readonly cmdId: string
  readonly command: unknown
  readonly reason: string
}

/** A number and whose it is: a document's or a case's; reserved ones are nobody's yet. */
export interface DocNo {
  readonly seriesKey: string
  readonly no: number
  readonly documentId: string
  readonly state: 'issued' | 'reserved'
}

export interface Batch {
  readonly at: string
  /** What makes a new revision; absent when only receipts are written. */
  readonly change?: {
    readonly v: number
    /** The audit chain before these facts. */
    readonly head: AuditHead
    readonly entities: readonly ChangedEntity[]
    /** All present scopes of the changed entities; those they were in and are not named here are evicted. */
    readonly scopes: readonly { scope: string; type: string; id: string; projection: string }[]
    readonly grants: readonly { userId: string; scope: string; op: 'add' | 'drop' }[]
    /** The number each used series gives next. */
    readonly series: readonly { key: string; next: number }[]
    readonly docNos: readonly DocNo[]
    /** Documents whose number is void from now on; it is never given again. */
    readonly voids: readonly { readonly documentId: string; readonly reason: string }[]
    readonly facts: readonly AuditFact[]
  }
  readonly receipts: readonly StoredReceipt[]
  readonly quarantine: readonly QuarantinedCommand[]
  readonly client?: { readonly id: string; readonly lastSeq: number }
}
