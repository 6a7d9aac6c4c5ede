import { must } from './invariant-broken'
import type { SimServer } from './sim-server'

/** Work that was put aside: it is there until it is decided, is decided once, and has its effect only if so decided. */
export function lookAtQuarantine(
  { store, decided }: SimServer,
  applied: ReadonlyMap<string, number>,
  statuses: ReadonlyMap<string, string>,
): void {
  const kept = new Set(store.quarantine.map(({ cmdId }) => cmdId))
  must(kept.size === store.quarantine.length, 'quarantine: a command lies there twice')
  for (const [id, status] of statuses)
    must(status !== 'quarantined' || kept.has(id), `quarantine: ${id} was put aside and is gone`)
  for (const id of kept) {
    const isDone = applied.has(id)
    must(isDone === (decided.get(id) === 'applied'), `quarantine: ${id} is ${decided.get(id)}, carried out: ${isDone}`)
  }
  for (const id of decided.keys()) must(kept.has(id), `quarantine: ${id} was decided and is gone`)
}
