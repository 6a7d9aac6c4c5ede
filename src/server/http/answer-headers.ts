import { contentSecurityPolicy } from '#shared/security/csp'
import type { Clock } from '../clock'
import type { DeskApp } from './services'

/**
 * What every answer carries. Two are defaults that a route may replace: answers are kept nowhere, and an answer for
 * programs is a file with a name of ours, whatever address somebody opens it under.
 */
export function addAnswerHeaders(app: DeskApp, clock: Clock): void {
  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id)
    reply.header('content-security-policy', contentSecurityPolicy())
    reply.header('sync-time', clock.now().toISOString())
  })
  app.addHook('onSend', async (_request, reply) => {
    if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store')
    const forPrograms = /^application\/(json|x-ndjson)/.test(String(reply.getHeader('content-type')))
    if (forPrograms && !reply.hasHeader('content-disposition'))
      reply.header('content-disposition', 'attachment; filename="answer.json"')
  })
}
