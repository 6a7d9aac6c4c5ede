import { afterEach, describe, expect, it, vi } from 'vitest'
import { browserWorkerHost } from './browser-worker-host'

const session = {
  user: { id: 'u1', login: 'zhangwei', name: '张伟', roles: ['officer'], organId: 'o1', region: '411700' },
  expiresAt: '2026-11-24T12:00:00.000Z',
  idleMinutes: 120,
  clientId: null,
  enrolled: false,
  requires: null,
  demo: true,
}
const facts = { version: '1', platform: 'linux' } as const
const csrfError = { error: { code: 'auth.csrf', text: '', todo: '' } }

/** A server whose session has the CSRF token that `token()` gives. */
function serve(token: () => string, handle: (path: string) => Response = () => new Response('{}')) {
  const asked: string[] = []
  vi.stubGlobal(
    'fetch',
    async (path: string, { method, headers }: { method: string; headers: Record<string, string> }) => {
      const csrf = headers['x-desk-csrf']
      asked.push(`${method} ${path}${csrf ? ` ${csrf}` : ''}`)
      if (path.startsWith('/auth/')) return Response.json({ ...session, csrf: token() })
      if (method !== 'GET' && csrf !== token()) return Response.json(csrfError, { status: 403 })
      return handle(path)
    },
  )
  return asked
}

afterEach(() => vi.unstubAllGlobals())

describe('requests of a browser session', () => {
  it('carry the token that came with the login', async () => {
    const asked = serve(() => 'c1')
    const host = browserWorkerHost(facts)
    expect(await host.session.login({ login: 'zhangwei', password: 'x' })).toMatchObject({ ok: true })
    await host.transport.request({ method: 'POST', path: '/sync/v1/push' })
    await host.transport.request({ method: 'GET', path: '/sync/v1/bootstrap' })
    expect(asked).toEqual(['POST /auth/v1/login', 'POST /sync/v1/push c1', 'GET /sync/v1/bootstrap'])
  })

  it('ask for the token where a page is opened in a session that exists', async () => {
    const asked = serve(() => 'c1')
    await browserWorkerHost(facts).transport.request({ method: 'POST', path: '/sync/v1/push' })
    expect(asked).toEqual(['GET /auth/v1/session', 'POST /sync/v1/push c1'])
  })

  it('are repeated once with a new token after a login in another tab', async () => {
    let token = 'c1'
    const asked = serve(() => token)
    const { transport } = browserWorkerHost(facts)
    await transport.request({ method: 'POST', path: '/sync/v1/push' })
    token = 'c2'
    expect(await transport.request({ method: 'POST', path: '/sync/v1/push' })).toMatchObject({ status: 200 })
    expect(asked.slice(2)).toEqual(['POST /sync/v1/push c1', 'GET /auth/v1/session', 'POST /sync/v1/push c2'])
  })

  it('say that the server is out of reach, or did not answer in time', async () => {
    vi.stubGlobal('fetch', async () => Promise.reject(new TypeError('Failed to fetch')))
    const { transport } = browserWorkerHost(facts)
    await expect(transport.request({ method: 'GET', path: '/x' })).rejects.toMatchObject({
      code: 'desktop.serverUnreachable',
    })
    vi.stubGlobal('fetch', async () => Promise.reject(new DOMException('', 'TimeoutError')))
    await expect(transport.request({ method: 'GET', path: '/x' })).rejects.toMatchObject({
      code: 'desktop.serverTimeout',
    })
  })

  it('have no keychain to offer', async () => {
    const { secrets } = browserWorkerHost(facts)
    expect(await secrets.available()).toBe(false)
    await expect(secrets.wrap(new Uint8Array())).rejects.toMatchObject({ code: 'desktop.keychainMissing' })
  })
})
