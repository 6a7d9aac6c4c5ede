import { join } from 'node:path'
import { Readable } from 'node:stream'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { sha256Hex } from '#shared/domain/attachment'
import { DeskError } from '#shared/messages/catalogue'
import { blobPaths, neededRequest, neededResponse } from '#shared/sync/blob-protocol'
import { startDaily } from '../daily'
import type { DeskApp, Services } from '../http/services'
import { BlobRecords } from './blob-records'
import { collectOrphans, KEEP_ORPHANS_MS } from './collect-orphans'
import { folderStore } from './folder-store'
import { sendBytes } from './send-bytes'
import { blobsRoot, storedMarker } from './stored-marker'
import { TusUploads } from './tus-uploads'

const tags = ['attachments']
const uploadBodyLimit = 64 * 1024 * 1024

/** Uploads, downloads and the question what is still needed (docs/protocol.md §10). */
export async function mountBlobs(app: DeskApp, services: Services): Promise<void> {
  const { auth, clock, config, db, log } = services
  const root = blobsRoot(config)
  const store = folderStore(root)
  const records = new BlobRecords(db)
  const markStored = storedMarker(services)
  const uploads = await TusUploads.open({
    dir: join(root, 'uploads'),
    records,
    store,
    now: () => clock.now(),
    bytesPerUser: config.fileBytesPerUser,
    arrived: (userId, sha256) => markStored(userId, [sha256]),
  })

  app.route({
    method: 'POST',
    url: blobPaths.needed,
    schema: { tags, body: neededRequest, response: { 200: neededResponse } },
    handler: async (request, reply) => {
      const { userId } = (await auth.requireSender(request)).principal
      const { sha256: named, rowless } = request.body
      const sent = await records.sentBy(userId, [...named, ...rowless])
      if (sent.size > 0) await markStored(userId, [...sent])
      const putAside = rowless.length > 0 ? await records.putAside(userId, rowless) : sent
      return reply.send({
        needed: named.filter((sha256) => !sent.has(sha256)),
        rowless: rowless.filter((sha256) => putAside.has(sha256) && !sent.has(sha256)),
      })
    },
  })

  app.route({
    method: 'GET',
    url: blobPaths.of(':sha256'),
    schema: { tags, params: z.object({ sha256: sha256Hex }) },
    compress: false,
    handler: async (request, reply) => {
      const { userId } = await auth.requireUser(request)
      const { sha256 } = request.params
      const size = await records.readable(userId, sha256)
      if (size === undefined) throw new DeskError('general.notFound', { what: '附件' })
      return sendBytes(request, reply, store, { sha256, size })
    },
  })

  await app.register(async (scope) => {
    // The bytes go from the connection to the disk; nothing of them is gathered in memory.
    scope.addContentTypeParser('application/offset+octet-stream', (_request, payload, done) => done(null, payload))
    for (const url of [blobPaths.uploads, `${blobPaths.uploads}/:id`]) {
      scope.route({
        method: ['POST', 'HEAD', 'PATCH', 'DELETE'],
        url,
        bodyLimit: uploadBodyLimit,
        schema: { tags },
        exposeHeadRoute: false,
        handler: async (request, reply) => {
          const sender = await auth.requireSender(request)
          return sendTus(reply, await uploads.handle(webRequest(request), sender))
        },
      })
    }
  })

  const tidy = async (signal: AbortSignal) => {
    try {
      await uploads.forgetOld()
      const removed = await collectOrphans(db, store, new Date(clock.now().getTime() - KEEP_ORPHANS_MS), signal)
      if (removed > 0) log.info({ removed }, 'files that nothing refers to removed')
    } catch (err) {
      log.error({ err }, 'old uploads and files not removed')
    }
  }
  app.addHook('onClose', startDaily(tidy))
}

/** The request as the tus server takes it: its own headers, and the body as it comes in. */
function webRequest(request: FastifyRequest): Request {
  const headers = new Headers()
  for (const name of ['content-type', 'content-length', 'tus-resumable', ...tusHeaders]) {
    const value = request.headers[name]
    if (typeof value === 'string') headers.set(name, value)
  }
  const body = request.method === 'PATCH' ? Readable.toWeb(request.body as Readable) : undefined
  const init = { method: request.method, headers, body, duplex: 'half' }
  return new Request(new URL(request.url, 'https://localhost'), init as RequestInit)
}

const tusHeaders = ['upload-offset', 'upload-length', 'upload-metadata', 'upload-defer-length'] as const

async function sendTus(reply: FastifyReply, answer: Response): Promise<FastifyReply> {
  reply.code(answer.status).header('cache-control', 'no-store')
  for (const [name, value] of answer.headers) {
    if (!name.startsWith('access-control-')) reply.header(name, value)
  }
  return reply.serializer((text: unknown) => String(text)).send(await answer.text())
}
