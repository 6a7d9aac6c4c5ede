import { caseScope, isAskedScope, isTakenByBar } from '#shared/sync/scopes'
import type { BarRow, Holdings } from './sync-store'

/** What a user holds, and what of it is kept from him because it complains about him or his organ, or he must avoid it. */
export interface Reach {
  readonly held: readonly string[]
  /** Scopes whose rows he does not see through a region, a case or the hotline; empty for nearly everybody. */
  readonly barred: readonly string[]
}

export function reachOf({ grants, bars }: Holdings): Reach {
  return {
    held: grants.filter(({ op }) => op === 'add').map(({ scope }) => scope),
    barred: barredScopes(bars.filter(({ op }) => op === 'put')),
  }
}

/** What of a reach comes by itself; the rest is sent row by row when asked for. */
export function syncedReach({ held, barred }: Reach): Reach {
  return { held: held.filter((scope) => !isAskedScope(scope)), barred }
}

/** The barred rows themselves, and everything that belongs to a barred case. */
function barredScopes(bars: readonly BarRow[]): string[] {
  return [
    ...new Set(bars.flatMap(({ scope, type, id }) => (type === 'supervisionCase' ? [scope, caseScope(id)] : [scope]))),
  ]
}

/** Cases of which a user has lost sight, or got it back, since a revision: their parts have not changed themselves. */
export function casesBarredSince(bars: readonly BarRow[], rev: number): string[] {
  const changed = bars.filter((bar) => bar.type === 'supervisionCase' && bar.rev > rev)
  return [...new Set(changed.map(({ id }) => caseScope(id)))]
}

/** Whether a row is seen through one of the held scopes. */
export function isWithin(scopes: readonly string[], { held, barred }: Reach): boolean {
  const kept = scopes.some((scope) => barred.includes(scope))
  return scopes.some((scope) => held.includes(scope) && !(kept && isTakenByBar(scope)))
}
