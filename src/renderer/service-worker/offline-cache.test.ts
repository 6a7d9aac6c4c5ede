import { describe, expect, it } from 'vitest'
import { answerFromCache, fillCache, removeAllCaches, removeOtherCaches } from './offline-cache'

/** Cache storage in memory, with the few calls that are used. */
function memoryCaches() {
  const stores = new Map<string, Map<string, Response>>()
  const open = async (name: string) => {
    const store = stores.get(name) ?? new Map<string, Response>()
    stores.set(name, store)
    return {
      put: async (url: string, answer: Response) => void store.set(url, answer),
      match: async (url: string) => store.get(url)?.clone(),
    } as unknown as Cache
  }
  return {
    open,
    keys: async () => [...stores.keys()],
    delete: async (name: string) => stores.delete(name),
    match: async (url: RequestInfo | URL) => {
      for (const store of stores.values()) if (store.has(String(url))) return store.get(String(url))?.clone()
      return undefined
    },
  }
}

const origin = 'https://localhost:8443'
const first = { version: 'a', urls: ['/', '/assets/app-1.js', '/assets/antd-1.js'] }
const second = { version: 'b', urls: ['/', '/assets/app-2.js', '/assets/antd-1.js'] }

function serverOf(files: Readonly<Record<string, string>>) {
  const asked: string[] = []
  const answer = async (url: string) => {
    asked.push(url)
    return files[url] === undefined ? new Response(null, { status: 404 }) : new Response(files[url])
  }
  return { asked, answer }
}

const get = (path: string, more: Partial<Request> = {}) => ({
  method: 'GET',
  mode: 'cors' as RequestMode,
  url: `${origin}${path}`,
  ...more,
})

describe('the offline start of the web client', () => {
  const files = { '/': 'page 1', '/assets/app-1.js': 'app 1', '/assets/antd-1.js': 'antd' }

  it('answers the page and its files without the server', async () => {
    const caches = memoryCaches()
    await fillCache(caches, first, serverOf(files).answer)
    const page = await answerFromCache(caches, first, get('/', { mode: 'navigate' }), origin)
    expect(await page?.text()).toBe('page 1')
    expect(await (await answerFromCache(caches, first, get('/index.html'), origin))?.text()).toBe('page 1')
    expect(await (await answerFromCache(caches, first, get('/assets/app-1.js'), origin))?.text()).toBe('app 1')
  })

  it('keeps the policy of the page with its text, so that the nonces agree', async () => {
    const caches = memoryCaches()
    await fillCache(caches, { version: 'a', urls: ['/'] }, async () => {
      return new Response('nonce="n1"', { headers: { 'content-security-policy': "style-src 'nonce-n1'" } })
    })
    const page = await answerFromCache(caches, { version: 'a', urls: ['/'] }, get('/'), origin)
    expect(page?.headers.get('content-security-policy')).toContain('nonce-n1')
  })

  it('never touches what is asked of the server', async () => {
    const caches = memoryCaches()
    await fillCache(caches, first, serverOf(files).answer)
    for (const path of ['/auth/v1/session', '/sync/v1/pull', '/install', '/ca.crt', '/healthz'])
      expect(answerFromCache(caches, first, get(path), origin)).toBeUndefined()
    expect(answerFromCache(caches, first, get('/', { method: 'POST' }), origin)).toBeUndefined()
    expect(answerFromCache(caches, first, { ...get('/'), url: 'https://other.example/' }, origin)).toBeUndefined()
  })

  it('fetches only what changed when it updates, and leaves open pages their files until they close', async () => {
    const caches = memoryCaches()
    await fillCache(caches, first, serverOf(files).answer)
    const server = serverOf({ '/': 'page 2', '/assets/app-2.js': 'app 2', '/assets/antd-1.js': 'antd' })
    await fillCache(caches, second, server.answer)
    expect(server.asked.sort()).toEqual(['/', '/assets/app-2.js'])
    expect(await (await answerFromCache(caches, first, get('/assets/app-1.js'), origin))?.text()).toBe('app 1')
    await removeOtherCaches(caches, second)
    expect(await caches.keys()).toEqual(['desk-client-b'])
    expect(await (await answerFromCache(caches, second, get('/'), origin))?.text()).toBe('page 2')
  })

  it('does not install a version of which a file is missing', async () => {
    const caches = memoryCaches()
    const broken = serverOf({ '/': 'page 1', '/assets/app-1.js': 'app 1' })
    await expect(fillCache(caches, first, broken.answer)).rejects.toThrow('/assets/antd-1.js: 404')
  })

  it('leaves caches of others alone when it is removed', async () => {
    const caches = memoryCaches()
    await caches.open('other')
    await fillCache(caches, first, serverOf(files).answer)
    await removeAllCaches(caches)
    expect(await caches.keys()).toEqual(['other'])
  })
})
