import type { Refusal } from '#shared/messages/catalogue'
import type { OwnSessions, RevokeRequest } from '#shared/sync/session-protocol'

type Refused = { readonly ok: false; readonly refusal: Refusal }

/** What a user sees and does with his own account; the server knows it, so a network is needed. */
export interface AccountApi {
  /** Where he is logged in, this desk too. */
  ownSessions(): Promise<({ readonly ok: true } & OwnSessions) | Refused>
  endSessions(request: RevokeRequest): Promise<{ readonly ok: true } | Refused>
}
