import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'
import { DeskError, type MessageCode, messageOf, type Refusal } from '#shared/messages/catalogue'
import { fillText } from '#shared/messages/message'
import { contentSecurityPolicy } from '#shared/security/csp'
import { newNonce } from './nonce'
import { errorPage } from './pages'

interface ErrorBody {
  readonly error: {
    readonly code: MessageCode
    readonly args: Refusal['args']
    readonly text: string
    readonly todo: string
    readonly requestId: string
  }
}

function errorBody(refusal: Refusal, requestId: string): ErrorBody {
  const entry = messageOf(refusal.code)
  const { args = {} } = refusal
  return {
    error: {
      code: refusal.code,
      args,
      text: fillText(entry.text, args),
      todo: fillText(entry.todo, args),
      requestId,
    },
  }
}

/** What the framework itself refuses, in the catalogue's words. */
const frameworkCodes: Readonly<Record<string, MessageCode>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'general.tooLarge',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'general.mediaType',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'general.badRequest',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'general.badRequest',
  FST_ERR_CTP_INVALID_JSON_BODY: 'general.badRequest',
  FST_ERR_RATE_LIMIT: 'general.tooMany',
}

/** The first three problems are enough to act on; the field is named as the request spells it. */
function validationDetail(error: {
  validation: readonly { instancePath: string; message?: string | undefined }[]
}): string {
  const lines = error.validation.slice(0, 3).map(({ instancePath, message }) => {
    const field = instancePath.replace(/^\//, '').replaceAll('/', '.')
    return field ? `${field}：${message}` : `${message}`
  })
  return lines.join('；')
}

/** Which entry of the catalogue an exception is; undefined for a bug. */
function refusalOf(error: unknown): Refusal | undefined {
  if (error instanceof DeskError) return error.refusal
  if (hasZodFastifySchemaValidationErrors(error))
    return { code: 'general.inputInvalid', args: { detail: validationDetail(error) } }
  const { code, statusCode } = error as FastifyError
  const known = frameworkCodes[code]
  if (known) return { code: known }
  if (statusCode === 429) return { code: 'general.tooMany' }
  return statusCode && statusCode >= 400 && statusCode < 500 ? { code: 'general.badRequest' } : undefined
}

export function replyWithError(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const refusal = refusalOf(error)
  if (refusal) request.log.info({ code: refusal.code }, 'refused')
  else request.log.error({ err: error }, 'unexpected')
  const shown: Refusal = refusal ?? { code: 'general.unexpected', args: { report: request.id } }
  reply.code(messageOf(shown.code).http).header('cache-control', 'no-store').serializer(asText)
  if (messageOf(shown.code).http === 429 && shown.args?.seconds) reply.header('retry-after', String(shown.args.seconds))
  const body = errorBody(shown, request.id)
  if (!openedByPerson(request)) return reply.type('application/json; charset=utf-8').send(JSON.stringify(body))
  const nonce = newNonce()
  const { text, todo, requestId } = body.error
  return reply
    .type('text/html; charset=utf-8')
    .header('content-security-policy', contentSecurityPolicy(nonce))
    .send(errorPage(text, todo, requestId, nonce))
}

/** Ready text goes past the serializer of the route's answer. */
const asText = (payload: unknown) => String(payload)

/** An address opened in a browser's window, not asked for by a program or a script of a page. */
function openedByPerson(request: FastifyRequest): boolean {
  return request.method === 'GET' && (request.headers.accept ?? '').startsWith('text/html')
}
