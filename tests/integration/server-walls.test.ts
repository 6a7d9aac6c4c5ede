import { readFileSync } from 'node:fs'
import { type RequestOptions, request as requestHttps } from 'node:https'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { type ConnectionOptions, connect } from 'node:tls'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DEMO_PASSWORD } from '#server/setup/demo-accounts'
import { protocolHeaders } from '#shared/sync/protocol'
import { sessionPaths } from '#shared/sync/session-protocol'
import { startTestServer, type TestServer } from '../support/test-server'

/** Everybody may ask these; sources and the demonstration prove themselves otherwise. */
const forAnybody = ['/healthz', '/readyz', '/setup/v1/state', '/setup/v1/admin', sessionPaths.login]
const withOwnProof = /^\/(intake|demo)\//
/** What an operator, an administrator or the demonstration asks; a new group is one of these or on the page of the protocol. */
const notForClients = /^\/(admin|setup|demo|healthz|readyz)\b|^\/intake\/v1\/demo-key$/
const clientGroups = ['auth', 'sync', 'blobs', 'audit', 'focus', 'hotline', 'sharing', 'intake']

interface RawAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly text: string
}

/** Any method and any body, which the program's own client would not send. */
function askRaw(
  server: Pick<TestServer, 'url' | 'caFile'>,
  path: string,
  options: RequestOptions = {},
  body?: string,
): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const ca = readFileSync(server.caFile)
    const asked = requestHttps(new URL(path, server.url), { ca, agent: false, ...options }, (reply) => {
      let text = ''
      reply.setEncoding('utf8')
      reply.on('data', (part: string) => {
        text += part
      })
      reply.on('end', () => resolve({ status: reply.statusCode ?? 0, headers: reply.headers, text }))
    })
    asked.on('error', reject)
    asked.end(body)
  })
}

const codeOf = ({ text }: { readonly text: string }) => JSON.parse(text).error?.code

