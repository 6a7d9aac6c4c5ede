import type { CivilDate } from '#shared/domain/civil-date'
import type { EntityRef, EntityType } from '#shared/domain/entities'
import type { Refusal } from '#shared/messages/catalogue'
import type { DeviceKey } from '#shared/sync/device-order'
import type { OutboxEntry } from '#shared/sync/outbox-entry'
import type { CommandStatus } from '#shared/sync/protocol'
import type { SessionProfile } from '#shared/sync/session-protocol'
import type { BootState } from '#shared/sync/sync-core-types'
import type { SyncHistoryEntry } from '../../data/desk-worker-api'
import type { FormDraftMap } from '../../data/desk-worker-api-forms'

/** What is known of a row without opening it. */
export interface RowHead {
  readonly type: EntityType
  readonly id: string
  /** Revision of the server's row below it; 0 while the server does not know it. */
  readonly rev: number
  /** Scopes of this user that hold it. */
  readonly scopes: readonly string[]
  readonly projection: string
  /** Which bootstrap brought it, or came before the pull that did. */
  readonly generation: number
}

export interface StoredRow extends RowHead {
  readonly doc: object
}

/**
 * A command that was received and not applied, or not in all of its fields: kept with its input and reason until the
 * officer has dealt with it, or the record of the conflict has come.
 */
export interface AttentionRecord {
  readonly commandId: string
  readonly status: Extract<CommandStatus, 'rejected' | 'blocked' | 'quarantined' | 'conflict'>
  readonly type: string
  readonly input: unknown
  readonly refusal: Refusal
  readonly at: string
  readonly subject: EntityRef
}

/** A file whose bytes lie in the store, in parts of equal size but the last. */
export interface BlobRecord {
  readonly sha256: string
  readonly size: number
  readonly parts: number
  /** `writing`: not whole yet; `kept`: only known to be here; `cached`: the server has it too, so it may go. */
  readonly state: 'writing' | 'kept' | 'cached'
  readonly usedAt: string
  /** Where its upload goes on. */
  readonly uploadUrl?: string
  /** The last day of the 离线包 it was brought for: until it is over the file is not given up for room, then it goes. */
  readonly packUntil?: CivilDate
}

/** Single values of a store. */
export interface StoreMeta {
  readonly clientId: string
  /** The seq of the next command; never used twice. */
  readonly nextSeq: number
  readonly cursor: string
  /** Highest seq of this client that the rows show. */
  readonly lastSeq: number
  readonly boot: BootState
  /** Counts bootstraps. */
  readonly generation: number
  readonly profile: SessionProfile & { readonly demo: boolean }
  readonly lastSyncedAt: string
  /** When the store was begun, and the latest time this machine has shown since it met its server: for the lease. */
  readonly openedAt: string
  readonly latestTime: string
  readonly history: readonly SyncHistoryEntry[]
  /** How the officer likes his screens, by screen. */
  readonly preferences: Readonly<Record<string, unknown>>
  /** Scopes this user had and has no more: copies of the store may still hold their rows. */
  readonly droppedScopes: readonly string[]
  /** Since the last copy a scope was dropped: the copies hold what this machine may not keep. */
  readonly copiesHold: boolean
  /** A copy was put in the place of the store: what was dropped since it was made is dropped again before it is shown. */
  readonly restored: boolean
  /** The officer has let so many rows go for once (mass-delete.ts). */
  readonly massDeleteAllowed: boolean
  /** The server's epoch; another one means that it was restored from a backup. */
  readonly epoch: string
  /** The head of the server's audit chain when it was last seen: no later answer may contradict it. */
  readonly auditPin: { readonly epoch: string; readonly seq: number; readonly hash: string }
  /** Rows of a long catch-up still to come (正在追赶). */
  readonly catchingUp: number
  /** When the store was last compared with the server. */
  readonly verifiedAt: number
  /** Without another contact this device locks itself then. */
  readonly leaseUntil: string
  /** Checks the signature of the server's orders to this device. */
  readonly deviceKey: DeviceKey
  readonly skewMs: number
  /** Forms begun and not sent. */
  readonly formDrafts: FormDraftMap
  /** Version of the list columns' layout in `block`; another one is built anew. */
  readonly blockLayout: number
  /** How many blocks each list has. */
  readonly blockCounts: Readonly<Record<string, number>>
}

export interface ColumnBlock {
  readonly id: string
  readonly rows: unknown
}

/** Rows written by one transaction, as keys, since the blocks were last saved. */
export interface ChangeRecord {
  readonly id: string
  readonly keys: readonly string[]
}

export type { OutboxEntry }
