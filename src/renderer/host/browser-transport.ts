import type { EventHandlers, HostRequest, HostResponse, HostTransport, Unsubscribe } from '#shared/host'
import { DeskError } from '#shared/messages/catalogue'
import { currentSession, refusalOfAnswer } from '#shared/sync/session-client'
import { CSRF_HEADER, sessionPaths } from '#shared/sync/session-protocol'

const defaultTimeoutMs = 60_000

/** A request of a browser session that changes something carries the session's CSRF token; page and worker hold one each. */
export interface CsrfToken {
  value: string | undefined
}

export function browserTransport(csrf: CsrfToken): HostTransport {
  return { request: (request) => requestWithCsrf(request, csrf), events: openEventSource }
}

/** The token may belong to an earlier session, of another tab for instance: a refusal for its sake asks for it once more. */
async function requestWithCsrf(request: HostRequest, csrf: CsrfToken): Promise<HostResponse> {
  if (request.method === 'GET' || request.path === sessionPaths.login) return fetchOnce(request)
  csrf.value ??= await askForToken()
  const answer = await fetchOnce(request, csrf.value)
  if (answer.status !== 403 || refusalOfAnswer(answer)?.code !== 'auth.csrf') return answer
  csrf.value = await askForToken()
  return csrf.value ? fetchOnce(request, csrf.value) : answer
}

async function askForToken(): Promise<string | undefined> {
  return (await currentSession(fetchOnce))?.csrf
}

async function fetchOnce(request: HostRequest, csrf?: string): Promise<HostResponse> {
  const timeoutMs = request.timeoutMs ?? defaultTimeoutMs
  try {
    const answer = await fetch(request.path, {
      method: request.method,
      headers: { ...request.headers, ...(csrf ? { [CSRF_HEADER]: csrf } : {}) },
      body: request.body as Uint8Array<ArrayBuffer> | undefined,
      credentials: 'same-origin',
      cache: 'no-store',
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
    })
    return {
      status: answer.status,
      headers: Object.fromEntries(answer.headers),
      body: new Uint8Array(await answer.arrayBuffer()),
    }
  } catch (error) {
    if (error instanceof DOMException && error.name === 'TimeoutError')
      throw new DeskError('desktop.serverTimeout', { seconds: Math.round(timeoutMs / 1000) }, { cause: error })
    // A certificate that is not trusted looks the same to a page as no network.
    throw new DeskError('desktop.serverUnreachable', {}, { cause: error })
  }
}

function openEventSource(path: string, on: EventHandlers): Unsubscribe {
  const source = new EventSource(path)
  source.addEventListener('message', on.poke)
  source.addEventListener('poke', on.poke)
  // The browser would open it again by itself and at its own pace; the sync core decides when.
  source.addEventListener('error', () => {
    source.close()
    on.closed()
  })
  return () => source.close()
}
