import { closingLabels } from './field-text'
import { veilNumbers } from './private-numbers'
import type { ReferenceData } from './reference-data'
import { isSecretReporter, veiledReporter } from './reporter-privacy'
import type { OutgoingShare } from './share-agreement'
import { fieldsAt, type MaskableField, type PushField, type ShareStage } from './share-fields'
import { type SupervisionCase, stageLabels } from './supervision-case'
import type { WorkOrder } from './work-order'

/** One line of a push: what tells it from all others, when it happened, and the agreed fields. */
export type ShareRow = Readonly<Record<string, string | number>>

export interface ShareItem {
  /** The same matter told again has the same. */
  readonly itemId: string
  readonly at: string
  readonly caseId: string
  readonly row: ShareRow
}

export interface SharedCase {
  readonly found: SupervisionCase
  readonly orders: readonly WorkOrder[]
}

/** What is never told: confidential cases, those that live on in another, those that are not this recipient's. */
export function isShared(
  { flags, mergedInto, respondentOrganId }: SupervisionCase,
  { organId }: OutgoingShare,
): boolean {
  return !flags.confidential && mergedInto === undefined && (organId === undefined || respondentOrganId === organId)
}

/** What is to be told of a case at a stage under an agreement; nothing before the stage is reached. */
export function shareItems(
  shared: SharedCase,
  stage: ShareStage,
  outgoing: OutgoingShare,
  ref: Pick<ReferenceData, 'label' | 'organ'>,
): ShareItem[] {
  if (!isShared(shared.found, outgoing)) return []
  return momentsOf(shared, stage).map(({ key, at, orders }) => {
    const itemId = `${shared.found.id}/${stage}/${key}`
    const values = valuesOf({ found: shared.found, orders }, ref)
    const fields = fieldsAt(stage, outgoing.fields).map((name) => [name, covered(name, values[name], outgoing.masked)])
    return { itemId, at, caseId: shared.found.id, row: { itemId, stage, at, ...Object.fromEntries(fields) } }
  })
}

interface Moment {
  readonly key: string
  readonly at: string
  readonly orders: readonly WorkOrder[]
}

function momentsOf({ found, orders }: SharedCase, stage: ShareStage): Moment[] {
  const once = (at: string | undefined): Moment[] => (at ? [{ key: at, at, orders }] : [])
  switch (stage) {
    case 'accepted':
      return once(found.createdAt)
    case 'handling':
      return once(found.filing?.state === 'approved' ? found.filing.reviewedAt : found.launch?.at)
    case 'feedback':
      return found.answer && found.answer.via !== 'none' ? once(found.answer.at) : []
    case 'disposed':
      return once(found.closing?.at)
    case 'rated':
      // A judgement that changes is another one; a change of anything else tells nothing anew.
      return orders.filter(isRated).map((order) => ({
        key: [order.id, order.satisfaction, order.resolved, order.verified].join('/'),
        at: order.callbacks?.at(-1)?.at ?? order.updatedAt,
        orders: [order],
      }))
  }
}

function isRated({ satisfaction, resolved, verified }: WorkOrder): boolean {
  return [satisfaction, resolved, verified].some((one) => one !== undefined)
}

function valuesOf({ found, orders }: SharedCase, ref: Pick<ReferenceData, 'label' | 'organ'>) {
  const [first] = orders
  // One secret reporter among several keeps all of them out: the line would tell them apart.
  const reporter = first && !orders.some(isSecretReporter) ? veiledReporter(first.reporter) : undefined
  const labels = (dictionary: string, codes: readonly string[]) =>
    codes.map((one) => ref.label(dictionary, one)).join('、')
  const label = (dictionary: string, one: string | undefined) => (one === undefined ? '' : ref.label(dictionary, one))
  return {
    caseNo: found.caseNo ?? '',
    orderNo: orders.map(({ orderNo }) => orderNo).join('、'),
    title: found.title,
    channel: label('channel', first?.channel),
    appealType: label('appealType', first?.appealType),
    receivedAt: first?.receivedAt ?? '',
    region: label('region', found.region),
    respondent: ref.organ(found.respondentOrganId)?.name ?? '',
    enforcementType: label('enforcementType', found.enforcementType),
    field: label('field', found.field),
    issues: labels('issue', found.issues),
    level: label('level', found.level),
    patterns: labels('patterns', found.patterns),
    party: found.party?.name ?? '',
    caseStage: stageLabels[found.stage],
    reply: found.answer?.text ?? '',
    repliedAt: found.answer?.at ?? '',
    satisfaction: label('satisfaction', first?.satisfaction),
    resolved: label('resolved', first?.resolved),
    verified: label('verified', first?.verified),
    closing: found.closing ? (closingLabels[found.closing.kind] ?? '') : '',
    outcome: labels('outcome', found.outcome?.kinds ?? []),
    result: found.outcome?.summary ?? '',
    refunded: found.outcome?.refunded ?? 0,
    accountable: found.outcome?.accountable ?? 0,
    reporterName: reporter?.name ?? '',
    reporterPhone: reporter?.phone ?? '',
  } satisfies Record<PushField, string | number>
}

function covered(name: PushField, value: string | number, masked: readonly MaskableField[]): string | number {
  if (typeof value === 'number' || !masked.some((one) => one === name)) return value
  return name === 'party' ? veiledName(value) : veilNumbers(value)
}

function veiledName(name: string): string {
  return name === '' ? '' : `${[...name][0]}**`
}
