import { removeAllCaches } from './offline-cache'

const script = '/service-worker.js'

/** Absent in Electron, whose pages lie on the disk anyway, and where the certificate is not trusted. */
function container(): ServiceWorkerContainer | undefined {
  return location.protocol === 'https:' && 'serviceWorker' in navigator ? navigator.serviceWorker : undefined
}

/**
 * Lets the web client start without network on this device. For enrolled devices only: call after each login or unlock
 * of one. Answers false where the browser refuses (a certificate that is not trusted, a policy).
 */
export async function registerOfflineStart(): Promise<boolean> {
  try {
    return (await container()?.register(script, { scope: '/', updateViaCache: 'none' })) !== undefined
  } catch {
    return false
  }
}

/** Undoes it, for a device that is no longer enrolled. */
export async function unregisterOfflineStart(): Promise<void> {
  const registration = await container()?.getRegistration('/')
  if (!registration) return
  await registration.unregister()
  await removeAllCaches(caches)
}

/** Calls back when a newer version is complete on this device; it starts by itself when the last page is closed. */
export function onNewVersion(ready: () => void): void {
  void container()
    ?.getRegistration('/')
    .then((registration) => {
      if (!registration) return
      if (registration.waiting) ready()
      registration.addEventListener('updatefound', () => {
        const { installing } = registration
        installing?.addEventListener('statechange', () => {
          // Without a controller it is the first install, not a newer version.
          if (installing.state === 'installed' && navigator.serviceWorker.controller) ready()
        })
      })
    })
}

/** Changes to the newer version now; the page is loaded anew. Everything saved is on disk. */
export async function startNewVersion(): Promise<void> {
  const workers = container()
  const waiting = (await workers?.getRegistration('/'))?.waiting
  if (!waiting) return location.reload()
  workers?.addEventListener('controllerchange', () => location.reload(), { once: true })
  waiting.postMessage('activate-now')
}
