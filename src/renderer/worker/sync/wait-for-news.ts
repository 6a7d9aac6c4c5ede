import type { Unsubscribe } from '#shared/host'
import type { SyncApi } from './sync-api'

/** Long polling in place of an event stream, until it is stopped or a request fails. */
export function waitForNews(api: SyncApi, poke: () => void, closed: () => void): Unsubscribe {
  let stopped = false
  const wait = async () => {
    let since = 0
    while (!stopped) {
      const { v, news } = await api.wait(since)
      // The first answer only tells where the server is; opening owes a pull anyway.
      if (news && since > 0 && !stopped) poke()
      since = v
    }
  }
  wait().catch(() => {
    if (!stopped) closed()
  })
  return () => {
    stopped = true
  }
}
