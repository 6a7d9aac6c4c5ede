import type { EntityMap, EntityType } from '../domain/entities'
import { annexedTo, outwardStatuses } from '../domain/official-document'
import { governmentStages, openStages } from '../domain/stages'
import { insideStatuses } from '../domain/submission'
import { hotlineRequests } from '../domain/supervision-order'
import { isTooMany } from '../domain/unmask-log'

/** How much of a row a scope shows, poorest first; a row held through several scopes shows the fullest. */
export const projections = ['hotline', 'addressee', 'region', 'full'] as const
export type Projection = (typeof projections)[number]

export interface ScopeEntry {
  readonly scope: string
  readonly projection: Projection
}

export const REF_SCOPE = 'ref'
export const HOTLINE_SCOPE = 'hotline'
/**
 * Scopes with more rows than anybody's machine should take: who holds one may see each of its rows and is sent those he
 * asks for. Neither bootstrap nor feed nor digest goes through them.
 */
export const HOTLINE_ASKED_SCOPE = 'asked:hotline'
export const isAskedScope = (scope: string) => scope.startsWith('asked:')
export const regionScope = (region: string) => `region:${region}`
export const organScope = (organId: string) => `organ:${organId}`
export const caseScope = (caseId: string) => `case:${caseId}`
/** Held by the people of one 移送 and nobody else (domain.md §6). */
export const transferScope = (transferId: string) => `transfer:${transferId}`
/** Rows that complain about a user or his organ, or that he must avoid (回避): whoever has such a scope does not see them. */
export const barredUserScope = (userId: string) => `barred:user:${userId}`
export const barredOrganScope = (organId: string) => `barred:organ:${organId}`
/** The scopes that a bar takes away; what is addressed to an organ or a person stays his. */
export const takenByBar = '^(region:|case:|guest:|hotline$|asked:)'
const taken = new RegExp(takenByBar)
export const isTakenByBar = (scope: string) => taken.test(scope)
/** What somebody must look into who may: reviewers, administrators, auditors of the region and those above it. */
export const privacyScope = (region: string) => `privacy:${region}`
export const userScope = (userId: string) => `user:${userId}`

/** What the scopes of a row depend on besides the row: where its region lies, and who governs. */
export interface ScopeWorld {
  /** The region and those it lies in: 411702 → [411702, 411700]. */
  regionChain(region: string): readonly string[]
  /** The government an organ belongs to, with its office, whose people act for it; the organ itself where it is one. */
  governmentsOf(organId: string): readonly string[]
  /** Whether the people of an organ see regions or the hotline's orders, so that a matter of their own must leave them. */
  watches(organId: string): boolean
  /** Whom of these an order complains about. */
  complainedOf(order: EntityMap['workOrder']): {
    readonly organIds: readonly string[]
    readonly userIds: readonly string[]
  }
}

type ScopesOf = { [T in EntityType]: (doc: EntityMap[T], world: ScopeWorld) => readonly ScopeEntry[] }

const inRegions = (region: string, world: ScopeWorld, projection: Projection): ScopeEntry[] =>
  world.regionChain(region).map((code) => ({ scope: regionScope(code), projection }))

const toGovernment = (organId: string, world: ScopeWorld, projection: Projection): ScopeEntry[] =>
  world.governmentsOf(organId).map((id) => ({ scope: organScope(id), projection }))

const barring = (organIds: readonly string[], userIds: readonly string[]): ScopeEntry[] =>
  [...organIds.map(barredOrganScope), ...userIds.map(barredUserScope)].map((scope) => ({
    scope,
    projection: 'hotline',
  }))

/** Parts of a case are seen with it; those of none, by whoever made them. */
const partScopes = (
  doc: { caseId?: string | undefined; createdBy: string; confidential: boolean; region: string },
  world: ScopeWorld,
): ScopeEntry[] => [
  { scope: doc.caseId ? caseScope(doc.caseId) : userScope(doc.createdBy), projection: 'full' },
  ...(doc.confidential ? [] : inRegions(doc.region, world, 'full')),
]

const attachmentScopes = (doc: EntityMap['attachment'], world: ScopeWorld): ScopeEntry[] => [
  { scope: doc.caseId ? caseScope(doc.caseId) : userScope(doc.createdBy), projection: 'full' },
  ...(doc.confidential ? [] : inRegions(doc.region, world, 'region')),
]

