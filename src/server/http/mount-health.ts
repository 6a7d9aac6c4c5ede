import { z } from 'zod'
import type { DeskApp, Services } from './services'

const status = z.object({ status: z.enum(['ok', 'starting', 'stopping', 'databaseDown']) })

/** `/healthz`: the process answers. `/readyz`: it can do work; a load balancer sends nothing otherwise. */
export function mountHealth(app: DeskApp, services: Services): void {
  let stopping = false
  app.addHook('preClose', async () => {
    stopping = true
  })

  app.route({
    method: 'GET',
    url: '/healthz',
    config: { rateLimit: false },
    schema: { tags: ['health'], response: { 200: status } },
    handler: async () => ({ status: 'ok' as const }),
  })

  app.route({
    method: 'GET',
    url: '/readyz',
    config: { rateLimit: false },
    schema: { tags: ['health'], response: { 200: status, 503: status } },
    handler: async (_request, reply) => {
      if (stopping) return reply.code(503).send({ status: 'stopping' })
      try {
        await services.db.query('SELECT v FROM sync_clock')
        return reply.send({ status: 'ok' })
      } catch (error) {
        services.log.error({ err: error }, 'database does not answer')
        return reply.code(503).send({ status: 'databaseDown' })
      }
    },
  })
}
