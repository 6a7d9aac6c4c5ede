import type { SyncEffect } from '#shared/sync/sync-core-types'
import type { SimClient } from './sim-client'
import type { SimWorld } from './sim-world'

/**
 * Listens for the server's pokes until the line breaks, which `ended` is told; some pokes are lost on their way.
 * @returns how to hang up; undefined where there was no line to begin with
 */
export function openEvents(
  client: SimClient,
  { server, network, random, coverage }: SimWorld,
  { req, via }: Extract<SyncEffect, { type: 'openEvents' }>,
  ended: () => void,
): (() => void) | undefined {
  const closed = (ms: number) => client.later(ms, { type: 'eventsClosed', req })
  if (!client.isOnline || !server.isUp || (via === 'stream' && client.isStreamless)) {
    closed(1000)
    return undefined
  }
  if (via === 'wait') coverage.note('long polling')
  const { life } = client
  const stopListening = server.listen(() => {
    if (random.chance(0.8)) network.deliver(() => life === client.life && client.tell({ type: 'poke' }))
  })
  const close = network.onCut(() => {
    ended()
    stopListening()
    closed(100)
  })
  return () => {
    close()
    stopListening()
    closed(100)
  }
}