/** Of a conflict without a case: seen as its record is, or by the two alone where the record says less to others. */
function conflictScopes(doc: EntityMap['conflict'], world: ScopeWorld): ScopeEntry[] {
  const full = (scope: string): ScopeEntry => ({ scope, projection: 'full' })
  switch (doc.audience) {
    case 'region':
      return inRegions(doc.region, world, 'full')
    case 'organ':
      return doc.organId ? [full(organScope(doc.organId))] : []
    case 'transfer':
      return [full(transferScope(doc.entityId))]
    default:
      return [doc.mineBy, ...(doc.theirsBy ? [doc.theirsBy] : [])].map((id) => full(userScope(id)))
  }
}

const referenceScopes = () => [{ scope: REF_SCOPE, projection: 'full' as const }]

/** The one table that says who gets which row; written at command time, never worked out while pulling (sync.md §2). */
const scopes: ScopesOf = {
  workOrder(doc, world) {
    const entries: ScopeEntry[] = [{ scope: HOTLINE_ASKED_SCOPE, projection: 'full' }]
    // Clients hold enforcement-flagged orders only; the rest stays on the server.
    if (doc.lead) {
      entries.push(...inRegions(doc.region, world, 'region'))
      const { organIds, userIds } = world.complainedOf(doc)
      entries.push(...barring(organIds, userIds))
    }
    if (doc.lead?.caseId) entries.push({ scope: caseScope(doc.lead.caseId), projection: 'full' })
    return entries
  },
  supervisionCase(doc, world) {
    const entries = [
      ...inRegions(doc.region, world, doc.flags.confidential ? 'region' : 'full'),
      { scope: caseScope(doc.id), projection: 'full' as const },
      { scope: HOTLINE_ASKED_SCOPE, projection: 'hotline' as const },
    ]
    const respondent = doc.respondentOrganId
    entries.push(
      ...barring(
        respondent && world.watches(respondent) ? [respondent] : [],
        (doc.recusals ?? []).map(({ personId }) => personId),
      ),
    )
    if (governmentStages.has(doc.stage)) entries.push(...toGovernment(doc.jurisdictionOrganId, world, 'addressee'))
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
    const out = outwardStatuses.includes(doc.status)
    if (out)
      for (const id of [...(doc.addresseeOrganId ? [doc.addresseeOrganId] : []), ...(doc.guestOrganIds ?? [])])
        entries.push({ scope: organScope(id), projection: 'addressee' })
    if (doc.kind === 'decision' || (doc.kind === 'request' && out) || annexedTo(doc).length > 0) {
      entries.push(...toGovernment(doc.organId, world, 'addressee'))
    }
    return entries
  },
  conflict: (doc, world) =>
    doc.caseId
      ? [...inRegions(doc.region, world, 'full'), { scope: caseScope(doc.caseId), projection: 'full' }]
      : conflictScopes(doc, world),
  attachment: (doc, world) => [
    // A department's colleagues work on its papers together; nobody else sees a file before it is sent.
    ...(doc.owner.type === 'submission' || doc.fromGovernment
      ? [{ scope: organScope(doc.organId), projection: 'full' as const }]
      : []),
    ...(doc.owner.type === 'submission' && !doc.sentAt ? [] : attachmentScopes(doc, world)),
  ],
  exportRecord: (doc) => [{ scope: userScope(doc.createdBy), projection: 'full' }],
  // His own day is everybody's business only when it has too much in it.
  unmaskLog: (doc, world) => [
    { scope: userScope(doc.userId), projection: 'full' },
    ...(isTooMany(doc)
      ? world.regionChain(doc.region).map((code) => ({ scope: privacyScope(code), projection: 'full' as const }))
      : []),
  ],
  consultation: (doc, world) => [
    ...inRegions(doc.region, world, 'full'),
    ...doc.caseIds.map((id) => ({ scope: caseScope(id), projection: 'full' as const })),
  ],
  consultationProposal: (doc, world) => [
    ...inRegions(doc.region, world, 'full'),
    { scope: HOTLINE_SCOPE, projection: 'full' },
    // Whoever disputes sees what became of it.
    ...(doc.dispute ? [{ scope: organScope(doc.dispute.organId), projection: 'full' as const }] : []),
  ],
  supervisionOrder(doc, world) {
    const entries = [...inRegions(doc.region, world, 'full')]
    if (doc.caseId) entries.push({ scope: caseScope(doc.caseId), projection: 'full' })
    if (doc.status === 'draft') return entries
    if (hotlineRequests.has(doc.kind)) entries.push({ scope: HOTLINE_SCOPE, projection: 'addressee' })
    for (const id of [doc.targetOrganId, ...doc.coOrganIds])
      entries.push({ scope: organScope(id), projection: 'addressee' })
    return entries
  },
  // Inside the department until its leader has signed it; then the bureau's too.
  submission(doc, world) {
    const entries: ScopeEntry[] = [{ scope: organScope(doc.organId), projection: 'full' }]
    if (insideStatuses.includes(doc.status)) return entries
    if (doc.caseId) entries.push({ scope: caseScope(doc.caseId), projection: 'full' })
    return [...entries, ...inRegions(doc.region, world, 'full')]
  },
  callbackSample: (doc, world) => [
    ...inRegions(doc.region, world, 'full'),
    { scope: HOTLINE_SCOPE, projection: 'full' },
  ],
  inspection: (doc, world) => [
    { scope: caseScope(doc.caseId), projection: 'full' },
    ...(doc.helperOrganIds ?? []).map((id) => ({ scope: organScope(id), projection: 'addressee' as const })),
    ...(doc.confidential ? [] : inRegions(doc.region, world, 'region')),
  ],
  minutes: partScopes,
  // What was merged lives on in another update; the clients let go of it.
  minutesUpdate: (doc, world) => (doc.mergedInto ? [] : partScopes(doc, world)),
  organ: referenceScopes,
  userProfile: referenceScopes,
  dictionary: referenceScopes,
  holidayYear: referenceScopes,
  legalBasis: referenceScopes,
  documentRule: referenceScopes,
  documentTemplate: referenceScopes,
  delegation: referenceScopes,
  classStandard: referenceScopes,
  // Read by the worker on demand, not held in memory with the rest of the reference data.
  triageModel: referenceScopes,
  // Everybody may know who deals with what; read on demand, as the models are.
  dispatchEntry: referenceScopes,
  taxonomyMap: referenceScopes,
  sheetProfile: () => [{ scope: HOTLINE_SCOPE, projection: 'full' }],
  transfer: (doc) => [{ scope: transferScope(doc.id), projection: 'full' }],
  thresholds: referenceScopes,
  campaign: (doc, world) => inRegions(doc.region, world, 'full'),
  warning: (doc, world) => inRegions(doc.region, world, 'full'),
  shareAgreement: (doc, world) => inRegions(doc.region, world, 'full'),
  returnTemplate: (doc, world) => inRegions(doc.region, world, 'full'),
  dataReturn: (doc, world) => [
    { scope: organScope(doc.organId), projection: 'full' },
    ...inRegions(doc.region, world, 'full'),
  ],
  // No word of a case is in it: who keeps the server running sees what does not get through, too.
  sharePush: (doc, world) => [
    ...inRegions(doc.region, world, 'full'),
    ...world.regionChain(doc.region).map((code) => ({ scope: privacyScope(code), projection: 'full' as const })),
  ],
  // To the organ itself its own grade; nobody else outside the bureaus sees how an organ stands.
  organGrade: (doc, world) => [
    { scope: organScope(doc.organId), projection: 'addressee' },
    ...inRegions(doc.region, world, 'full'),
  ],
  enforcementRecord: (doc, world) => inRegions(doc.region, world, 'region'),
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

/**
 * The order in which a bootstrap brings scopes: what screens need first, and large scopes before small ones, so that
 * asking whether an earlier scope holds a row already stays cheap.
 */
export function bootstrapOrder(scopes: readonly string[]): string[] {
  const rank = (scope: string) => {
    const kind = scope.split(':')[0] ?? ''
    const at = [REF_SCOPE, 'region', HOTLINE_SCOPE, 'organ', 'user'].indexOf(kind)
    return at < 0 ? 9 : at
  }
  return [...scopes].sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : a > b ? 1 : 0))
}

export function fullestOf(names: readonly string[]): Projection {
  return projections.findLast((projection) => names.includes(projection)) ?? projections[0]
}

/** Users who hold the full rows of a case while it runs: its handlers and whoever took it in. */
export function caseGrantees(doc: EntityMap['supervisionCase']): readonly string[] {
  if (!openStages.has(doc.stage)) return []
  return [...new Set([...doc.handlerIds, doc.createdBy, ...(doc.sharedWith ?? [])])]
}
