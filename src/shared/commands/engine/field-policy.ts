import type { EntityType } from '../../domain/entities'
import type { FieldPath } from './field-path'

/**
 * What happens when someone else changed the field since the officer looked (sync.md §4):
 * `manual` keeps the server's value and opens a conflict, because a legal fact is never settled by arrival order;
 * `last` applies and is recorded as 并行修改; `aside` rejects the later command whole, so that its author finds what he
 * wrote under 需要处理; `state` belongs to the state machine, whose guards decide.
 */
export type FieldPolicy = 'manual' | 'last' | 'aside' | 'state'

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

/** Texts of what belongs to no case, or where a conflict would be a row that others see (移送, domain.md §6). */
const asidePaths: Partial<Record<EntityType, readonly RegExp[]>> = {
  transfer: [/^panel$/, /^letter\.content(\.|$)/],
  campaign: [/^(title|reason|goal|scope|result|summary)$/, /^tasks\./],
  submission: [/^(number|text|outcome|until|items|competentOrganId|basis)$/],
}

export function fieldPolicy(type: EntityType, path: FieldPath): FieldPolicy {
  if (manualPaths[type]?.some((pattern) => pattern.test(path))) return 'manual'
  if (asidePaths[type]?.some((pattern) => pattern.test(path))) return 'aside'
  if (lastPaths[type]?.some((pattern) => pattern.test(path))) return 'last'
  return 'state'
}
