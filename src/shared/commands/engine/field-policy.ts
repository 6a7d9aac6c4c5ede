import type { EntityType } from '../../domain/entities'
import type { FieldPath } from './field-path'

/**
 * What happens when someone else changed the field since the officer looked (sync.md §4):
 * `manual` keeps the server's value and opens a conflict, because a legal fact is never settled by arrival order;
 * `last` applies and is recorded as 并行修改; `state` belongs to the state machine, whose guards decide.
 */
export type FieldPolicy = 'manual' | 'last' | 'state'

// A 移送 has none: a conflict is a row that others of the region see (domain.md §6).
const manualPaths: Partial<Record<EntityType, readonly RegExp[]>> = {
  supervisionCase: [
    /^(enforcementType|field|level|respondentOrganId|party)$/,
    /^judgement\.reason$/,
    /^(acts|findings|checklist|interviews|fileRequests|objections|rectification)\./,
    /^plan$/,
    /^(statement|legalReview|panel|verification|approval|outcome|answer)(\.|$)/,
  ],
  attachment: [/^evidence$/],
  consultation: [/^(topic|discussion)$/, /^(resolutions|signOffs)\./],
  supervisionOrder: [/^(requirement|wantedOn)$/, /^talk\.(record|commitments)\./],
  inspection: [/^(found|remarks)$/, /^items\.[^.]+\.(item|result|note)$/, /^statements\./],
  officialDocument: [/^(title|addresseeOrganId)$/, /^content(\.|$)/, /^external$/],
}

const lastPaths: Partial<Record<EntityType, readonly RegExp[]>> = {
  supervisionCase: [/^(title|tags|notes|originNote|judgement|flags)$/],
  supervisionOrder: [/^(title|reasons|coOrganIds)$/, /^talk\.(heldOn|time|place|persons|hosts)$/],
  inspection: [/^(organId|place|purpose|field|plannedOn|inspectors|observers|attending|recusalAnswer|pack)$/],
  consultation: [/^(kind|reason|hostOrganIds|scheduledOn|time|place|chair|heldOn)$/, /^participants\./],
}

export function fieldPolicy(type: EntityType, path: FieldPath): FieldPolicy {
  if (manualPaths[type]?.some((pattern) => pattern.test(path))) return 'manual'
  if (lastPaths[type]?.some((pattern) => pattern.test(path))) return 'last'
  return 'state'
}
