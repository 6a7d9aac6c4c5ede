import type { OutboxEntry } from '#shared/sync/outbox-entry'
import type { CommandReceipt, PullResponse, PushResponse, SyncRow } from '#shared/sync/protocol'
import type { ServerRow } from '#shared/sync/rebase'
import type { SentCommand } from '#shared/sync/resend-sent'
import type { BootState } from '#shared/sync/sync-core-types'
import type { HeldHead } from '#shared/sync/verify-store'

export interface HeldRow {
  readonly row: ServerRow
  readonly scopes: readonly string[]
  readonly projection: string
}

export interface Content {
  clientId: string
  held: Map<string, HeldRow>
  views: Map<string, { readonly rev: number; readonly doc: object }>
  entries: readonly OutboxEntry[]
  attention: readonly { readonly id: string; readonly status: CommandReceipt['status'] }[]
  sent: readonly SentCommand[]
  cursor: string | undefined
  boot: BootState | undefined
  lastSeq: number
  nextSeq: number
  brought: Set<string>
  epoch: string | undefined
  auditPin: { readonly seq: number; readonly hash: string } | undefined
  catchingUp: number
}

/** One transaction of a disk, in the words of the store that the product has. */
export type Transaction =
  | { readonly kind: 'keep'; readonly entry: OutboxEntry }
  | { readonly kind: 'bringBack'; readonly journal: readonly OutboxEntry[] }
  | { readonly kind: 'storeReceipts'; readonly response: PushResponse }
  | { readonly kind: 'applyPull'; readonly pages: readonly PullResponse[]; readonly left: number }
  | { readonly kind: 'startBoot'; readonly asked: BootState; readonly newClientId: string }
  | { readonly kind: 'applyBootPage'; readonly rows: readonly SyncRow[]; readonly boot: BootState }
  | { readonly kind: 'finishBoot'; readonly boot: BootState }
  | { readonly kind: 'renew'; readonly clientId: string }
  | { readonly kind: 'replace'; readonly rows: readonly SyncRow[]; readonly gone: readonly HeldHead[] }
  | { readonly kind: 'lose'; readonly key: string }
  | { readonly kind: 'purge' }
  | { readonly kind: 'wipe'; readonly clientId: string }

export const emptyContent = (clientId: string): Content => ({
  clientId,
  held: new Map(),
  views: new Map(),
  entries: [],
  attention: [],
  sent: [],
  cursor: undefined,
  boot: undefined,
  lastSeq: 0,
  nextSeq: 1,
  brought: new Set(),
  epoch: undefined,
  auditPin: undefined,
  catchingUp: 0,
})

export const copyOf = (content: Content): Content => ({
  ...content,
  held: new Map(content.held),
  views: new Map(content.views),
  brought: new Set(content.brought),
})
