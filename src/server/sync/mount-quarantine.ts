import { z } from 'zod'
import { sha256Hex } from '#shared/domain/attachment'
import { quarantineDecision, quarantinePage, quarantinePaths, quarantineQuery } from '#shared/sync/quarantine-protocol'
import { storedMarker } from '../blobs/stored-marker'
import type { DeskApp, Services } from '../http/services'
import type { SyncDeps } from './push'
import { decideQuarantine, listQuarantine } from './quarantine'

const tags = ['sync']

const addedFile = z.object({ type: z.literal('attachment.add'), input: z.object({ sha256: sha256Hex }) })

/** Commands that were put aside, for the reviewers of their organ. */
export function mountQuarantine(app: DeskApp, services: Services, deps: SyncDeps): void {
  const { auth, db } = services
  const markStored = storedMarker(services)

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
      const { authorId, command } = await decideQuarantine(db, deps, await auth.requireUser(request), request.body)
      // Its bytes may have come while it lay aside: the row that now names them must not wait for ever.
      const file = addedFile.safeParse(command)
      if (request.body.decision === 'apply' && file.success) await markStored(authorId, [file.data.input.sha256])
      return { done: true as const }
    },
  })
}
