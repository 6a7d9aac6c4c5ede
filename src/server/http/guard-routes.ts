import type { RouteOptions } from 'fastify'
import { sessionPaths } from '#shared/sync/session-protocol'
import type { Auth } from '../auth/auth'
import type { DeskApp } from './services'

/** What anybody may ask: to log in, to set up, to install, to load the client, and whether the server lives. */
const forAnybody: ReadonlySet<string> = new Set([
  '/',
  '/index.html',
  '/*',
  '/healthz',
  '/readyz',
  '/ca.crt',
  '/install',
  '/openapi.json',
  '/setup',
  '/setup/v1/state',
  '/setup/v1/admin',
  sessionPaths.login,
])

/** Sources show a key of their own, and a demonstration's routes look at the address: their handlers ask. */
const withOwnProof = ['/intake/v1/', '/demo/v1/']

const needsSession = (url: string) =>
  !forAnybody.has(url) && !withOwnProof.some((beginning) => url.startsWith(beginning))

/**
 * Closed unless named above: a route whose handler forgot to ask is still not open, and a stranger's body is not even
 * read. What the user may do there is for the handler. To be called before routes are added.
 */
export function guardRoutes(app: DeskApp, auth: Auth): void {
  app.addHook('onRoute', (route: RouteOptions) => {
    if (!needsSession(route.url)) return
    // Behind the hooks the route has already: the limit of requests comes first.
    const before = route.onRequest === undefined ? [] : [route.onRequest].flat()
    route.onRequest = [...before, async (request) => auth.admit(request)]
  })
}
