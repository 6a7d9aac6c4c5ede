import { z } from 'zod'
import { DeskError } from '#shared/messages/catalogue'
import { issueTexts } from '#shared/messages/zod-chinese'
import { contentSecurityPolicy } from '#shared/security/csp'
import { newNonce } from '../http/nonce'
import type { DeskApp, Services } from '../http/services'
import { addFirstAdministrator, setupRequest } from './first-administrator'
import { hasAdministrator } from './setup-code'
import { setupDonePage, setupForm } from './setup-form'

/** The first administrator, made with the one-time code that the server printed at its first start. */
export function mountSetup(app: DeskApp, services: Services): void {
  app.route({
    method: 'GET',
    url: '/setup/v1/state',
    schema: { tags: ['setup'], response: { 200: z.object({ needed: z.boolean() }) } },
    handler: async () => ({ needed: !(await hasAdministrator(services.db)) }),
  })

  app.route({
    method: 'POST',
    url: '/setup/v1/admin',
    schema: { tags: ['setup'], body: setupRequest, response: { 200: z.object({ userId: z.string() }) } },
    handler: async (request, reply) => {
      const userId = await addFirstAdministrator(services, request.body, request.ip)
      return reply.header('cache-control', 'no-store').send({ userId })
    },
  })

  app.register(async (scope) => mountSetupPage(scope as unknown as DeskApp, services))
}

/** A plain form without script: it has to work before anything else is set up. */
function mountSetupPage(app: DeskApp, services: Services): void {
  app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) =>
    done(null, Object.fromEntries(new URLSearchParams(String(body)))),
  )
  const html = async (reply: { header(name: string, value: string): unknown }, make: (nonce: string) => string) => {
    const nonce = newNonce()
    reply.header('content-security-policy', contentSecurityPolicy(nonce))
    reply.header('cache-control', 'no-store')
    reply.header('content-type', 'text/html; charset=utf-8')
    return make(nonce)
  }

  app.get('/setup', { schema: { hide: true } }, async (_request, reply) => {
    if (await hasAdministrator(services.db)) throw new DeskError('auth.setupDone')
    return reply.send(await html(reply, (nonce) => setupForm(nonce)))
  })

  app.post('/setup', { schema: { hide: true } }, async (request, reply) => {
    const input = setupRequest.safeParse(request.body)
    const kept = z.object({ login: z.string(), name: z.string() }).partial().catch({}).parse(request.body)
    try {
      if (!input.success) {
        const detail = issueTexts(setupRequest, input.error).join('；')
        throw new DeskError('general.inputInvalid', { detail })
      }
      await addFirstAdministrator(services, input.data, request.ip)
    } catch (error) {
      if (!(error instanceof DeskError)) throw error
      reply.code(422)
      return reply.send(await html(reply, (nonce) => setupForm(nonce, error.message, kept)))
    }
    return reply.send(await html(reply, setupDonePage))
  })
}
