import { z } from 'zod'
import {
  addedFile,
  quarantineDecision,
  quarantinePage,
  quarantinePaths,
  quarantineQuery,
} from '#shared/sync/quarantine-protocol'
import { folderStore } from '../blobs/folder-store'
import { sendBytes } from '../blobs/send-bytes'
import { blobsRoot, storedMarker } from '../blobs/stored-marker'
import type { DeskApp, Services } from '../http/services'
import type { SyncDeps } from './push'
import { decideQuarantine, listQuarantine, putAsideFile } from './quarantine'

const tags = ['sync']

/** Commands that were put aside, for the reviewers of their organ. */
export function mountQuarantine(app: DeskApp, services: Services, deps: SyncDeps): void {
  const { auth, config, db } = services
  const markStored = storedMarker(services)
  const store = folderStore(blobsRoot(config))

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
    method: 'GET',
    url: quarantinePaths.file(':id'),
    schema: { tags, params: z.object({ id: z.string().max(64) }) },
    compress: false,
    handler: async (request, reply) => {
      const principal = await auth.requireUser(request)
      return sendBytes(request, reply, store, await putAsideFile(db, principal, request.params.id))
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
