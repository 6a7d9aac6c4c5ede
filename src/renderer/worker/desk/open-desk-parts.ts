import type { AnyCommand } from '#shared/commands/engine/command'
import type { HostTransport } from '#shared/host'
import type { Refusal } from '#shared/messages/catalogue'
import type { SessionInfo } from '#shared/sync/session-protocol'
import type { Topic } from '../../data/desk-worker-api'
import type { CommandJournal } from '../journal/command-journal'
import type { LocalStore } from '../store/local-store'

/** Who has the desk open: as the server says it, or as it last said it. */
export type DeskProfile = SessionInfo['user'] & { readonly demo: boolean }

export interface OpenDeskParts {
  readonly store: LocalStore
  readonly profile: DeskProfile
  readonly transport: HostTransport
  readonly registry: ReadonlyMap<string, AnyCommand>
  readonly clock: () => number
  readonly emit: (...topics: readonly Topic[]) => void
  /** Without waiting for others that may come. */
  readonly emitAtOnce: (...topics: readonly Topic[]) => void
  readonly clientRenewed: (clientId: string) => Promise<void>
  /** Absent where there is no store on the disk, or no second place beside it. */
  readonly journal?: CommandJournal | undefined
  /** Why the disk takes no more, or not this much more; absent where that cannot be known. */
  readonly room?: ((bytes?: number) => Promise<Refusal | undefined>) | undefined
  /** Seals the store's key under a new password; absent where there is no store on the disk. */
  readonly reseal?: (password: string) => Promise<void>
  /** Removes the copies of this store; absent where the machine keeps none. */
  readonly forgetCopies?: (() => Promise<void>) | undefined
  /** Forgets what was kept for that. */
  readonly forget?: () => void
}
