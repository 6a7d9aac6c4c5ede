import type { Refusal } from '../messages/catalogue'
import type { BootstrapHead, BootstrapPlan, PullResponse, PushResponse, SyncHints, SyncRow } from './protocol'

/**
 * The client's sync core is `step(state, event, env) → { state, effects }` (sync-core.ts). State is plain data. Whoever
 * runs the effects (the data worker; the simulator) answers each request effect with exactly one event that carries the
 * effect's `req`: its answer, or `failed`. An answer with an old `req` is ignored, so a late or doubled one does no harm.
 */
export interface SyncEnv {
  /** The device's clock in milliseconds; for display and pauses, never for order. */
  readonly now: number
  /** 0 ≤ x < 1; spreads the retries of many clients. */
  readonly random: () => number
  /** Rows of a catch-up that are applied as one cut; the protocol's own bound where it is absent. */
  readonly maxStagedRows?: number
}

/** A bootstrap under way. The store keeps it with each page's rows, so that a killed client goes on where it was. */
export interface BootState {
  readonly plan: BootstrapPlan
  /** Index into `plan.scopes`. */
  readonly scope: number
  /** Where the next page of that scope begins. */
  readonly after?: string
  readonly doneRows: number
  /** False when the store held rows before: at the end, rows that this bootstrap did not bring are removed. */
  readonly fresh: boolean
  /** The server was restored from a backup: its rows count whatever their revision, sent commands are sent again. */
  readonly newEpoch?: boolean
}

/**
 * transport: no or unusable answer, 5xx, 429, 408, timeout. auth: 401, and what else is settled at a login
 * (failure-class.ts). disabled: this client was shut out (403). protocol: 426. refused: any other 4xx, a bug of one side;
 * tried again rarely. stale: 409 `sync.cursorStale`, the cursor is of another epoch. forked: 409 `sync.gap` or
 * `sync.clientForked`. tooLarge: 413. quota: the local store is full. store: any other failure of the local store.
 */
export type FailureClass =
  | 'transport'
  | 'auth'
  | 'disabled'
  | 'protocol'
  | 'refused'
  | 'stale'
  | 'forked'
  | 'tooLarge'
  | 'quota'
  | 'store'

export interface BootstrapPage {
  readonly head: BootstrapHead
  readonly rows: readonly SyncRow[]
}

export type SyncEvent =
  /** First event: what the store holds. `unsent` counts outbox entries without a receipt. */
  | {
      readonly type: 'started'
      readonly cursor?: string
      readonly boot?: BootState
      readonly unsent: number
      readonly loggedIn: boolean
      readonly online: boolean
      /** When the store was last compared with the server. */
      readonly verifiedAt?: number
    }
  /** What the host says about the network; a hint that starts or spares an attempt, never a proof. */
  | { readonly type: 'online' }
  | { readonly type: 'offline' }
  | { readonly type: 'loggedIn' }
  | { readonly type: 'loggedOut' }
  /** The server let nobody in, at a start or where a session had ended; a device that was shut out meanwhile hears of it here. */
  | { readonly type: 'loginRefused'; readonly refusal: Refusal }
  /** The officer asks for a sync now. */
  | { readonly type: 'syncNow' }
  /** A command was stored in the outbox. */
  | { readonly type: 'localCommand'; readonly unsent: number }
  /** The user freed space after `storageFull`. */
  | { readonly type: 'spaceFreed' }
  | { readonly type: 'poke' }
  | { readonly type: 'eventsClosed'; readonly req: number }
  | { readonly type: 'timer'; readonly timer: TimerName }
  | { readonly type: 'pushAnswered'; readonly req: number; readonly response: PushResponse }
  | { readonly type: 'receiptsStored'; readonly req: number; readonly unsent: number }
  | { readonly type: 'pullAnswered'; readonly req: number; readonly response: PullResponse }
  /** `problem`: taken in, but something about it must be told (the audit chain does not fit). */
  | { readonly type: 'pullApplied'; readonly req: number; readonly problem?: Refusal }
  | { readonly type: 'planAnswered'; readonly req: number; readonly plan: BootstrapPlan }
  | { readonly type: 'bootStarted'; readonly req: number; readonly boot: BootState; readonly unsent: number }
  | { readonly type: 'pageAnswered'; readonly req: number; readonly page: BootstrapPage }
  | { readonly type: 'pageApplied'; readonly req: number }
  | { readonly type: 'bootFinished'; readonly req: number }
  | { readonly type: 'clientRenewed'; readonly req: number; readonly unsent: number }
  /**
   * `erased`: the order's signature was right and nothing is left on this device but what the server has yet to get;
   * `left`: files that it has yet to get.
   */
  | { readonly type: 'purged'; readonly req: number; readonly erased: boolean; readonly left: number }
  /** `behind`: the server had news meanwhile; it is compared another time. */
  | { readonly type: 'verified'; readonly req: number; readonly behind: boolean; readonly repaired: number }
  | {
      readonly type: 'failed'
      readonly req: number
      readonly failure: FailureClass
      readonly refusal?: Refusal
      readonly retryAfterMs?: number
    }

export type TimerName = 'retry' | 'poll' | 'events'

