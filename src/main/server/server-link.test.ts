import { describe, expect, it, vi } from 'vitest'
import { createServerLink } from './server-link'

const target = { url: 'https://hotline.example:8443' }

function linkTo(answer: (url: string, init: RequestInit) => Promise<Response> | Response) {
  const fetchFrom = vi.fn(async (url: string, init: RequestInit) => answer(url, init))
  return { link: createServerLink(target, fetchFrom as unknown as typeof fetch), fetchFrom }
}

const sentHeaders = (fetchFrom: { mock: { calls: [string, RequestInit][] } }) =>
  fetchFrom.mock.calls.at(-1)?.[1].headers as Record<string, string>

describe('requests to the hotline server', () => {
  it('carry the session that the main process holds, and never what a page claims', async () => {
    const { link, fetchFrom } = linkTo(() => new Response('{}'))
    link.setToken('secret-token')
    await link.request({
      method: 'POST',
      path: '/sync/v1/push',
      headers: { Authorization: 'Bearer forged', cookie: 'a=b', 'x-desk-csrf': 'x', 'desk-protocol': '1' },
    })
    expect(fetchFrom.mock.calls[0]?.[0]).toBe('https://hotline.example:8443/sync/v1/push')
    expect(sentHeaders(fetchFrom)).toEqual({ authorization: 'Bearer secret-token', 'desk-protocol': '1' })
    expect(fetchFrom.mock.calls[0]?.[1]).toMatchObject({ redirect: 'error', credentials: 'omit' })
  })

  it('go to the enrolled server only', async () => {
    const { link, fetchFrom } = linkTo(() => new Response('{}'))
    await expect(link.request({ method: 'GET', path: '//evil.example/x' })).rejects.toMatchObject({
      code: 'desktop.addressRefused',
    })
    expect(fetchFrom).not.toHaveBeenCalled()
  })

  it('bring back status, headers and bytes, errors of the server too', async () => {
    const { link } = linkTo(() => new Response(new Uint8Array([1, 2]), { status: 409, headers: { 'Sync-V': '7' } }))
    const answer = await link.request({ method: 'GET', path: '/x' })
    expect(answer).toMatchObject({ status: 409, body: new Uint8Array([1, 2]) })
    expect(answer.headers['sync-v']).toBe('7')
  })

  it.each([
    ['net::ERR_INTERNET_DISCONNECTED', 'desktop.serverUnreachable'],
    ['net::ERR_CONNECTION_REFUSED', 'desktop.serverUnreachable'],
    ['net::ERR_CERT_AUTHORITY_INVALID', 'desktop.serverUntrusted'],
    ['net::ERR_SSL_PROTOCOL_ERROR', 'desktop.serverUntrusted'],
  ])('fail with %s as %s', async (message, code) => {
    const { link } = linkTo(() => Promise.reject(new Error(message)))
    await expect(link.request({ method: 'GET', path: '/x' })).rejects.toMatchObject({ code })
  })

  it('are given up after their time', async () => {
    const { link } = linkTo(
      (_url, { signal }) =>
        new Promise((_done, reject) => signal?.addEventListener('abort', () => reject(new Error('aborted')))),
    )
    await expect(link.request({ method: 'GET', path: '/x', timeoutMs: 1 })).rejects.toMatchObject({
      code: 'desktop.serverTimeout',
    })
  })
})

describe('the event stream', () => {
  it('pokes for each event and ends with the stream', async () => {
    const chunks = [': hello\n\n', 'data: {}\n\n', 'event: poke\nda', 'ta: 1\n\n: ping\n\n']
    const { link } = linkTo(() => {
      const body = new ReadableStream({
        start(stream) {
          for (const chunk of chunks) stream.enqueue(new TextEncoder().encode(chunk))
          stream.close()
        },
      })
      return new Response(body)
    })
    const poke = vi.fn()
    await link.readEvents('/sync/v1/events', poke, new AbortController().signal)
    expect(poke).toHaveBeenCalledTimes(2)
  })

  it('does not poke where the server refuses', async () => {
    const { link } = linkTo(() => new Response('data: no\n\n', { status: 401 }))
    const poke = vi.fn()
    await link.readEvents('/sync/v1/events', poke, new AbortController().signal)
    expect(poke).not.toHaveBeenCalled()
  })
})
