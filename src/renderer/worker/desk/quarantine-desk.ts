import type { HostTransport } from '#shared/host'
import { type QuarantineDecision, quarantinePage, quarantinePaths } from '#shared/sync/quarantine-protocol'
import { jsonRequest } from '#shared/sync/session-client'
import type { QuarantineAnswer, RunAnswer } from '../../data/desk-worker-api'
import { askServer, jsonBody } from './ask-server'

/** What was put aside of the organ's people; asked of the server each time, because it is kept there alone. */
export function listQuarantined(transport: HostTransport): Promise<QuarantineAnswer> {
  const request = { method: 'GET', path: quarantinePaths.list } as const
  return askServer(transport, request, (body) => quarantinePage.parse(jsonBody(body)))
}

export function decideQuarantined(transport: HostTransport, decision: QuarantineDecision): Promise<RunAnswer> {
  return askServer(transport, jsonRequest('POST', quarantinePaths.decide, decision), () => ({ commandId: '' }))
}