describe('The walls of the server', () => {
  let server: TestServer
  const lines: string[] = []
  const logSink = new Writable({
    write: (chunk, _encoding, done) => {
      lines.push(String(chunk))
      done()
    },
  })
  beforeAll(async () => {
    server = await startTestServer({ logSink, config: { logLevel: 'debug' } })
  })
  afterAll(async () => server.remove())

  const json = { 'content-type': 'application/json' }

  it('answer a stranger at every address but the few that are for everybody', async () => {
    const { paths } = JSON.parse((await server.ask({ path: '/openapi.json' })).text) as {
      paths: Record<string, Record<string, unknown>>
    }
    const routes = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => ({ path, method: method.toUpperCase() })),
    )
    expect(routes.length).toBeGreaterThan(30)
    const open: string[] = []
    for (const { path, method } of routes) {
      if (withOwnProof.test(path)) continue
      const answer = await askRaw(server, path.replace(/\{\w+\}/g, 'a'.repeat(64)), { method })
      if (answer.status !== 401) open.push(path)
      else if (method !== 'HEAD') expect([path, codeOf(answer)]).toEqual([path, 'auth.notLoggedIn'])
    }
    expect(open.sort()).toEqual([...forAnybody].sort())
  })

  it('are described: every address that a client asks stands on the page of the protocol', async () => {
    const { paths } = JSON.parse((await server.ask({ path: '/openapi.json' })).text) as { paths: object }
    const page = readFileSync('docs/protocol.md', 'utf8')
    const asked = Object.keys(paths).filter((path) => !notForClients.test(path))
    expect(new Set(asked.map((path) => path.split('/')[1]))).toEqual(new Set(clientGroups))
    const named = (path: string) => page.includes(path.replace(/\/\{\w+\}$/, ''))
    expect(asked.filter((path) => !named(path))).toEqual([])
  })

  it('do not read what a stranger sends', async () => {
    const options = { method: 'POST', headers: json }
    expect(codeOf(await askRaw(server, '/sync/v1/push', options, '{"no json'))).toBe('auth.notLoggedIn')
    for (const path of ['/intake/v1/work-orders', '/intake/v1/enforcement-records']) {
      expect(codeOf(await askRaw(server, path, options, '{"no json'))).toBe('intake.keyMissing')
      const wrongKey = { method: 'POST', headers: { ...json, authorization: 'Bearer desk_of-nobody' } }
      expect(codeOf(await askRaw(server, path, wrongKey, '{"no json'))).toBe('intake.keyRefused')
    }
    const ended = { method: 'POST', headers: { ...json, authorization: `Bearer ${'x'.repeat(43)}` } }
    expect(codeOf(await askRaw(server, '/sync/v1/push', ended, '{"no json'))).toBe('auth.sessionEnded')
  })

  it('let nothing be kept, guessed at, framed or told on, whatever is asked', async () => {
    const admin = await server.client('admin')
    const answers = [
      await admin.ask({ path: '/admin/v1/clients' }),
      await admin.ask({ path: sessionPaths.session }),
      await server.ask({ path: '/healthz' }),
      await server.ask({ path: '/sync/v1/plan' }),
      await server.ask({ path: '/nothing/here' }),
      await server.ask({ path: '/', headers: { accept: 'text/html' } }),
      await server.ask({ path: '/install', headers: { accept: 'text/html' } }),
    ]
    for (const { headers } of answers) {
      expect(headers['cache-control']).toMatch(/^no-(store|cache)$/)
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'x-frame-options': 'SAMEORIGIN',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
      })
      expect(headers['content-security-policy']).toContain("frame-ancestors 'none'")
      expect(headers['content-type']).toMatch(/; charset=utf-8$/)
      expect([headers.server, headers['x-powered-by']]).toEqual([undefined, undefined])
    }
    for (const { headers } of answers.slice(0, 4))
      expect([headers['cache-control'], headers['content-disposition']]).toEqual([
        'no-store',
        'attachment; filename="answer.json"',
      ])
  })

  it('give other sites no leave, and know only the methods that routes have', async () => {
    const origin = 'https://elsewhere.example'
    const preflight = { method: 'OPTIONS', headers: { origin, 'access-control-request-method': 'POST' } }
    for (const options of [preflight, { headers: { origin } }, { headers: { origin: 'null' } }]) {
      const { headers } = await askRaw(server, sessionPaths.session, options)
      expect(Object.keys(headers).filter((name) => name.startsWith('access-control-'))).toEqual([])
    }
    for (const method of ['OPTIONS', 'PUT', 'DELETE', 'TRACE', 'PROPFIND'])
      expect([method, (await askRaw(server, sessionPaths.session, { method })).status]).toEqual([method, 404])
  })

  it('refuse JSON that would reach for the prototype of objects', async () => {
    const options = { method: 'POST', headers: json }
    for (const trick of ['{"__proto__":{"roles":["admin"]}}', '{"constructor":{"prototype":{"roles":["admin"]}}}']) {
      const answer = await askRaw(server, sessionPaths.login, options, trick)
      expect([answer.status, codeOf(answer)]).toEqual([400, 'general.badRequest'])
    }
    expect(({} as { roles?: unknown }).roles).toBeUndefined()
  })

  it('take from a request only what its schema knows, and each of it once', async () => {
    const body = { login: 'zhangwei', password: DEMO_PASSWORD, tokenIn: 'bearer', roles: ['admin'], must_change: false }
    const { token, user } = JSON.parse((await server.ask({ path: sessionPaths.login, body })).text)
    expect(user.roles).toEqual(['officer'])
    const headers = { ...protocolHeaders, authorization: `Bearer ${token}` }
    const twice = await server.ask({ path: '/sync/v1/wait?since=0&since=1', headers })
    expect(codeOf(twice)).toBe('general.inputInvalid')
  })

  it('tell nothing of what went wrong inside but a number that stands in the log', async () => {
    const admin = await server.client('admin')
    await server.services.db.exec('ALTER TABLE client RENAME COLUMN device TO gone')
    const answer = await admin.ask({ path: '/admin/v1/clients' })
    await server.services.db.exec('ALTER TABLE client RENAME COLUMN gone TO device')
    expect([answer.status, codeOf(answer)]).toEqual([500, 'general.unexpected'])
    expect(answer.text).not.toMatch(/device|column|select|\.ts|node_modules/i)
    const { requestId } = JSON.parse(answer.text).error
    expect(lines.some((line) => line.includes(requestId) && line.includes('"code":"42703"'))).toBe(true)
  })

  it('write down who was refused and from where, and one line for each event whatever was typed', async () => {
    const officer = await server.client('zhangwei')
    const userId = officer.session.user.id
    lines.length = 0
    await officer.ask({ path: '/admin/v1/clients' })
    const forged = 'zhangwei\n{"level":30,"msg":"login","userId":"forged"}'
    for (const login of ['zhangwei', forged])
      await server.ask({ path: sessionPaths.login, body: { login, password: 'Wrong-pass-2026' } })
    const events = lines
      .join('')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
    const refused = events.filter(({ msg }) => msg === 'login refused')
    expect(refused).toMatchObject([
      { userId, code: 'auth.wrongPassword', from: '127.0.0.1' },
      { code: 'auth.wrongPassword', from: '127.0.0.1' },
    ])
    expect(events).toContainEqual(
      expect.objectContaining({ route: '/admin/v1/clients', status: 403, user: userId, from: '127.0.0.1' }),
    )
    expect(lines.join('')).not.toContain('forged')
  })

  const shakeHands = (options: ConnectionOptions) =>
    new Promise<string>((resolve) => {
      const ca = readFileSync(server.caFile)
      const socket = connect({ host: 'localhost', port: server.port, ca, ...options }, () => {
        resolve(`${socket.getProtocol()} ${socket.getCipher().name}`)
        socket.destroy()
      })
      socket.on('error', () => resolve('refused'))
    })

  it('are of TLS 1.3 with the strongest cipher, or 1.2 with forward secrecy and an authenticated mode', async () => {
    expect(await shakeHands({})).toBe('TLSv1.3 TLS_AES_256_GCM_SHA384')
    expect(await shakeHands({ maxVersion: 'TLSv1.2' })).toBe('TLSv1.2 ECDHE-ECDSA-AES256-GCM-SHA384')
  })

  it('refuse older versions, ciphers without forward secrecy, and block modes', async () => {
    const old = { minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'ALL:@SECLEVEL=0' } as const
    expect(await shakeHands(old)).toBe('refused')
    for (const ciphers of ['ECDHE-ECDSA-AES256-SHA384', 'ECDHE-ECDSA-AES128-SHA', 'AES128-GCM-SHA256'])
      expect([ciphers, await shakeHands({ maxVersion: 'TLSv1.2', ciphers })]).toEqual([ciphers, 'refused'])
  })

  it('never speak plain HTTP', async () => {
    await expect(fetch(`http://localhost:${server.port}/healthz`)).rejects.toThrow()
  })
})

