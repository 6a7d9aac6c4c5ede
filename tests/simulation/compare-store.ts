import type { SyncEffect } from '#shared/sync/sync-core-types'
import { verifyStore } from '#shared/sync/verify-store'
import type { SimClient } from './sim-client'
import type { SimWorld } from './sim-world'

/** All questions at one moment of the server; what it finds is put right in the store's own time. */
export function compareStore(
  client: SimClient,
  { server, coverage, trace }: SimWorld,
  { req, cursor }: Extract<SyncEffect, { type: 'verify' }>,
) {
  const { disk, userId, name } = client
  const { clientId } = disk.content
  const repairs: (() => void)[] = []
  let damages = 0
  client.ask(
    req,
    async () => {
      trace.note(name, 'is compared')
      const verified = await verifyStore({
        digest: (scope) => server.digest(name, userId, { clientId, cursor, scope }),
        repair: (scope, buckets) => server.repair(name, userId, { clientId, cursor, scope, buckets: [...buckets] }),
        heads: async () => {
          damages = disk.damages
          return disk.heads()
        },
        mayLose: async () => undefined,
        replace: async (rows, gone) => {
          repairs.push(() => disk.replace(rows, gone))
        },
      })
      trace.note(name, verified.behind ? 'is behind' : `differs in ${verified.repaired} rows`)
      return { type: 'verified', req, ...verified }
    },
    undefined,
    (event) => {
      if (event.type !== 'verified') return client.tell(event)
      client.store(req, () => {
        for (const repair of repairs) repair()
        if (!event.behind) coverage.note('store compared')
        if (event.repaired > 0 && disk.isDamaged) {
          trace.note(name, `repairs ${event.repaired} rows`)
          coverage.note('damage repaired')
        }
        // What was lost since is for the next comparison.
        if (!event.behind && damages === disk.damages) disk.isDamaged = false
        return event
      })
    },
  )
}
