import { complainedOf, watchingOrgans } from '#shared/domain/complaint'
import type { ReferenceData } from '#shared/domain/reference-data'
import { regionChain, regionParents } from '#shared/domain/region-chain'
import type { ScopeWorld } from '#shared/sync/scopes'

/** Regions and governments as the reference data has them; a region the dictionary does not know stands alone. */
export function scopeWorld(ref: ReferenceData): ScopeWorld {
  const parents = regionParents(ref)
  const offices = new Map<string, string[]>()
  for (const { id, kind, governmentId } of ref.organs()) {
    if (kind === 'governmentOffice' && governmentId) {
      offices.set(governmentId, [...(offices.get(governmentId) ?? []), id])
    }
  }
  const watching = watchingOrgans(ref)
  const watchers = new Set(watching.map(({ id }) => id))
  return {
    watches: (organId) => watchers.has(organId),
    complainedOf: (order) => complainedOf(order, watching),
    regionChain: (region) => regionChain(region, parents),
    governmentsOf(organId) {
      const organ = ref.organ(organId)
      const government = organ?.kind === 'government' ? organ.id : organ?.governmentId
      return government ? [government, ...(offices.get(government) ?? [])] : []
    },
  }
}
