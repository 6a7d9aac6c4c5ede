import { createHmac } from 'node:crypto'
import { request as httpRequest } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { z } from 'zod'
import { messageIdOf, nextTryAt, type SharePush } from '#shared/domain/share-push'
import { failed, type Outcome, type Receipt } from './outcome'
import { type OutgoingPush, pushMessage } from './push-file'
import type { ShareRecipient } from './share-recipients'

const answerWithinMs = 30_000
const mostAnswerBytes = 256 * 1024

const receiptShape = z.object({
  result: z.enum(['accepted', 'rejected']),
  reason: z.string().max(2_000).optional(),
  receiptNo: z.coerce.string().max(100).optional(),
  at: z.iso.datetime({ offset: true }).optional(),
  by: z.string().max(100).optional(),
})

interface Answer {
  readonly status: number
  readonly text: string
  readonly retryAfter: string | undefined
}

/** Sends a push; the receipt is in the answer, or is asked for later. The same push again has the same message id. */
export async function sendByHttp(
  to: ShareRecipient,
  out: OutgoingPush,
  now: Date,
  signal?: AbortSignal,
): Promise<Outcome> {
  return judge(await ask(to, out.push, now, pushMessage(out), signal), to, out.push, now, false)
}

/** Asks for the receipt of a push that was sent. */
export async function askForReceipt(
  to: ShareRecipient,
  push: SharePush,
  now: Date,
  signal?: AbortSignal,
): Promise<Outcome> {
  return judge(await ask(to, push, now, undefined, signal), to, push, now, true)
}

function judge(answer: Answer | Error, to: ShareRecipient, push: SharePush, now: Date, asked: boolean): Outcome {
  const later = { kind: 'sent', askAt: nextTryAt(push.state === 'sent' ? push.tries + 1 : 1, now) } as const
  if (answer instanceof Error) return troubleOf(answer, to)
  const { status, text, retryAfter } = answer
  const receipt = receiptIn(text, now)
  if (status >= 200 && status < 300) return receipt ? { kind: 'receipt', receipt } : later
  // Whoever has judged the content says so; an error page of a gateway has not.
  if ((status === 400 || status === 409 || status === 422) && receipt) return { kind: 'receipt', receipt }
  if (asked && status === 404) return later
  if (status === 401 || status === 403) return failed('push.keyRefused', { status }, { hopeless: true })
  if (status === 408 || status === 425 || status === 429 || status >= 500)
    return failed('push.otherSideBusy', { status }, { notBefore: notBefore(retryAfter, now) })
  if (status === 413) return failed('push.tooLarge', {}, { hopeless: true })
  return failed('push.noReceipt', { status }, { hopeless: true })
}

function receiptIn(text: string, now: Date): Receipt | undefined {
  try {
    const { result, reason = '', receiptNo = '', at, by = '' } = receiptShape.parse(JSON.parse(text))
    const when = at ? new Date(at).toISOString() : now.toISOString()
    return { result, reason: reason.slice(0, 500), receiptNo, at: when, by }
  } catch {
    return undefined
  }
}

/** Seconds, at most an hour; whatever else stands there is not heeded. */
function notBefore(retryAfter: string | undefined, now: Date): string | undefined {
  const seconds = Number(retryAfter)
  if (!Number.isFinite(seconds) || seconds <= 0) return undefined
  return new Date(now.getTime() + Math.min(seconds, 3_600) * 1000).toISOString()
}

const untrusted = /^(SELF_SIGNED|DEPTH_ZERO|UNABLE_TO|CERT_|ERR_TLS)/

function troubleOf(error: NodeJS.ErrnoException, { address }: ShareRecipient): Outcome {
  const { host } = new URL(address)
  const reason = error.code ?? error.message
  if (untrusted.test(reason)) return failed('push.untrusted', { host, reason }, { hopeless: true })
  return failed('push.unreachable', { host, reason })
}

/** `hex(HMAC-SHA256(key, time + "." + what is sent))`; of a question the message id is what is sent. */
export function signatureOf(secret: string, time: string, content: string): string {
  return createHmac('sha256', secret).update(`${time}.${content}`).digest('hex')
}

function ask(
  to: ShareRecipient,
  push: SharePush,
  now: Date,
  body: string | undefined,
  signal: AbortSignal | undefined,
): Promise<Answer | Error> {
  const url = new URL(to.address)
  const messageId = messageIdOf(push)
  const time = now.toISOString()
  if (body === undefined) url.searchParams.set('messageId', messageId)
  const headers = {
    accept: 'application/json',
    'idempotency-key': messageId,
    'x-desk-time': time,
    'x-desk-signature': signatureOf(to.secret ?? '', time, body ?? messageId),
    ...(body === undefined ? {} : { 'content-type': 'application/json; charset=utf-8' }),
  }
  const options = { method: body === undefined ? 'GET' : 'POST', headers, agent: false as const, signal }
  return new Promise((resolve) => {
    const start = url.protocol === 'http:' ? httpRequest : httpsRequest
    const request = start(url, { ...options, ...(to.ca ? { ca: to.ca } : {}) }, (response) => {
      const chunks: Buffer[] = []
      let size = 0
      response.on('data', (chunk: Buffer) => {
        size += chunk.length
        if (size <= mostAnswerBytes) chunks.push(chunk)
        else request.destroy(new Error('answer too long'))
      })
      response.on('error', resolve)
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString('utf8')
        resolve({ status: response.statusCode ?? 0, text, retryAfter: response.headers['retry-after'] })
      })
    })
    // The whole exchange: a side that sends a byte now and then holds nothing up.
    const timer = setTimeout(() => request.destroy(new Error('no answer')), answerWithinMs)
    request.on('close', () => clearTimeout(timer))
    request.on('error', resolve)
    request.end(body)
  })
}
