import { z } from 'zod'
import { quarantineDecision, quarantinePage, quarantinePaths, quarantineQuery } from '#shared/sync/quarantine-protocol'
import type { DeskApp, Services } from '../http/services'
import type { SyncDeps } from './push'
import { decideQuarantine, listQuarantine } from './quarantine'

const tags = ['sync']

/** Commands that were put aside, for the reviewers of their organ. */
export function mountQuarantine(app: DeskApp, { auth, db }: Services, deps: SyncDeps): void {
  app.route({
    method: 'GET',
    url: quarantinePaths.list,
    schema: { tags, querystring: quarantineQuery, response: { 200: quarantinePage } },
    handler: async (request, reply) => {
      const principal = await auth.requireUser(request)
      const page = await listQuarantine(db, deps.registry, principal, request.query)
      return reply.header('cache-control', 'no-store').send(page)
    },
  })

  app.route({
    method: 'POST',
    url: quarantinePaths.decide,
    schema: { tags, body: quarantineDecision, response: { 200: z.object({ done: z.literal(true) }) } },
    handler: async (request) => {
      await decideQuarantine(db, deps, await auth.requireUser(request), request.body)
      return { done: true as const }
    },
  })
}
