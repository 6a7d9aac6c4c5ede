import type { EntityMap, EntityType } from '../domain/entities'
import { governmentStages, openStages } from '../domain/stages'

/** How much of a row a scope shows, poorest first; a row held through several scopes shows the fullest. */
export const projections = ['hotline', 'addressee', 'region', 'full'] as const
export type Projection = (typeof projections)[number]

export interface ScopeEntry {
  readonly scope: string
  readonly projection: Projection
}

export const REF_SCOPE = 'ref'
export const HOTLINE_SCOPE = 'hotline'
export const regionScope = (region: string) => `region:${region}`
export const organScope = (organId: string) => `organ:${organId}`
export const caseScope = (caseId: string) => `case:${caseId}`
export const userScope = (userId: string) => `user:${userId}`

/** What the scopes of a row depend on besides the row: where its region lies, and who governs. */
export interface ScopeWorld {
  /** The region and those it lies in: 411702 → [411702, 411700]. */
  regionChain(region: string): readonly string[]
  governmentOf(organId: string): string | undefined
}

type ScopesOf = { [T in EntityType]: (doc: EntityMap[T], world: ScopeWorld) => readonly ScopeEntry[] }

const inRegions = (region: string, world: ScopeWorld, projection: Projection): ScopeEntry[] =>
  world.regionChain(region).map((code) => ({ scope: regionScope(code), projection }))

const referenceScopes = () => [{ scope: REF_SCOPE, projection: 'full' as const }]

/** The one table that says who gets which row; written at command time, never worked out while pulling (sync.md §2). */
const scopes: ScopesOf = {
  workOrder(doc, world) {
    const entries: ScopeEntry[] = [{ scope: HOTLINE_SCOPE, projection: 'full' }]
    // Clients hold enforcement-flagged orders only; the rest stays on the server.
    if (doc.lead) entries.push(...inRegions(doc.region, world, 'region'))
    if (doc.lead?.caseId) entries.push({ scope: caseScope(doc.lead.caseId), projection: 'full' })
    return entries
  },
  supervisionCase(doc, world) {
    const entries = [
      ...inRegions(doc.region, world, doc.flags.confidential ? 'region' : 'full'),
      { scope: caseScope(doc.id), projection: 'full' as const },
      { scope: HOTLINE_SCOPE, projection: 'hotline' as const },
    ]
    const government = world.governmentOf(doc.jurisdictionOrganId)
    if (government && governmentStages.has(doc.stage))
      entries.push({ scope: organScope(government), projection: 'region' })
    return entries
  },
  caseAction: (doc, world) => [
    ...inRegions(doc.region, world, 'full'),
    { scope: caseScope(doc.caseId), projection: 'full' },
  ],
  officialDocument(doc, world) {
    const entries: ScopeEntry[] = [
      ...inRegions(doc.region, world, 'full'),
      { scope: caseScope(doc.caseId), projection: 'full' },
    ]
    const out = doc.status === 'issued' || doc.status === 'delivered' || doc.status === 'replied'
    if (out && doc.addresseeOrganId) entries.push({ scope: organScope(doc.addresseeOrganId), projection: 'addressee' })
    const government = world.governmentOf(doc.organId) ?? doc.organId
    if (doc.kind === 'decision' || (doc.kind === 'request' && out)) {
      entries.push({ scope: organScope(government), projection: 'addressee' })
    }
    return entries
  },
  conflict: (doc, world) => [
    ...inRegions(doc.region, world, 'full'),
    { scope: caseScope(doc.caseId), projection: 'full' },
  ],
  organ: referenceScopes,
  userProfile: referenceScopes,
  dictionary: referenceScopes,
  holidayYear: referenceScopes,
  legalBasis: referenceScopes,
  documentRule: referenceScopes,
}

export function scopesOf<T extends EntityType>(type: T, doc: EntityMap[T], world: ScopeWorld): readonly ScopeEntry[] {
  const fullest = new Map<string, Projection>()
  for (const entry of scopes[type](doc, world)) {
    const before = fullest.get(entry.scope)
    if (!before || projections.indexOf(entry.projection) > projections.indexOf(before))
      fullest.set(entry.scope, entry.projection)
  }
  return [...fullest].map(([scope, projection]) => ({ scope, projection }))
}

/** Users who hold the full rows of a case while it runs: its handlers and whoever took it in. */
export function caseGrantees(doc: EntityMap['supervisionCase']): readonly string[] {
  if (!openStages.has(doc.stage)) return []
  return [...new Set([...doc.handlerIds, doc.createdBy])]
}
