import { answerFromCache, fillCache, isHashed, type Precache, removeOtherCaches } from './offline-cache'

/** Put in by the build: every file of this version of the web client. */
declare const __PRECACHE__: Precache

const worker = self as unknown as ServiceWorkerGlobalScope
const precache = __PRECACHE__

worker.addEventListener('install', (event) => {
  // What has its content in its name needs no second look at the server.
  const fresh = (url: string) => fetch(url, { cache: isHashed(url) ? 'default' : 'no-cache' })
  event.waitUntil(fillCache(caches, precache, fresh))
})

// No `skipWaiting` by itself: pages that are open go on with the version they began with.
worker.addEventListener('activate', (event) => {
  event.waitUntil(removeOtherCaches(caches, precache))
})

worker.addEventListener('message', (event) => {
  if (event.data === 'activate-now') void worker.skipWaiting()
})

worker.addEventListener('fetch', (event) => {
  const answer = answerFromCache(caches, precache, event.request, worker.location.origin)
  // What is not ours (every question to the server) is left to the browser, untouched.
  if (answer) event.respondWith(answer.then((found) => found ?? fetch(event.request)))
})
