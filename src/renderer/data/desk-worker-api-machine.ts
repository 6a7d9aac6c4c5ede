import type { Minutes } from '#shared/domain/minutes'
import type { Refusal } from '#shared/messages/catalogue'
import type { QuarantinePage } from '#shared/sync/quarantine-protocol'

/** How this machine stands, for the sync centre. */
export interface MachineApi {
  storageUse(): Promise<StorageUse>
  /** Makes room on this machine and goes on where a full disk had stopped the sync; with nothing named it only looks again. */
  freeSpace(what: readonly Freeable[]): Promise<FreedSpace>
  /** Asks the machine once more not to throw the store away when space is short. */
  requestPersistence(): Promise<boolean>
  /** What went out, came in and went wrong, newest first. */
  syncHistory(): Promise<readonly SyncHistoryEntry[]>
  /** A text for whoever looks for a fault: versions, numbers, states, codes; no names and no words of any case. */
  diagnosis(): Promise<string>
}

export interface StorageUse {
  readonly usedBytes: number
  readonly quotaBytes: number
  readonly persistent: boolean
  readonly rows: Readonly<Record<string, number>>
  /** Bytes of files: `kept` only this machine has, `cached` the server has too, `held` are those of them that a 离线包 needs. */
  readonly files: { readonly kept: number; readonly cached: number; readonly held: number }
  /** Copies of the store for which a newer one stands. */
  readonly olderCopies: { readonly count: number; readonly bytes: number }
}

/** What may leave the machine without anything being lost. */
export type Freeable = 'cachedFiles' | 'olderCopies'

/** `short`: why the machine still takes nothing new. */
export interface FreedSpace {
  readonly bytes: number
  readonly short?: Refusal
}

export type SyncHistoryEntry =
  | { readonly kind: 'sent' | 'received'; readonly at: string; readonly count: number }
  | { readonly kind: 'connected' | 'disconnected'; readonly at: string }
  | { readonly kind: 'problem'; readonly at: string; readonly refusal: Refusal }

export interface MinutesText {
  readonly minutes: Minutes
  /** As Yjs encodes them, in base64; `sent` once the server has them. */
  readonly updates: readonly { readonly id: string; readonly update: string; readonly sent: boolean }[]
}

export type QuarantineAnswer =
  | ({ readonly ok: true } & QuarantinePage)
  | { readonly ok: false; readonly refusal: Refusal }
