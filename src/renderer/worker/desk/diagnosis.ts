import type { SystemFacts } from '#shared/host'
import type { AttentionItem, OutboxView, StorageUse, SyncHistoryEntry, SyncStatus } from '../../data/desk-worker-api'
import { storeMigrations } from '../store/migrations'

interface DiagnosisFacts {
  readonly system: SystemFacts
  readonly userAgent: string
  readonly now: Date
  readonly enrolled: boolean
  readonly journaled: boolean
  readonly status: SyncStatus
  readonly storage: StorageUse
  readonly outbox: readonly OutboxView[]
  readonly attention: readonly AttentionItem[]
  readonly uploads: readonly {
    readonly size: number
    readonly sentBytes: number
    readonly problem?: { code: string }
  }[]
  readonly history: readonly SyncHistoryEntry[]
}

/**
 * What a person looking for a fault needs. Every field is named here one by one, so that nothing slips in: ids, types, codes,
 * counts and times, no input, no title, no name.
 */
export function diagnosisText(facts: DiagnosisFacts): string {
  const { system, status, storage } = facts
  const diagnosis = {
    product: 'supervision-desk',
    version: system.version,
    platform: system.platform,
    userAgent: facts.userAgent,
    storeSchema: Math.max(...storeMigrations.map(({ version }) => version)),
    at: facts.now.toISOString(),
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    enrolled: facts.enrolled,
    journaled: facts.journaled,
    sync: { ...status, lastProblem: status.lastProblem?.code },
    storage,
    outbox: facts.outbox.map(({ commandId, seq, type, madeAt, attempts }) => ({
      commandId,
      seq,
      type,
      madeAt,
      attempts,
    })),
    attention: facts.attention.map((item) =>
      item.kind === 'conflict'
        ? { kind: item.kind, id: item.conflict.id, path: pathShape(item.conflict.path), at: item.conflict.mineAt }
        : { kind: item.kind, id: item.commandId, type: item.type, code: item.refusal.code, at: item.at },
    ),
    uploads: facts.uploads.map(({ size, sentBytes, problem }) => ({ size, sentBytes, problem: problem?.code })),
    history: facts.history.map((entry) =>
      entry.kind === 'problem' ? { kind: entry.kind, at: entry.at, code: entry.refusal.code } : entry,
    ),
  }
  return JSON.stringify(diagnosis, undefined, 2)
}

/** `findings.ID.fact` → `findings.*.fact`: a key in between may be anything that somebody typed. */
function pathShape(path: string): string {
  const [first = '', ...rest] = path.split('.')
  return [first, ...rest.map((step, index) => (index === 0 && rest.length > 1 ? '*' : step))].join('.')
}
