import { X509Certificate } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { request } from 'node:https'
import { Readable } from 'node:stream'
import { connect, type TLSSocket } from 'node:tls'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'

interface VerifyRequest {
  readonly hostname: string
  readonly certificate: { readonly data: string; readonly fingerprint: string }
  readonly verificationResult: string
  readonly errorCode: number
}
export type VerifyProc = (request: VerifyRequest, answer: (result: number) => void) => void

const asked = 'OK'
const useChromium = -3

/** `session.fetch`: over TLS that the product's own verification judges, before a byte of the request is sent. */
export async function sessionFetch(input: string, init: RequestInit = {}, verify?: VerifyProc): Promise<Response> {
  const url = new URL(input)
  if (url.protocol !== 'https:') throw new Error('net::ERR_DISALLOWED_URL_SCHEME')
  const { signal, body, method = 'GET', headers } = init
  const socket = await verifiedSocket(url, verify)
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    const sent = request(url, {
      method,
      headers: { 'accept-encoding': 'gzip, deflate, br', ...(headers as Record<string, string>) },
      createConnection: () => socket,
      signal: signal ?? undefined,
    })
    sent.once('response', resolve)
    sent.once('error', (error: NodeJS.ErrnoException) => reject(signal?.aborted ? error : netError(error)))
    sent.end(body ? Buffer.from(body as Uint8Array) : undefined)
  })
  const status = answer.statusCode ?? 0
  if (status >= 300 && status < 400 && status !== 304 && init.redirect === 'error') {
    answer.destroy()
    throw new Error('net::ERR_FAILED')
  }
  const empty = status === 204 || status === 304
  const stream = empty ? null : (Readable.toWeb(decompressed(answer)) as ReadableStream<Uint8Array>)
  if (empty) answer.resume()
  const shown = Object.entries(answer.headers).flatMap(([name, value]): [string, string][] =>
    value === undefined || name === 'content-encoding' ? [] : [[name, String(value)]],
  )
  return new Response(stream, { status, headers: shown })
}

function verifiedSocket(url: URL, verify: VerifyProc | undefined): Promise<TLSSocket> {
  const { hostname } = url
  const port = Number(url.port || 443)
  const host = hostname.replace(/^\[|\]$/g, '')
  return new Promise((resolve, reject) => {
    const servername = /^[\d.:]+$/.test(host) ? {} : { servername: host }
    const socket = connect({ host, port, ...servername, rejectUnauthorized: false, ALPNProtocols: ['http/1.1'] })
    socket.once('error', (error) => reject(netError(error)))
    socket.once('secureConnect', () => {
      const leaf = new X509Certificate(socket.getPeerCertificate().raw)
      const failure = socket.authorizationError ? 'net::ERR_CERT_AUTHORITY_INVALID' : asked
      const judge = (result: number) => {
        const trusted = result === 0 || (result === useChromium && failure === asked)
        if (trusted) return resolve(socket)
        socket.destroy()
        reject(new Error(result === useChromium ? failure : 'net::ERR_CERT_AUTHORITY_INVALID'))
      }
      if (!verify) return judge(useChromium)
      const certificate = { data: leaf.toString(), fingerprint: `sha256/${leaf.fingerprint256}` }
      verify(
        { hostname: host, certificate, verificationResult: failure, errorCode: failure === asked ? 0 : -202 },
        judge,
      )
    })
  })
}

function decompressed(answer: IncomingMessage): Readable {
  switch (answer.headers['content-encoding']) {
    case 'gzip':
      return answer.pipe(createGunzip())
    case 'br':
      return answer.pipe(createBrotliDecompress())
    case 'deflate':
      return answer.pipe(createInflate())
    default:
      return answer
  }
}

/** Chromium's network names its failures so. */
function netError(error: NodeJS.ErrnoException): Error {
  const names: Record<string, string> = {
    ECONNREFUSED: 'net::ERR_CONNECTION_REFUSED',
    ENOTFOUND: 'net::ERR_NAME_NOT_RESOLVED',
    ECONNRESET: 'net::ERR_CONNECTION_RESET',
  }
  return new Error(names[error.code ?? ''] ?? `net::ERR_FAILED (${error.code ?? error.message})`, { cause: error })
}
