import { describe, expect, it, vi } from 'vitest'
import type { HostRequest, HostResponse } from '#shared/host'
import type { Caller } from '../ipc/handlers'
import { serverHandlers } from './server-handlers'
import type { ServerLink } from './server-link'

const session = {
  user: { id: 'u1', login: 'zhangwei', name: '张伟', roles: ['officer'], organId: 'o1', region: '411700' },
  csrf: 'c',
  expiresAt: '2026-11-24T12:00:00.000Z',
  idleMinutes: 120,
  clientId: null,
  enrolled: false,
  requires: null,
  demo: true,
}

const json = (status: number, content: unknown): HostResponse => ({
  status,
  headers: {},
  body: new TextEncoder().encode(JSON.stringify(content)),
})

function fakeLink(answer: (request: HostRequest) => HostResponse) {
  let token: string | undefined
  const reading: { poke: () => void; signal: AbortSignal; end: () => void }[] = []
  const link: ServerLink = {
    request: async (request) => answer(request),
    readEvents: (_path, poke, signal) =>
      new Promise((end) => {
        signal.addEventListener('abort', () => end())
        reading.push({ poke, signal, end })
      }),
    setToken: (next) => {
      token = next
    },
    get hasToken() {
      return token !== undefined
    },
  }
  return { link, reading, token: () => token }
}

function fakeCaller() {
  const gone: (() => void)[] = []
  const onGone: Caller['onGone'] = (tell) => {
    gone.push(tell)
    return () => undefined
  }
  return {
    caller: { id: 7, send: vi.fn(), onGone } satisfies Caller,
    gone,
  }
}

const input = { login: 'zhangwei', password: 'secret' }

describe('a session in Electron', () => {
  it('keeps its token in the main process', async () => {
    const asked: HostRequest[] = []
    const { link, token } = fakeLink((request) => {
      asked.push(request)
      return json(200, { ...session, token: 'secret-token' })
    })
    const answer = await serverHandlers(() => link)['session.login'](input, fakeCaller().caller)
    expect(answer).toEqual({ ok: true, session })
    expect(JSON.stringify(answer)).not.toContain('secret-token')
    expect(token()).toBe('secret-token')
    expect(JSON.parse(new TextDecoder().decode(asked[0]?.body))).toEqual({ ...input, tokenIn: 'bearer' })
  })

  it('passes on what the server refuses, in its words', async () => {
    const error = { code: 'auth.locked', args: { minutes: 15 }, text: '', todo: '', requestId: '' }
    const { link } = fakeLink(() => json(429, { error }))
    expect(await serverHandlers(() => link)['session.login'](input, fakeCaller().caller)).toEqual({
      ok: false,
      refusal: { code: 'auth.locked', args: { minutes: 15 } },
    })
  })

  it('does not take a gateway’s page for the server', async () => {
    const { link } = fakeLink(() => ({ status: 200, headers: {}, body: new TextEncoder().encode('<html>') }))
    expect(await serverHandlers(() => link)['session.login'](input, fakeCaller().caller)).toEqual({
      ok: false,
      refusal: { code: 'desktop.serverForeign' },
    })
  })

  it('is forgotten on logout even where the server is out of reach', async () => {
    const { link, token } = fakeLink(() => {
      throw new Error('unreachable')
    })
    link.setToken('secret-token')
    await serverHandlers(() => link)['session.logout'](undefined, fakeCaller().caller)
    expect(token()).toBeUndefined()
    expect(await serverHandlers(() => link)['session.current'](undefined, fakeCaller().caller)).toBeUndefined()
  })
})

describe('the event stream of a page', () => {
  it('pokes its page, and tells once when it ended', async () => {
    const { link, reading } = fakeLink(() => json(200, {}))
    const { caller } = fakeCaller()
    await serverHandlers(() => link)['transport.openEvents']({ stream: 's', path: '/e' }, caller)
    reading[0]?.poke()
    expect(caller.send).toHaveBeenLastCalledWith('transport.poke', { stream: 's' })
    reading[0]?.end()
    await vi.waitFor(() => expect(caller.send).toHaveBeenLastCalledWith('transport.closed', { stream: 's' }))
  })

  it('ends with its page', async () => {
    const { link, reading } = fakeLink(() => json(200, {}))
    const { caller, gone } = fakeCaller()
    await serverHandlers(() => link)['transport.openEvents']({ stream: 's', path: '/e' }, caller)
    for (const tell of gone) tell()
    expect(reading[0]?.signal.aborted).toBe(true)
    expect(caller.send).not.toHaveBeenCalled()
  })
})

it('without an enrolled server every call says what to do', async () => {
  const handlers = serverHandlers(() => undefined)
  const { caller } = fakeCaller()
  await expect(handlers['session.login'](input, caller)).rejects.toMatchObject({ code: 'desktop.noServer' })
  await expect(handlers['transport.request']({ method: 'GET', path: '/' }, caller)).rejects.toMatchObject({
    code: 'desktop.noServer',
  })
})
