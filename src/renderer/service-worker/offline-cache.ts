/** One version of the web client: its files by address, `/` for the page itself. */
export interface Precache {
  readonly version: string
  readonly urls: readonly string[]
}

type Caches = Pick<CacheStorage, 'open' | 'keys' | 'delete' | 'match'>

const prefix = 'desk-client-'
const nameOf = ({ version }: Precache) => `${prefix}${version}`
/** Their names change with their content, so a copy in an older cache is as good as a new one. */
export const isHashed = (url: string) => url.startsWith('/assets/')

/**
 * Fetches every file of a version, or none: an install that fails half way leaves the earlier version in force.
 * The page is kept with its headers, so its policy and the nonce in its text stay a pair.
 */
export async function fillCache(
  caches: Caches,
  precache: Precache,
  fetchFresh: (url: string) => Promise<Response>,
): Promise<void> {
  const cache = await caches.open(nameOf(precache))
  await Promise.all(
    precache.urls.map(async (url) => {
      const known = isHashed(url) ? await caches.match(url) : undefined
      const answer = known ?? (await fetchFresh(url))
      if (answer.status !== 200) throw new Error(`${url}: ${answer.status}`)
      await cache.put(url, answer)
    }),
  )
}

export async function removeOtherCaches(caches: Caches, precache: Precache): Promise<void> {
  const names = await caches.keys()
  const old = names.filter((name) => name.startsWith(prefix) && name !== nameOf(precache))
  await Promise.all(old.map((name) => caches.delete(name)))
}

/** The kept file for a request, or undefined where the request is none of the cache's business. */
export function answerFromCache(
  caches: Caches,
  precache: Precache,
  request: Pick<Request, 'method' | 'mode' | 'url'>,
  origin: string,
): Promise<Response | undefined> | undefined {
  const url = new URL(request.url)
  if (request.method !== 'GET' || url.origin !== origin) return undefined
  const path = url.pathname === '/index.html' ? '/' : url.pathname
  if (!precache.urls.includes(path)) return undefined
  return caches.open(nameOf(precache)).then((cache) => cache.match(path))
}

export async function removeAllCaches(caches: Caches): Promise<void> {
  const names = await caches.keys()
  await Promise.all(names.filter((name) => name.startsWith(prefix)).map((name) => caches.delete(name)))
}
