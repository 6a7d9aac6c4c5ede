import { createHash, X509Certificate } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { connect as connectHttp2 } from 'node:http2'
import { Agent, get as getHttps } from 'node:https'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readServerFile } from '#server/server-file'
import { lockHolder } from '#server/storage/data-lock'
import { sessionPaths } from '#shared/sync/session-protocol'
import { startTestServer, type TestServer } from '../support/test-server'

const root = join(import.meta.dirname, '..', '..')

describe('A running server', () => {
  let server: TestServer
  const lines: string[] = []
  const logSink = new Writable({
    write: (chunk, _encoding, done) => {
      lines.push(String(chunk))
      done()
    },
  })
  const web = join(root, 'test-results', `web-${process.pid}`)

  beforeAll(async () => {
    mkdirSync(join(web, 'assets'), { recursive: true })
    writeFileSync(
      join(web, 'index.html'),
      '<!doctype html><meta name="csp-nonce" content="__CSP_NONCE__"><style nonce="__CSP_NONCE__"></style>执法监督工作台',
    )
    writeFileSync(join(web, 'assets', 'app-1a2b3c.js'), `export const app = '${'x'.repeat(5000)}'`)
    server = await startTestServer({ logSink, config: { webRoot: web, logLevel: 'debug' } })
  })
  afterAll(async () => {
    await server.remove()
    rmSync(web, { recursive: true, force: true })
  })

  const page = (path: string) => server.ask({ path, headers: { accept: 'text/html' } })

  it('says that it lives and that it is ready', async () => {
    expect((await server.ask({ path: '/healthz' })).text).toBe('{"status":"ok"}')
    expect((await server.ask({ path: '/readyz' })).text).toBe('{"status":"ok"}')
  })

  it('gives every answer an id and the business time', async () => {
    const { headers } = await server.ask({ path: '/healthz' })
    expect(headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/)
    expect(headers['sync-time']).toBe(server.clock.now().toISOString())
  })

  it('sends the web client with a policy without unsafe words and a fresh nonce each time', async () => {
    const [first, second] = [await page('/'), await page('/cases/any/address')]
    for (const answer of [first, second]) {
      const policy = String(answer.headers['content-security-policy'])
      const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? 'none'
      expect(answer.text).toContain(`<style nonce="${nonce}">`)
      expect(answer.text).not.toContain('__CSP_NONCE__')
      expect(policy).toContain("script-src 'self' 'wasm-unsafe-eval';")
      expect(policy).toContain("frame-ancestors 'none'")
      expect(policy.replace("'wasm-unsafe-eval'", '')).not.toContain('unsafe')
      expect(answer.headers['cache-control']).toBe('no-cache')
    }
    expect(first.text).not.toBe(second.text)
  })

  it('lets hashed assets be kept for ever, compressed', async () => {
    const answer = await server.ask({ path: '/assets/app-1a2b3c.js', headers: { 'accept-encoding': 'gzip' } })
    expect(answer.headers['cache-control']).toBe('public, max-age=31536000, immutable')
    expect(answer.headers['content-encoding']).toBe('gzip')
    expect((await server.ask({ path: '/assets/gone.js' })).status).toBe(404)
  })

  it('does not leave the folder of the web client', async () => {
    for (const path of ['/../package.json', '/..%2f..%2fpackage.json', '/assets/..%2f..%2f..%2fpackage.json'])
      expect((await server.ask({ path })).text).not.toContain('supervision-desk')
    const listed = await server.ask({ path: '/assets/' })
    expect([listed.status, listed.text.includes('app-1a2b3c')]).toEqual([400, false])
  })

  it('answers what it does not know, and what it cannot read, from the catalogue', async () => {
    const opened = await page('/setup')
    expect([opened.status, opened.headers['content-type']]).toEqual([409, 'text/html; charset=utf-8'])
    expect(opened.text).toContain('<h1>本系统已有管理员</h1>')
    const unknown = await server.ask({ path: '/sync/v9/anything' })
    expect(unknown.status).toBe(404)
    expect(JSON.parse(unknown.text).error).toMatchObject({ code: 'general.notFound', text: '没有找到该地址' })
    const shape = await server.ask({ path: sessionPaths.login, body: { login: 7 } })
    expect(JSON.parse(shape.text).error.text).toContain('password：不能为空')
    const big = await server.ask({ path: sessionPaths.login, body: { login: 'x'.repeat(5_000_000) } })
    expect([big.status, JSON.parse(big.text).error.code]).toEqual([413, 'general.tooLarge'])
    const kind = await server.ask({ method: 'POST', path: sessionPaths.login, headers: { 'content-type': 'text/xml' } })
    expect(JSON.parse(kind.text).error.code).toBe('general.mediaType')
  })

  it('describes its interface', async () => {
    const api = JSON.parse((await server.ask({ path: '/openapi.json' })).text)
    expect(api.openapi).toMatch(/^3\.1/)
    expect(Object.keys(api.paths)).toEqual(
      expect.arrayContaining(['/auth/v1/login', '/admin/v1/users', '/sync/v1/push', '/sync/v1/pull']),
    )
  })

  it('moves its business clock in a demo, also over a restart of time-bound work', async () => {
    const before = server.clock.now().getTime()
    const answer = await server.ask({ path: '/demo/v1/clock', body: { advanceDays: 31 } })
    expect(Date.parse(JSON.parse(answer.text).now)).toBe(before + 31 * 86_400_000)
    await server.ask({ path: '/demo/v1/clock', body: { set: new Date(before).toISOString() } })
    expect(server.clock.now().getTime()).toBe(before)
  })

  it('tells on its page how to trust its certificate', async () => {
    const install = await page('/install')
    expect(install.text).toContain(server.certificate.fingerprint)
    expect(install.text).toContain('受信任的根证书颁发机构')
    const ca = await server.ask({ path: '/ca.crt' })
    expect(new X509Certificate(ca.text).fingerprint256).toBe(server.certificate.fingerprint)
  })

  it('writes neither names nor texts nor addresses with queries into its log', async () => {
    await server.ask({ path: sessionPaths.login, body: { login: '王五五', password: 'Geheim-wort-77' } })
    await server.ask({ path: '/cases?search=李四四的电话13800001111', headers: { accept: 'text/html' } })
    const client = await server.client('zhangwei')
    await client.ask({ path: '/demo/v1/clock', body: { set: '赵六六' } })
    await server.services.db
      .query(`SELECT '钱七七'::bigint`)
      .catch((error) => server.services.log.error({ err: error }, 'probe'))
    const text = lines.join('')
    for (const secret of [
      '王五五',
      '李四四',
      '13800001111',
      'Geheim',
      '赵六六',
      '钱七七',
      '张伟',
      client.token,
      'zhangwei',
    ])
      expect(text).not.toContain(secret)
    expect(text).toContain('"code":"22P02"')
    expect(text).toContain('"route":"/auth/v1/login"')
    expect(text).toContain(client.session.user.id)
  })

  it('keeps its private files to itself', async () => {
    const mode = (name: string) => statSync(join(server.config.dataDir, name)).mode & 0o777
    expect(mode('tls/ca.key')).toBe(0o600)
    expect(mode('tls/server.key')).toBe(0o600)
    expect(mode('server.json')).toBe(0o600)
    expect(mode('desk.lock')).toBe(0o600)
    expect(mode('tls')).toBe(0o700)
    expect([mode('blobs'), mode('blobs/uploads')]).toEqual([0o700, 0o700])
  })

  it('can be found by the launcher, with the hash of exactly the key it uses', async () => {
    const file = readServerFile(server.config.dataDir)
    expect(file).toMatchObject({ url: server.url, pid: process.pid, demo: true })
    const session = connectHttp2(server.url, { ca: readFileSync(server.caFile) })
    const raw = await new Promise<Buffer>((resolve, reject) => {
      session.once('error', reject)
      session.once('connect', (_session, socket) => {
        const peer = (socket as import('node:tls').TLSSocket).getPeerX509Certificate()
        resolve(peer?.publicKey.export({ type: 'spki', format: 'der' }) as Buffer)
      })
    })
    session.close()
    expect(createHash('sha256').update(raw).digest('base64')).toBe(file?.spki)
  })
})

