import type { EntityType } from '../../domain/entities'
import type { FieldPath } from './field-path'

/**
 * What happens when someone else changed the field since the officer looked (sync.md §4):
 * `manual` keeps the server's value and opens a conflict, because a legal fact is never settled by arrival order;
 * `last` applies and is recorded as 并行修改; `state` belongs to the state machine, whose guards decide.
 */
export type FieldPolicy = 'manual' | 'last' | 'state'

interface Policies {
  readonly manual: readonly RegExp[]
  readonly last?: readonly RegExp[]
}

/**
 * Of rows that are made once, appended to, counted, or moved by their state machine alone: whoever comes second is
 * refused by a guard, and what he had filled in stays with him.
 */
const stateOnly: Policies = { manual: [] }

/** Every type says what of it people write; the rest is `state`. */
const policies: Readonly<Record<EntityType, Policies>> = {
  supervisionCase: {
    manual: [
      /^(enforcementType|field|level|respondentOrganId|party)$/,
      /^judgement\.reason$/,
      /^(acts|findings|checklist|interviews|fileRequests|objections|rectification)\./,
      /^plan$/,
      /^(statement|legalReview|panel|verification|approval|outcome|answer)(\.|$)/,
    ],
    last: [/^(title|tags|notes|originNote|judgement|flags)$/],
  },
  attachment: { manual: [/^evidence$/] },
  consultation: {
    manual: [/^(topic|discussion)$/, /^(resolutions|signOffs)\./],
    last: [/^(kind|reason|hostOrganIds|scheduledOn|time|place|chair|heldOn)$/, /^participants\./],
  },
  supervisionOrder: {
    manual: [/^(requirement|wantedOn)$/, /^talk\.(record|commitments)\./],
    last: [/^(title|reasons|coOrganIds)$/, /^talk\.(heldOn|time|place|persons|hosts)$/],
  },
  inspection: {
    manual: [/^(found|remarks)$/, /^items\.[^.]+\.(item|result|note)$/, /^statements\./],
    last: [/^(organId|place|purpose|field|plannedOn|inspectors|observers|attending|recusalAnswer|pack)$/],
  },
  officialDocument: { manual: [/^(title|addresseeOrganId)$/, /^content(\.|$)/, /^external$/] },
  // What the hotline wrote to the complainant; where the order stands is the hotline system's.
  workOrder: { manual: [/^reply$/] },
  campaign: {
    manual: [
      /^(title|reason|goal|scope|field|respondentOrganIds|jointOrganIds|from|to|leaderId|summary)$/,
      /^tasks\.[^.]+$/,
    ],
  },
  submission: { manual: [/^(number|text|outcome|until|items|competentOrganId|basis)$/] },
  transfer: { manual: [/^panel$/, /^letter\.content\./] },
  dispatchEntry: { manual: [/^(matter|words|region|organId|coOrganIds|source|basis|note)$/] },
  // A sheet that is taken in again brings all leaves, and keeps what people confirmed meanwhile.
  taxonomyMap: { manual: [/^title$/, /^leaves\./] },
  sheetProfile: { manual: [/^(title|headings|profile)$/] },
  documentRule: { manual: [/./] },
  holidayYear: { manual: [/./] },
  thresholds: { manual: [/./] },
  shareAgreement: {
    manual: [/^(source|partner|docNo|validFrom|validUntil|orderFields|recordFields|extra|outgoing)$/],
  },
  returnTemplate: { manual: [/^(title|note|every|dueDays|from|fields|organIds)$/] },
  dataReturn: { manual: [/^(rows|nothing|remark)$/] },
  caseAction: stateOnly,
  conflict: stateOnly,
  minutes: stateOnly,
  minutesUpdate: stateOnly,
  exportRecord: stateOnly,
  unmaskLog: stateOnly,
  consultationProposal: stateOnly,
  callbackSample: stateOnly,
  organ: stateOnly,
  userProfile: stateOnly,
  dictionary: stateOnly,
  legalBasis: stateOnly,
  documentTemplate: stateOnly,
  delegation: stateOnly,
  classStandard: stateOnly,
  triageModel: stateOnly,
  enforcementRecord: stateOnly,
  warning: stateOnly,
  sharePush: stateOnly,
  // Each decision stays with its reason; the grade is the last one's.
  organGrade: stateOnly,
}

export function fieldPolicy(type: EntityType, path: FieldPath): FieldPolicy {
  const { manual, last = [] } = policies[type]
  if (manual.some((pattern) => pattern.test(path))) return 'manual'
  return last.some((pattern) => pattern.test(path)) ? 'last' : 'state'
}
