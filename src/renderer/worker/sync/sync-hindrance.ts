import type { Refusal } from '#shared/messages/catalogue'
import type { Connection } from '#shared/sync/sync-core-types'

const hindrances = {
  online: undefined,
  offline: { code: 'desktop.serverUnreachable' },
  loginNeeded: { code: 'auth.sessionEnded' },
  updateNeeded: { code: 'local.updateFirst' },
  storageFull: { code: 'local.noRoomToFetch' },
} as const satisfies Record<Connection, Refusal | undefined>

/** Why the sync brings nothing in this state, in words for whoever waits for something. */
export function syncHindrance(connection: Connection): Refusal | undefined {
  return hindrances[connection]
}
