import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyReply } from 'fastify'
import { DeskError } from '#shared/messages/catalogue'
import { contentSecurityPolicy, withNonce } from '#shared/security/csp'
import { newNonce } from './nonce'
import { missingClientPage } from './pages'
import type { DeskApp, Services } from './services'

/** Read again only when the file changed, so that an update needs no restart. */
function indexReader(file: string): () => string | undefined {
  let known: { readonly at: number; readonly text: string } | undefined
  return () => {
    if (!existsSync(file)) return undefined
    const at = statSync(file).mtimeMs
    if (known?.at !== at) known = { at, text: readFileSync(file, 'utf8') }
    return known.text
  }
}

/** Every address of the app that is no file opens the app; what programs ask for is answered as an error. */
const appAddress = (url: string) => !/^\/(auth|sync|intake|admin|setup|demo|assets|openapi)(\/|\.|$)/.test(url)

/** The renderer's bundle for browsers. Hashed assets never change; index.html is asked for each time. */
export function mountWebClient(app: DeskApp, services: Services): void {
  const { webRoot } = services.config
  const readIndex = indexReader(join(webRoot, 'index.html'))

  const sendIndex = (reply: FastifyReply) => {
    const nonce = newNonce()
    const index = readIndex()
    return reply
      .code(index ? 200 : 503)
      .header('content-security-policy', contentSecurityPolicy(nonce))
      .header('cache-control', 'no-cache')
      .type('text/html; charset=utf-8')
      .send(index ? withNonce(index, nonce) : missingClientPage(nonce))
  }

  app.get('/', { schema: { hide: true } }, async (_request, reply) => sendIndex(reply))
  app.get('/index.html', { schema: { hide: true } }, async (_request, reply) => sendIndex(reply))
  if (existsSync(webRoot)) {
    app.register(fastifyStatic, {
      root: webRoot,
      index: false,
      cacheControl: false,
      setHeaders: (reply, path) => {
        const hashed = path.startsWith(join(webRoot, 'assets'))
        reply.header('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache')
      },
    })
  }
  app.setNotFoundHandler(async (request, reply) => {
    const wantsPage = request.method === 'GET' && (request.headers.accept ?? '').includes('text/html')
    if (wantsPage && appAddress(request.url)) return sendIndex(reply)
    throw new DeskError('general.notFound', { what: '该地址' })
  })
}
