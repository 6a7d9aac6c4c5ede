import { describe, expect, it } from 'vitest'
import type { WorkerHost } from '#shared/host'
import type { SessionInfo } from '#shared/sync/session-protocol'
import { ServerLogin } from './server-login'

const client = { id: '0190b0a0-0000-7000-8000-000000000001', device: '办公室', enrolled: true }
const input = { login: 'zhaomin', password: 'Mountain-lake-77', totp: '123456' }

/** A server that takes each code once. */
function host() {
  const asked: string[] = []
  let open: SessionInfo | undefined
  const session: WorkerHost['session'] = {
    login: async ({ login, totp = '' }) => {
      asked.push(totp)
      if (asked.filter((one) => one === totp).length > 1) return { ok: false, refusal: { code: 'auth.totpWrong' } }
      open = {
        user: { id: 'zhao', login, name: '赵敏', roles: ['issuer'], organId: 'justice', region: '411700' },
        csrf: 'c',
        expiresAt: '2026-11-27T00:00:00.000Z',
        idleMinutes: 30,
        clientId: client.id,
        enrolled: true,
        requires: null,
        demo: false,
      }
      return { ok: true, session: open }
    },
    logout: async () => {
      open = undefined
    },
    current: async () => open,
  }
  const transport: WorkerHost['transport'] = {
    request: () => Promise.reject(new Error('offline')),
    events: () => () => undefined,
  }
  return { session, transport, asked }
}

describe('a login that the server has taken', () => {
  it('is not asked for again while the store still wants its old password: the code holds only once', async () => {
    const at = host()
    const login = new ServerLogin(at)
    expect(await login.login(input, client)).toMatchObject({ ok: true })
    expect(await login.login({ ...input, oldPassword: 'Before-2026' }, client)).toMatchObject({
      ok: true,
      password: input.password,
    })
    expect(at.asked).toEqual(['123456'])
  })

  it('is asked for when another password or another person comes, or the session has ended', async () => {
    const at = host()
    const login = new ServerLogin(at)
    await login.login(input, client)
    expect(await login.login({ ...input, password: 'wrong', oldPassword: 'Before-2026' }, client)).toMatchObject({
      refusal: { code: 'auth.totpWrong' },
    })
    await login.login({ ...input, totp: '654321' }, client)
    await at.session.logout()
    expect(await login.login({ ...input, totp: '654321', startAnew: true }, client)).toMatchObject({
      refusal: { code: 'auth.totpWrong' },
    })
  })

  it('that begins anew is always put before the server', async () => {
    const at = host()
    const login = new ServerLogin(at)
    await login.login(input, client)
    expect(await login.login(input, client)).toMatchObject({ refusal: { code: 'auth.totpWrong' } })
  })
})
