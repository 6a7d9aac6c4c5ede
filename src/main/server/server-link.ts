import type { HostRequest, HostResponse } from '#shared/host'
import { DeskError } from '#shared/messages/catalogue'
import { hasEventEnd } from './event-stream'
import type { ServerTarget } from './server-target'

const defaultTimeoutMs = 60_000

/** Set by the main process alone, whatever a page writes into its request. */
const ownHeaders = new Set(['authorization', 'cookie', 'host', 'origin', 'referer', 'connection', 'x-desk-csrf'])

export interface ServerLink {
  request(request: HostRequest): Promise<HostResponse>
  /** Reads the event stream until `signal` stops it or it ends; `poke` for each event. */
  readEvents(path: string, poke: () => void, signal: AbortSignal): Promise<void>
  setToken(token: string | undefined): void
  readonly hasToken: boolean
}

/** Carries requests to the one server that this machine is enrolled with; the session's token never leaves this file. */
export function createServerLink(target: ServerTarget, fetchFrom: typeof fetch): ServerLink {
  let token: string | undefined

  const send = async (request: HostRequest, signal: AbortSignal): Promise<Response> => {
    const url = new URL(request.path, target.url)
    if (url.origin !== target.url) throw new DeskError('desktop.addressRefused', { url: request.path })
    const headers = Object.entries(request.headers ?? {}).filter(([name]) => !ownHeaders.has(name.toLowerCase()))
    return fetchFrom(url.href, {
      method: request.method,
      headers: { ...Object.fromEntries(headers), ...(token ? { authorization: `Bearer ${token}` } : {}) },
      body: request.body as Uint8Array<ArrayBuffer> | undefined,
      credentials: 'omit',
      redirect: 'error',
      signal,
    })
  }

  return {
    request: async (request) => {
      const timeoutMs = request.timeoutMs ?? defaultTimeoutMs
      const signal = AbortSignal.timeout(timeoutMs)
      try {
        const answer = await send(request, signal)
        const body = new Uint8Array(await answer.arrayBuffer())
        return { status: answer.status, headers: Object.fromEntries(answer.headers), body }
      } catch (error) {
        throw transportError(error, signal, timeoutMs)
      }
    },
    readEvents: async (path, poke, signal) => {
      const answer = await send({ method: 'GET', path, headers: { accept: 'text/event-stream' } }, signal)
      const { body } = answer
      if (answer.status !== 200 || !body) return
      const counter = hasEventEnd()
      for await (const chunk of body as unknown as AsyncIterable<Uint8Array>) {
        if (counter(chunk)) poke()
      }
    },
    setToken: (next) => {
      token = next
    },
    get hasToken() {
      return token !== undefined
    },
  }
}

/** Chromium's network names its errors in the message: `net::ERR_CERT_AUTHORITY_INVALID`. */
function transportError(error: unknown, signal: AbortSignal, timeoutMs: number): DeskError {
  if (error instanceof DeskError) return error
  const cause = { cause: error }
  if (signal.aborted) return new DeskError('desktop.serverTimeout', { seconds: Math.round(timeoutMs / 1000) }, cause)
  const untrusted = error instanceof Error && /ERR_CERT|ERR_SSL|ERR_FAILED_CERT/.test(error.message)
  return new DeskError(untrusted ? 'desktop.serverUntrusted' : 'desktop.serverUnreachable', {}, cause)
}
