import type { SystemFacts, WorkerHost } from '#shared/host'
import { DeskError } from '#shared/messages/catalogue'
import { defaultPolicy } from '#shared/security/machine-policy'
import { currentSession, logIn, logOut } from '#shared/sync/session-client'
import { browserJournal } from './browser-journal'
import { browserTransport, type CsrfToken } from './browser-transport'

/** The browser's half for the data worker, and what the page itself needs of it; works in both. */
export function browserWorkerHost(facts: SystemFacts): WorkerHost {
  const csrf: CsrfToken = { value: undefined }
  const transport = browserTransport(csrf)
  const journal = browserJournal()
  return {
    kind: 'browser',
    transport,
    ...(journal ? { journal } : {}),
    session: {
      login: async (input) => {
        const outcome = await logIn(transport.request, input, 'cookie')
        if (!outcome.ok) return outcome
        csrf.value = outcome.session.csrf
        return { ok: true, session: outcome.session }
      },
      logout: async () => {
        await logOut(transport.request)
        csrf.value = undefined
      },
      current: async () => {
        const session = await currentSession(transport.request)
        csrf.value = session?.csrf
        return session
      },
    },
    secrets: { available: async () => false, wrap: refuseSecret, unwrap: refuseSecret },
    system: { ...facts, policy: async () => defaultPolicy(), diskFree, openExternal },
  }
}

/** A key that a page could keep in IndexedDB lies on the same disk as what it protects, so it is not offered as one. */
async function refuseSecret(): Promise<never> {
  throw new DeskError('desktop.keychainMissing')
}

async function diskFree(): Promise<number | undefined> {
  const { quota, usage } = await navigator.storage.estimate()
  return quota === undefined ? undefined : quota - (usage ?? 0)
}

async function openExternal(url: string): Promise<void> {
  if (!url.startsWith('https://') || typeof window === 'undefined')
    throw new DeskError('desktop.addressRefused', { url })
  window.open(url, '_blank', 'noopener,noreferrer')
}
