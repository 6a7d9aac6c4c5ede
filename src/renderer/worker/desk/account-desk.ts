import type { HostTransport } from '#shared/host'
import { accountList, accountsPaths, clientList } from '#shared/sync/accounts-protocol'
import { jsonRequest } from '#shared/sync/session-client'
import { ownSessions, sessionPaths } from '#shared/sync/session-protocol'
import type { AccountApi, AccountsApi } from '../../data/desk-worker-api-account'
import { askServer, jsonBody } from './ask-server'

export function accountDesk(transport: HostTransport): AccountApi {
  return {
    ownSessions: () =>
      askServer(transport, { method: 'GET', path: sessionPaths.sessions }, (body) => ownSessions.parse(jsonBody(body))),
    endSessions: (request) => askServer(transport, jsonRequest('POST', sessionPaths.revoke, request), () => ({})),
  }
}

export function accountsDesk(transport: HostTransport): AccountsApi {
  const done = (path: string) => (request: object) =>
    askServer(transport, jsonRequest('POST', path, request), () => ({}))
  return {
    accounts: () =>
      askServer(transport, { method: 'GET', path: accountsPaths.users }, (body) => accountList.parse(jsonBody(body))),
    changeUser: done(accountsPaths.changeUser),
    disableUser: done(accountsPaths.disableUser),
    enableUser: done(accountsPaths.enableUser),
    clients: () =>
      askServer(transport, { method: 'GET', path: accountsPaths.clients }, (body) => clientList.parse(jsonBody(body))),
    disableClient: done(accountsPaths.disableClient),
    enableClient: done(accountsPaths.enableClient),
  }
}