describe('Stopping', () => {
  it('lets a request under way end, refuses new ones, closes idle connections and leaves nothing behind', async () => {
    const server = await startTestServer()
    const { dataDir } = server.config
    const ca = readFileSync(server.caFile)
    const idleH2 = connectHttp2(server.url, { ca })
    await new Promise((resolve) => idleH2.once('connect', resolve))
    const keepAlive = new Agent({ keepAlive: true, ca })
    await new Promise((resolve, reject) =>
      getHttps(`${server.url}/healthz`, { agent: keepAlive }, (reply) => reply.resume().on('end', resolve)).on(
        'error',
        reject,
      ),
    )
    // A login takes a third of a second of hashing, so it is under way when the stop begins.
    const login = server.ask({ path: sessionPaths.login, body: { login: 'lina', password: 'Wrong-pass-2026' } })
    const underWay = await waitForReservation(server)
    const closed = server.close()
    expect(underWay).toBe(true)
    expect((await login).status).toBe(401)
    await closed
    keepAlive.destroy()
    await expect(server.ask({ path: '/healthz' })).rejects.toMatchObject({ code: 'cli.serverUnreachable' })
    expect(existsSync(join(dataDir, 'server.json'))).toBe(false)
    expect(lockHolder(dataDir)).toBeUndefined()
    await server.remove()
  })

  it('keeps users and sessions over a restart', async () => {
    const server = await startTestServer()
    const client = await server.client('lina')
    const again = await server.restart()
    const answer = await again.ask({ path: sessionPaths.session, headers: { authorization: `Bearer ${client.token}` } })
    expect(JSON.parse(answer.text).user.login).toBe('lina')
    await again.remove()
  })
})

/** True once the login has counted its attempt, which it does before hashing. */
async function waitForReservation(server: TestServer): Promise<boolean> {
  for (;;) {
    const rows = await server.services.db.query(`SELECT 1 FROM login_throttle WHERE key = 'login:lina'`)
    if (rows.length > 0) return true
    // PGlite answers without ever leaving the microtask queue: the request itself needs a turn too.
    await new Promise((resolve) => setImmediate(resolve))
  }
}
