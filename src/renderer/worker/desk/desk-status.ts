import type { Actor } from '#shared/commands/engine/command'
import type { EntityRef } from '#shared/domain/entities'
import type { Refusal } from '#shared/messages/catalogue'
import type { OutboxEntry } from '#shared/sync/outbox-entry'
import { bootProgress } from '#shared/sync/sync-core/boot-progress'
import type { SyncState } from '#shared/sync/sync-core-types'
import type { OutboxView, SessionUser, SyncStatus } from '../../data/desk-worker-api'
import type { ReplayWorld } from '../sync/rebase-store'
import { subjectOf } from '../sync/store-receipts'
import type { OpenDesk } from './open-desk'
import type { DeskProfile } from './open-desk-parts'

interface DeskFacts {
  /** Why nothing more fits on the disk. */
  readonly short: Refusal | undefined
  readonly pending: number
  readonly attention: number
  readonly storedSyncedAt: string | undefined
  readonly skewMs: number
  readonly journalDamaged: boolean
}

/** The state of the sync in the words of the screens. */
export function statusOf(state: SyncState, facts: DeskFacts): SyncStatus {
  const { short, pending, attention, storedSyncedAt, skewMs, journalDamaged } = facts
  const { lastSyncedAt } = state
  return {
    connection: short ? 'storageFull' : state.connection,
    phase: phaseOf(state),
    pending,
    attention,
    progress: state.boot && bootProgress(state.boot),
    lastSyncedAt: lastSyncedAt === undefined ? storedSyncedAt : new Date(lastSyncedAt).toISOString(),
    skewMs: Math.round(skewMs),
    ...(journalDamaged ? { journalDamaged } : {}),
    lastProblem: short ?? state.lastProblem,
  }
}

/** What waits to be sent, oldest first. */
export async function outboxViews(
  entries: readonly OutboxEntry[],
  { activity, attempts }: SyncState,
  world: ReplayWorld,
  titlesOf: (subjects: readonly EntityRef[]) => Promise<(subject: EntityRef) => string>,
): Promise<OutboxView[]> {
  const waiting = entries
    .filter(({ receipt }) => !receipt)
    .map((entry) => ({ ...entry.envelope, subject: subjectOf(entry, world) }))
  const titleOf = await titlesOf(waiting.map(({ subject }) => subject))
  return waiting.map(({ id: commandId, seq, type, deviceAt: madeAt, subject }, index) => {
    // The queue is sent from its head; what stands behind has not been tried.
    const tried = index === 0 ? attempts + (activity?.kind === 'push' ? 1 : 0) : 0
    return { commandId, seq, type, madeAt, attempts: tried, subject: { ...subject, title: titleOf(subject) } }
  })
}

function phaseOf({ activity, boot }: SyncState): SyncStatus['phase'] {
  if (boot || activity?.kind === 'boot') return 'bootstrap'
  if (activity?.kind === 'push' || activity?.kind === 'renew') return 'pushing'
  return activity?.kind === 'pull' ? 'pulling' : 'idle'
}

export function actorOf({ id: userId, name, roles, organId, region }: DeskProfile): Actor {
  return { userId, name, roles, organId, region }
}

type Rights = Pick<DeskProfile, 'roles' | 'organId' | 'region'>

/** Whether a person may do and see the same by both. */
export function sameRights(a: Rights, b: Rights): boolean {
  return a.organId === b.organId && a.region === b.region && [...a.roles].sort().join() === [...b.roles].sort().join()
}

export function sessionUserOf(desk: OpenDesk): SessionUser {
  const { id: userId, name, roles, organId, region, demo } = desk.profile
  const online = desk.runner.current.connection === 'online'
  return { userId, name, roles, organId, region, demo, enrolled: desk.onDisk, online }
}
