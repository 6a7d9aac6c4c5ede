import { MAX_PUSH_COMMANDS } from '../protocol'
import type { SyncState } from '../sync-core-types'

/** Commands that may go at once: fewer where a busy server asks for it, or a larger batch was refused (413). */
export function pushLimit({ hints, pushAtMost }: SyncState): number {
  const { pushCommands = MAX_PUSH_COMMANDS } = hints ?? {}
  return Math.min(pushCommands, pushAtMost ?? MAX_PUSH_COMMANDS)
}

/** After a batch that was too large. Undefined where a single command was. */
export function halved(state: SyncState): number | undefined {
  const sent = Math.min(pushLimit(state), state.unsent)
  return sent > 1 ? Math.floor(sent / 2) : undefined
}

/** After a batch that went through: one large command makes small batches only for a while. */
export function doubled({ pushAtMost }: SyncState): number | undefined {
  const more = pushAtMost && pushAtMost * 2
  return more && more < MAX_PUSH_COMMANDS ? more : undefined
}
