import type { HostTransport } from '#shared/host'
import { jsonRequest } from '#shared/sync/session-client'
import { ownSessions, sessionPaths } from '#shared/sync/session-protocol'
import type { AccountApi } from '../../data/desk-worker-api-account'
import { askServer, jsonBody } from './ask-server'

export function accountDesk(transport: HostTransport): AccountApi {
  return {
    ownSessions: () =>
      askServer(transport, { method: 'GET', path: sessionPaths.sessions }, (body) => ownSessions.parse(jsonBody(body))),
    endSessions: (request) => askServer(transport, jsonRequest('POST', sessionPaths.revoke, request), () => ({})),
  }
}
