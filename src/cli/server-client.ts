import { X509Certificate } from 'node:crypto'
import { request as httpsRequest } from 'node:https'
import { z } from 'zod'
import { DeskError, isMessageCode } from '#shared/messages/catalogue'
import type { MessageArgs } from '#shared/messages/message'
import { readNamed } from './named-files'

export interface ServerAddress {
  readonly url: string
  /** PEM file of the authority to trust besides the system's; the server's own one. */
  readonly caFile?: string | undefined
}

export interface ServerRequest {
  readonly method?: 'GET' | 'POST'
  readonly path: string
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

export interface ServerAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly text: string
}

const errorShape = z.object({
  error: z.object({
    code: z.string(),
    args: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
    text: z.string(),
    todo: z.string(),
  }),
})

const certificateTroubles = new Set([
  'SELF_SIGNED_CERT_IN_CHAIN',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'CERT_HAS_EXPIRED',
  'ERR_TLS_CERT_ALTNAME_INVALID',
])

/** A thousand orders on a busy server take seconds; two silent minutes mean that nobody is there. */
const answerWithinMs = 120_000

/** @throws DeskError `cli.serverUnreachable`, `cli.certificateUntrusted`, `cli.fileUnreadable` */
export async function askServer(server: ServerAddress, ask: ServerRequest): Promise<ServerAnswer> {
  const body = ask.body === undefined ? undefined : JSON.stringify(ask.body)
  const ca = server.caFile ? authorityOf(server.caFile) : undefined
  return new Promise((resolve, reject) => {
    const request = httpsRequest(
      new URL(ask.path, server.url),
      {
        method: ask.method ?? (body === undefined ? 'GET' : 'POST'),
        headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...ask.headers },
        ca,
        agent: false,
      },
      (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('error', reject)
        response.on('end', () => {
          const text = Buffer.concat(chunks).toString('utf8')
          resolve({ status: response.statusCode ?? 0, headers: response.headers, text })
        })
      },
    )
    // Behind a firewall that drops packets nothing would ever answer.
    request.setTimeout(answerWithinMs, () => request.destroy(new Error('no answer')))
    request.on('error', (error: NodeJS.ErrnoException) => {
      const untrusted = certificateTroubles.has(error.code ?? '')
      const code = untrusted ? 'cli.certificateUntrusted' : 'cli.serverUnreachable'
      reject(new DeskError(code, { url: server.url }, { cause: error }))
    })
    request.end(body)
  })
}

function authorityOf(file: string): Buffer {
  const pem = readNamed(file)
  try {
    new X509Certificate(pem)
    return pem
  } catch (cause) {
    throw new DeskError('cli.fileUnreadable', { file, reason: '不是 PEM 格式的证书' }, { cause })
  }
}

/** The server's refusal as this program's own; an unknown code of a newer server keeps its text. */
function refusalOf(answer: ServerAnswer): DeskError {
  try {
    const { error } = errorShape.parse(JSON.parse(answer.text))
    if (isMessageCode(error.code)) return new DeskError(error.code, error.args as MessageArgs)
    return new DeskError('cli.serverRefused', { text: error.text, todo: error.todo })
  } catch {
    return new DeskError('cli.serverRefused', { text: `HTTP ${answer.status}`, todo: '请确认该地址是热线服务端。' })
  }
}

/** A JSON answer, checked. @throws DeskError what the server refused, or that it is no such server */
export async function askJson<T>(server: ServerAddress, ask: ServerRequest, schema: z.ZodType<T>): Promise<T> {
  const answer = await askServer(server, ask)
  if (answer.status >= 400) throw refusalOf(answer)
  try {
    return schema.parse(JSON.parse(answer.text))
  } catch (error) {
    const todo = '请确认该地址是热线服务端，且与本程序版本相同。'
    throw new DeskError('cli.serverRefused', { text: '返回的内容不认识', todo }, { cause: error })
  }
}