export type SyncEffect =
  /** POST, with the store's epoch, the first `limit` outbox entries without a receipt, in order of seq (fewer when over ~1 MB). */
  | { readonly type: 'sendPush'; readonly req: number; readonly limit: number }
  /** One transaction: receipts to their outbox entries; not-applied ones to 需要处理, their view undone (rebase.ts). */
  | { readonly type: 'storeReceipts'; readonly req: number; readonly response: PushResponse }
  | { readonly type: 'sendPull'; readonly req: number; readonly cursor: string }
  /**
   * One transaction, one cut: rows, memberships, scopes, rebase with `lastSeq`, page after page in order; the cursor of
   * the last. `left`: rows of a long catch-up still to come, kept as 正在追赶. Applying it twice changes nothing.
   */
  | {
      readonly type: 'applyPull'
      readonly req: number
      readonly pages: readonly PullResponse[]
      readonly left: number
    }
  | { readonly type: 'fetchPlan'; readonly req: number }
  /**
   * One transaction: keep `boot`, with `fresh` when the store was empty. When the plan is of another epoch than the
   * store, also: a new client id, and the sent commands that no backup holds before the unsent ones (resend-sent.ts).
   */
  | { readonly type: 'startBoot'; readonly req: number; readonly boot: BootState }
  | { readonly type: 'fetchPage'; readonly req: number; readonly scope: string; readonly after?: string }
  /** One transaction: the page's rows (as in a pull, no lastSeq) and `boot` for the next page. */
  | { readonly type: 'applyPage'; readonly req: number; readonly page: BootstrapPage; readonly boot: BootState }
  /** One transaction: cursor and lastSeq of the plan; forget `boot`; unless `fresh`, remove rows it did not bring. */
  | { readonly type: 'finishBoot'; readonly req: number; readonly boot: BootState }
  /** One transaction: a new client id; unsent outbox entries numbered anew from 1, `after` with them, ids kept. */
  | { readonly type: 'renewClient'; readonly req: number }
  /**
   * Check the server's order (device-order.ts); when it is genuine, erase all but what is still unsent, then send files
   * that exist here alone for about a minute, each erased once it is sent or of no use to the server.
   */
  | { readonly type: 'purge'; readonly req: number; readonly order: string }
  /** Compare the store with the server at this cursor and repair what differs (verify-store.ts). */
  | { readonly type: 'verify'; readonly req: number; readonly cursor: string }
  /** Opens the event stream, or waits by long polling where streams do not get through; `poke` for each message, `eventsClosed` with this `req` when it ends or cannot open. */
  | { readonly type: 'openEvents'; readonly req: number; readonly via: 'stream' | 'wait' }
  | { readonly type: 'closeEvents' }
  /** Replaces the running timer of that name. */
  | { readonly type: 'schedule'; readonly timer: TimerName; readonly ms: number }
  | { readonly type: 'cancel'; readonly timer: TimerName }

export type Connection = 'online' | 'offline' | 'loginNeeded' | 'updateNeeded' | 'storageFull'

/** What is being waited for; never more than one of these at a time, so requests of a kind never overlap. */
export type Activity =
  | { readonly kind: 'push'; readonly req: number; readonly stage: 'sent' | 'storing' }
  | { readonly kind: 'pull'; readonly req: number; readonly stage: 'sent' | 'applying'; readonly next?: PullNext }
  | { readonly kind: 'boot'; readonly req: number; readonly stage: BootStage; readonly next?: BootState }
  | { readonly kind: 'renew'; readonly req: number }
  | { readonly kind: 'verify'; readonly req: number }
  | { readonly kind: 'purge'; readonly req: number }

export interface PullNext {
  readonly cursor: string
  readonly done: boolean
  readonly left: number
}

export type BootStage = 'planning' | 'starting' | 'fetching' | 'applying' | 'finishing'

export interface SyncState {
  readonly connection: Connection
  readonly activity?: Activity
  readonly cursor?: string
  readonly boot?: BootState
  readonly unsent: number
  /** Pages of a catch-up that has not reached its cut; applied together, forgotten by a restart. */
  readonly staged?: readonly PullResponse[]
  /** 正在追赶: more came than can be applied as one cut; rows still to come. */
  readonly catchingUp?: number
  /** When the store is to be compared with the server. */
  readonly verifyAt?: number
  /** What the server asked for when it last answered. */
  readonly hints?: SyncHints
  /** Commands that go at once after a larger batch was refused; doubled as they go through. */
  readonly pushAtMost?: number
  /** Event streams that ended at once, in a row. */
  readonly eventsFailed: number
  /** When the event stream was opened. */
  readonly eventsSince?: number
  /** A pull is owed: a poke came, or a push was applied. */
  readonly pullOwed: boolean
  /** A bootstrap is owed: no cursor yet, or it was refused as stale. */
  readonly bootOwed: boolean
  /** The server was restored from a backup: what it lost is to be sent before anything new. */
  readonly bootFirst?: boolean
  /** The server knows another history of this client: a new client id is owed, or was taken and not yet proven. */
  readonly renewal?: 'owed' | 'done'
  readonly loggedIn: boolean
  /** The order of a server that shut this device out: unsent work is handed in, then everything is erased. */
  readonly shutOut?: string
  /** Failures in a row; sets the pause before the next attempt. */
  readonly attempts: number
  /** Nothing is sent until the retry timer, `online`, `syncNow` or what else the state waits for. */
  readonly waiting: boolean
  /** Poll ticks since the activity began; one that never ends is given up (liveness). */
  readonly ticks: number
  /** The open event stream, or that a new one waits for its timer. */
  readonly events?: number | 'waiting'
  readonly nextReq: number
  readonly lastSyncedAt?: number
  readonly lastProblem?: Refusal
  /** What only the officer's word settles (a mass deletion): shown again whenever nothing newer is, until he has answered. */
  readonly question?: Refusal
  /** A problem that does not pass by itself: shown again whenever nothing newer is. */
  readonly alarm?: Refusal
}

export interface SyncStep {
  readonly state: SyncState
  readonly effects: readonly SyncEffect[]
}
