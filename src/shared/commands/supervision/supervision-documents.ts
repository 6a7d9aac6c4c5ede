import type { CaseFacts } from '../../documents/kinds/facts'
import { documentKindOf } from '../../documents/kinds/registry'
import { civilDateOf } from '../../domain/civil-date'
import { defaultLimits } from '../../domain/limit'
import type { OfficialDocument } from '../../domain/official-document'
import type { ReferenceData } from '../../domain/reference-data'
import { carryingKinds, type SupervisionOrder, supervisionReasonLabels } from '../../domain/supervision-order'
import { addWorkdays } from '../../domain/work-calendar'

/** Presses again for an answer to an order that was given. */
export const URGE_LETTER = 'urge-letter'
/** What was said at a 约谈, for signature. */
export const TALK_RECORD = 'talk-record'

/** The papers that an order gives birth to as it stands: first the one that carries it, then the 催办函. */
export function papersOf(order: SupervisionOrder): string[] {
  const carrying = carryingKinds[order.kind]
  if (order.status === 'draft') return carrying ? [carrying] : []
  return [...(order.status === 'sent' ? [URGE_LETTER] : []), ...(order.talk?.record ? [TALK_RECORD] : [])]
}

interface Source {
  readonly order: SupervisionOrder
  readonly facts: CaseFacts
  /** The paper that carried the order, where one did. */
  readonly paper?: OfficialDocument | undefined
  readonly ref: ReferenceData
}

/** 督办函, 约谈通知书, 催办函 …, filled in from the order; the rest is the officer's to write. */
export function draftOrderPaper(kind: string, source: Source): Record<string, unknown> {
  const { order, facts, ref } = source
  const target = ref.organ(order.targetOrganId)?.name ?? ''
  // Who is pressed need not be the respondent of the case.
  const draft = documentKindOf(kind)?.draft({ ...facts, respondent: { organId: order.targetOrganId, name: target } })
  if (!draft) throw new Error(`no document kind ${kind}`)
  const bureau = ref.organ(order.leadOrganId)?.name ?? ''
  const co = order.coOrganIds.map((id) => ref.organ(id)?.name ?? '').filter(Boolean)
  const common = co.length > 0 ? { signatories: [bureau, ...co] } : {}
  return { ...draft, ...common, ...partsOf(kind, source) }
}

function partsOf(kind: string, { order, facts, paper, ref }: Source): Record<string, unknown> {
  const demands = lines(order.requirement)
  switch (kind) {
    case 'supervision-letter': {
      const reason = order.reasons[0]
      return {
        ...(reason ? { reason: supervisionReasonLabels[reason] } : {}),
        demands,
        dueOn: order.wantedOn ?? addWorkdays(facts.today, defaultLimits.supervisionReply.n, ref.calendar),
      }
    }
    case 'talk-notice': {
      const { heldOn, time, place, persons = [], hosts = [] } = order.talk ?? {}
      return {
        ...(heldOn ? { heldOn } : {}),
        ...(time ? { time } : {}),
        ...(place ? { place } : {}),
        ...(persons.length > 0 ? { persons } : {}),
        ...(hosts.length > 0 ? { hosts } : {}),
        matters: demands,
      }
    }
    case URGE_LETTER: {
      const name = paper ? documentKindOf(paper.kind)?.name : undefined
      return {
        documentName: name ?? '督办事项',
        documentNumber: paper?.number ?? '',
        servedOn: paper?.deliveries[0]?.servedOn ?? (order.sentAt && civilDateOf(order.sentAt)),
        firstDueOn: order.dueAt && civilDateOf(order.dueAt),
        progress: `截至目前，未收到${ref.organ(order.targetOrganId)?.name ?? ''}关于“${order.title}”的书面反馈。`,
      }
    }
    default:
      return {}
  }
}

const lines = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
