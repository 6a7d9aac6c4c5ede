import { randomUUID } from 'node:crypto'
import type { SecureContextOptions } from 'node:tls'
import { constants } from 'node:zlib'
import fastifyCompress from '@fastify/compress'
import fastifyCookie from '@fastify/cookie'
import fastifyHelmet from '@fastify/helmet'
import fastifyRateLimit from '@fastify/rate-limit'
import fastifySwagger from '@fastify/swagger'
import Fastify, { LogController } from 'fastify'
import { jsonSchemaTransform, serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod'
import { configureZod } from '#shared/messages/zod-chinese'
import { mountAdmin } from '../admin/mount-admin'
import { mountAudit } from '../audit/mount-audit'
import { mountAuth } from '../auth/mount-auth'
import { mountBlobs } from '../blobs/mount-blobs'
import { mountClassify } from '../classify/mount-classify'
import { mountFocus } from '../focus/mount-focus'
import { mountHotline } from '../hotline/mount-hotline'
import { mountPresence } from '../presence/mount-presence'
import { mountReveal } from '../privacy/mount-reveal'
import { mountDemo } from '../setup/mount-demo'
import { mountSetup } from '../setup/mount-setup'
import { mountSharing } from '../sharing/mount-sharing'
import { startPushing } from '../sharing/push-timer'
import { mountSync } from '../sync/mount-sync'
import type { ServerCertificate } from '../tls/server-certificate'
import { tlsSettings } from '../tls/tls-settings'
import { addAnswerHeaders } from './answer-headers'
import { drainConnections } from './drain-connections'
import { replyWithError } from './error-reply'
import { guardRoutes } from './guard-routes'
import { mountCertificate } from './mount-certificate'
import { mountHealth } from './mount-health'
import { mountIntake } from './mount-intake'
import { mountWebClient } from './mount-web-client'
import { publishedApi } from './published-api'
import type { DeskApp, Services } from './services'
import { sliceAnswers } from './sliced-answers'

const bodyLimit = 4 * 1024 * 1024
const drainMs = 10_000
/** Not logged in, not allowed, too many. */
const refusedStatus: ReadonlySet<number> = new Set([401, 403, 429])

export interface BuiltServer {
  readonly app: DeskApp
  /** Takes a renewed certificate without a restart. */
  readonly renew: (certificate: ServerCertificate) => void
}

/** The whole HTTPS application; `listen` is the caller's. */
export async function buildServer(services: Services, first: ServerCertificate): Promise<BuiltServer> {
  configureZod()
  let certificate = first
  const app = Fastify({
    http2: true,
    https: { allowHTTP1: true, ...tlsSettings(first) },
    loggerInstance: services.log,
    // One line of ours per request, below; the framework's would carry addresses with their queries.
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'requestId' }),
    genReqId: () => randomUUID(),
    bodyLimit,
    // Ten seconds otherwise, which a busy machine takes now and then: slow is no reason not to start.
    pluginTimeout: 0,
    // Requests under way are let to end; drainConnections sets the limit.
    forceCloseConnections: false,
    return503OnClosing: true,
  }).withTypeProvider() as unknown as DeskApp

  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  app.setErrorHandler((error, request, reply) => replyWithError(error, request, reply))
  drainConnections(app, drainMs)
  addAnswerHeaders(app, services.clock)
  addRequestLog(app, services)
  await addPlugins(app, services, first)
  sliceAnswers(app)
  guardRoutes(app, services.auth)
  mountHealth(app, services)
  mountCertificate(app, () => certificate)
  mountAuth(app, services)
  mountSetup(app, services)
  mountAdmin(app, services)
  mountAudit(app, services)
  mountDemo(app, services)
  mountSync(app, services)
  mountPresence(app, services)
  mountReveal(app, services)
  mountIntake(app, services)
  mountClassify(app, services)
  mountHotline(app, services)
  mountFocus(app, services)
  mountSharing(app, services)
  startPushing(app, services)
  await mountBlobs(app, services)
  let api: object | undefined
  app.get('/openapi.json', { schema: { hide: true } }, async (_request, reply) => {
    api ??= publishedApi(app.swagger())
    return reply.send(api)
  })
  mountWebClient(app, services)
  await app.ready()
  return {
    app,
    renew: (next) => {
      certificate = next
      const server = app.server as unknown as { setSecureContext(options: SecureContextOptions): void }
      server.setSecureContext(tlsSettings(next))
    },
  }
}

async function addPlugins(app: DeskApp, { config }: Services, certificate: ServerCertificate): Promise<void> {
  await app.register(fastifyHelmet, {
    // Set by hand: pages carry a nonce of their own.
    contentSecurityPolicy: false,
    // With an own authority on `localhost` the browser would force HTTPS on every other local program.
    hsts: certificate.caFile ? false : { maxAge: 31_536_000 },
  })
  await app.register(fastifyCookie)
  await app.register(fastifyRateLimit, { max: config.requestsPerMinute, timeWindow: '1 minute' })
  await app.register(fastifyCompress, {
    encodings: ['br', 'gzip'],
    threshold: 1024,
    // Pages of the feed are compressed while an officer waits: the fast levels are already within a fifth of the best.
    brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 3 } },
    zlibOptions: { level: 4 },
  })
  await app.register(fastifySwagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: '执法监督工作台 热线服务端', version: '1', description: 'Hotline server of the supervision desk' },
    },
    transform: jsonSchemaTransform,
  })
}

function addRequestLog(app: DeskApp, { auth }: Services): void {
  app.addHook('onResponse', async (request, reply) => {
    request.log.info(
      {
        method: request.method,
        // The route's pattern: an address itself may hold what somebody searched for.
        route: request.routeOptions.url ?? 'none',
        status: reply.statusCode,
        user: auth.askerOf(request),
        // Where a refused attempt came from; of ordinary work nobody keeps that.
        from: refusedStatus.has(reply.statusCode) ? request.ip : undefined,
        ms: Math.round(reply.elapsedTime),
      },
      'request',
    )
  })
}
