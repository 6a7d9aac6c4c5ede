import type { FastifyReply, FastifyRequest } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { DeskError } from '#shared/messages/catalogue'
import {
  CLIENT_HEADER,
  digestRequest,
  digestResponse,
  bootstrapPlan as planShape,
  pullRequest,
  pullResponse,
  pushRequest,
  pushResponse,
  repairRequest,
  repairResponse,
  syncPaths,
} from '#shared/sync/protocol'
import type { Principal } from '../auth/auth'
import type { DeskApp, Services } from '../http/services'
import { atMost } from './at-most'
import { bootstrapPage, bootstrapPlan } from './bootstrap'
import { publicDeviceKey } from './device-orders'
import { digest, repair } from './digest'
import { ensureClient } from './ensure-client'
import { LEASE_MS } from './lease'
import { LoadGate } from './load-gate'
import { mountEvents } from './mount-events'
import { mountQuarantine } from './mount-quarantine'
import { type PackedPage, packPage, pageEncoding } from './pack-page'
import { PagesAhead } from './pages-ahead'
import { pull, pulledJson } from './pull'
import { push, type SyncDeps } from './push'
import { requireProtocol } from './require-protocol'
import { surrender } from './surrender'
import { startSweeping } from './sweep-timer'
import { syncDeps } from './sync-services'

const tags = ['sync']
/** Fifty commands, each with a whole document in it. */
const pushBodyLimit = 32 * 1024 * 1024

const headers = z.object({ [CLIENT_HEADER]: z.uuid() })
const pageQuery = z.object({ scope: z.string().max(100), after: z.string().max(200).optional() })

/** Push, pull, bootstrap and events of the sync protocol (docs/protocol.md), and the sweep that issues what time does. */
export function mountSync(app: DeskApp, services: Services): void {
  const { auth, clock, db } = services
  const deps = syncDeps(services)
  const gate = new LoadGate()
  // One is read while another is packed; in the making each takes some ten megabytes.
  const inTurn = atMost(2)
  const pages = new PagesAhead((userId, request) =>
    inTurn(async () => packPage(await bootstrapPage(deps.store, userId, request), request.encoding)),
  )

  requireProtocol(app)
  const userOf = (request: FastifyRequest) => auth.requireUser(request)

  /** A client the server does not know is noted once, then asked again. */
  async function withClient<T>(principal: Principal, clientId: string, work: () => Promise<T>): Promise<T> {
    try {
      return await work()
    } catch (error) {
      if (!(error instanceof DeskError) || error.code !== 'sync.clientUnknown') throw error
      await ensureClient(db, clientId, principal, clock.now())
      return work()
    }
  }

  app.register(async (plain) => {
    const scope = plain.withTypeProvider<ZodTypeProvider>()
    // Elsewhere a key that would reach into objects refuses the body. Here it goes alone: the batch holds days of work,
    // and would be refused with it at every try.
    const json = scope.getDefaultJsonParser('remove', 'remove')
    scope.addContentTypeParser('application/json', { parseAs: 'string' }, json)
    scope.route({
      method: 'POST',
      url: syncPaths.push,
      bodyLimit: pushBodyLimit,
      schema: { tags, body: pushRequest, response: { 200: pushResponse } },
      handler: async (request, reply) => {
        const answer = await gate.through(async () => {
          const { principal, shutOut } = await auth.requireSender(request)
          if (shutOut) return surrender(deps, principal, request.body)
          return withClient(principal, request.body.clientId, () => push(deps, principal, request.body))
        })
        return reply.header('sync-v', answer.v).send(answer)
      },
    })
  })

  app.route({
    method: 'POST',
    url: syncPaths.pull,
    schema: { tags, body: pullRequest, response: { 200: pullResponse } },
    handler: async (request, reply) => {
      const { v, text } = await gate.through(async () => {
        const principal = await userOf(request)
        const { clientId } = request.body
        const page = await withClient(principal, clientId, () => pull(deps.store, principal.userId, request.body))
        const leaseUntil = new Date(clock.now().getTime() + LEASE_MS).toISOString()
        return { v: page.v, text: pulledJson({ ...page, leaseUntil, hints: gate.hints() }) }
      })
      return sendText(reply.header('sync-v', v), 'application/json; charset=utf-8', text)
    },
  })

  app.route({
    method: 'GET',
    url: syncPaths.plan,
    schema: { tags, headers, response: { 200: planShape } },
    handler: async (request, reply) => {
      const principal = await userOf(request)
      const clientId = request.headers[CLIENT_HEADER]
      const plan = await withClient(principal, clientId, () => bootstrapPlan(deps.store, principal.userId, clientId))
      const encoding = pageEncoding(request.headers['accept-encoding'])
      reply.raw.once('finish', () => pages.prepareFirst(principal.userId, plan.scopes, encoding))
      return reply.header('sync-v', plan.v).send({ ...plan, deviceKey: await publicDeviceKey(db) })
    },
  })

  app.route({
    method: 'GET',
    url: syncPaths.bootstrapPage,
    compress: { customTypes: /ndjson/ },
    schema: { tags, querystring: pageQuery, produces: ['application/x-ndjson'] },
    handler: (request, reply) =>
      gate.through(async () => {
        const { userId } = await userOf(request)
        const encoding = pageEncoding(request.headers['accept-encoding'])
        const page = await pages.page(userId, { ...request.query, encoding })
        reply.raw.once('finish', () => pages.prepareAfter(userId, page))
        return sendPage(reply, page)
      }),
  })

  mountRepair(app, deps, gate, userOf)
  mountQuarantine(app, services, deps)
  mountEvents(app, services, userOf)
  startSweeping(app, services, deps)
}

/** Counting what is held, and bringing what turned out to differ. */
function mountRepair(
  app: DeskApp,
  { store }: SyncDeps,
  gate: LoadGate,
  userOf: (request: FastifyRequest) => Promise<Principal>,
): void {
  app.route({
    method: 'POST',
    url: syncPaths.digest,
    schema: { tags, body: digestRequest, response: { 200: digestResponse } },
    handler: (request) => gate.through(async () => digest(store, (await userOf(request)).userId, request.body)),
  })

  app.route({
    method: 'POST',
    url: syncPaths.repair,
    schema: { tags, body: repairRequest, response: { 200: repairResponse } },
    handler: async (request, reply) => {
      const { behind, rows } = await gate.through(async () =>
        repair(store, (await userOf(request)).userId, request.body),
      )
      return sendText(reply, 'application/json; charset=utf-8', `{"behind":${behind},"rows":[${rows.join(',')}]}`)
    },
  })
}

function sendPage(reply: FastifyReply, { encoding, body }: PackedPage): FastifyReply {
  const answer = reply
    .header('cache-control', 'no-store')
    .header('vary', 'accept-encoding')
    .type('application/x-ndjson; charset=utf-8')
  return (encoding === 'identity' ? answer : answer.header('content-encoding', encoding)).send(body as never)
}

/** Text that is ready, past the schema's serializer: it was spliced from what the database gave. */
function sendText(reply: FastifyReply, type: string, text: string): FastifyReply {
  return reply
    .header('cache-control', 'no-store')
    .type(type)
    .serializer((payload: unknown) => payload as string)
    .send(text as never)
}
