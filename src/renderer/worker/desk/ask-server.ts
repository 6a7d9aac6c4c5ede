import type { HostRequest, HostTransport } from '#shared/host'
import { DeskError, type Refusal } from '#shared/messages/catalogue'
import { protocolHeaders } from '#shared/sync/protocol'
import { refusalOfAnswer } from '#shared/sync/session-client'

type Refused = { readonly ok: false; readonly refusal: Refusal }

/** What only the server knows, asked each time it is shown: its answer as `read` takes it, or why there is none. */
export async function askServer<T extends object>(
  transport: HostTransport,
  request: HostRequest,
  read: (body: Uint8Array) => T,
): Promise<({ readonly ok: true } & T) | Refused> {
  try {
    const answer = await transport.request(withProtocol(request))
    if (answer.status === 200) return { ok: true, ...read(answer.body) }
    return { ok: false, refusal: refusalOfAnswer(answer) ?? { code: 'desktop.serverForeign' } }
  } catch (error) {
    if (error instanceof DeskError) return { ok: false, refusal: error.refusal }
    throw error
  }
}

/** Questions about what the sync put aside, shows or covers are of its protocol. */
export function withProtocol(request: HostRequest): HostRequest {
  return request.path.startsWith('/sync/')
    ? { ...request, headers: { ...request.headers, ...protocolHeaders } }
    : request
}

export function jsonBody(body: Uint8Array): unknown {
  return JSON.parse(new TextDecoder().decode(body))
}
