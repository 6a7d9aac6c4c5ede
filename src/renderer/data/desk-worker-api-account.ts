import type { Refusal } from '#shared/messages/catalogue'
import type {
  ChangeUserRequest,
  ClientStateRequest,
  ListedAccount,
  ListedClient,
  UserStateRequest,
} from '#shared/sync/accounts-protocol'
import type { OwnSessions, RevokeRequest } from '#shared/sync/session-protocol'

type Refused = { readonly ok: false; readonly refusal: Refusal }

/** What a user sees and does with his own account; the server knows it, so a network is needed. */
export interface AccountApi {
  /** Where he is logged in, this desk too. */
  ownSessions(): Promise<({ readonly ok: true } & OwnSessions) | Refused>
  endSessions(request: RevokeRequest): Promise<{ readonly ok: true } | Refused>
}

type Done = Promise<{ readonly ok: true } | Refused>

/** For administrators: people and the machines they work on. */
export interface AccountsApi {
  accounts(): Promise<{ readonly ok: true; readonly users: readonly ListedAccount[] } | Refused>
  changeUser(request: ChangeUserRequest): Done
  disableUser(request: UserStateRequest): Done
  enableUser(request: UserStateRequest): Done
  clients(): Promise<{ readonly ok: true; readonly clients: readonly ListedClient[] } | Refused>
  disableClient(request: ClientStateRequest): Done
  enableClient(request: ClientStateRequest): Done
}