describe('A browser that was here', () => {
  const promised = 'strict-transport-security'

  it('never asks in clear again where the office has given a certificate, and is told nothing by our own authority', async () => {
    const own = await startTestServer()
    const folder = join(own.config.dataDir, 'tls')
    const certificate = { certFile: join(folder, 'server.crt'), keyFile: join(folder, 'server.key') }
    const given = await startTestServer({ config: { certificate } })
    for (const path of ['/', '/healthz', '/nothing/here', '/sync/v1/plan']) {
      const { headers } = await askRaw({ url: given.url, caFile: own.caFile }, path)
      expect([path, headers[promised]]).toEqual([path, 'max-age=31536000; includeSubDomains'])
      expect((await askRaw(own, path)).headers[promised]).toBeUndefined()
    }
    await given.remove()
    await own.remove()
  })
})

describe('A flood from one address', () => {
  it('is turned away with the time to wait, and an office at work is not', async () => {
    const server = await startTestServer({ config: { requestsPerMinute: 20 } })
    const statuses: number[] = []
    for (let n = 0; n < 22; n++) statuses.push((await server.ask({ path: '/openapi.json' })).status)
    expect(statuses.filter((status) => status === 200)).toHaveLength(20)
    const late = await server.ask({ path: '/openapi.json' })
    expect([late.status, codeOf(late)]).toEqual([429, 'general.tooMany'])
    expect(Number(late.headers['retry-after'])).toBeGreaterThan(0)
    expect((await server.ask({ path: '/healthz' })).status).toBe(200)
    await server.remove()
  })
})
