import type { CasePage } from '../../documents/kinds/meeting-annexes'
import { civilDateOf, formatCivilDate } from '../../domain/civil-date'
import { veilNumbers } from '../../domain/private-numbers'
import type { ReferenceData } from '../../domain/reference-data'
import { isSecretReporter } from '../../domain/reporter-privacy'
import { type SupervisedAct, type SupervisionCase, stageLabels } from '../../domain/supervision-case'
import type { WorkOrder } from '../../domain/work-order'
import { orderedFindings } from '../documents/case-facts'

interface CasePagesSource {
  /** In the order of the agenda. */
  readonly cases: readonly SupervisionCase[]
  readonly orders: readonly WorkOrder[]
  readonly ref: ReferenceData
}

/**
 * 案情摘要 of each case on the agenda, as far as departments at the table may read it (domain.md §6): what orders say in
 * their titles, never their texts; facts, never what the bureau thinks of them; no party, no reporter, no 移送. The
 * officer completes and confirms it with the notice.
 */
export function draftCasePages({ cases, orders, ref }: CasePagesSource): CasePage[] {
  const byId = new Map(orders.map((order) => [order.id, order]))
  return cases.map((found) => ({
    caseNo: found.caseNo ?? '',
    title: veilNumbers(found.title),
    respondent: ref.organ(found.respondentOrganId)?.name ?? '',
    field: found.field ? ref.label('field', found.field) : '',
    reported: reported(
      found.orderIds.flatMap((id) => byId.get(id) ?? []),
      found.flags.confidential,
      ref,
    ),
    acts: orderedActs(found)
      .map((act) => actLine(act, ref))
      .join('\n'),
    progress: progress(found),
    facts: veilNumbers(
      orderedFindings(found)
        .map(({ fact }) => fact)
        .join('\n'),
    ),
    question: '',
  }))
}

function reported(orders: readonly WorkOrder[], confidential: boolean, ref: ReferenceData): string {
  return [...orders]
    .sort((a, b) => a.receivedAt.localeCompare(b.receivedAt))
    .map((order) => {
      const from = `${formatCivilDate(civilDateOf(order.receivedAt))}，${ref.label('channel', order.channel)}收到`
      // What a secret reporter wrote may show who he is; the officer says it in his own words.
      return confidential || isSecretReporter(order)
        ? `${from}反映一件。`
        : `${from}反映：${veilNumbers(order.title)}。`
    })
    .join('\n')
}

function orderedActs({ acts }: SupervisionCase): SupervisedAct[] {
  return Object.values(acts).sort(
    (a, b) => (a.decidedAt ?? '9').localeCompare(b.decidedAt ?? '9') || a.id.localeCompare(b.id),
  )
}

/** Whom the act hit is left out: often he is the one who complains. */
function actLine({ kind, docNo, decidedAt, amount }: SupervisedAct, ref: ReferenceData): string {
  const parts = [
    docNo,
    decidedAt && `${formatCivilDate(decidedAt)}作出`,
    amount !== undefined && amount > 0 && `金额${amount}元`,
  ].filter((part) => part !== undefined && part !== false && part !== '')
  const label = ref.label('enforcementType', kind)
  return parts.length > 0 ? `${label}：${parts.join('，')}。` : `${label}。`
}

function progress(found: SupervisionCase): string {
  const filed = found.filing?.state === 'approved' ? found.filing.reviewedAt : found.launch?.at
  const since = filed ? `${formatCivilDate(civilDateOf(filed))}立案，` : ''
  return `${since}目前处于${stageLabels[found.stage]}阶段。`
}
