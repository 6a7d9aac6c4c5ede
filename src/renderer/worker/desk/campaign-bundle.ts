import type { Campaign } from '#shared/domain/campaign'
import { entityKey } from '#shared/domain/entities'
import type { SupervisionCase } from '#shared/domain/supervision-case'
import type { Warning } from '#shared/domain/warning'
import type { CampaignBundle, WarningView } from '../../data/desk-worker-api-focus'
import type { StoreReadTx } from '../store/store-read-tx'
import { veiledOrder } from './order-veil'

/** The latest first. */
export async function readCampaigns(tx: StoreReadTx): Promise<readonly Campaign[]> {
  const found = await tx.allOf('campaign')
  return found.sort((a, b) => (a.from === b.from ? (a.id < b.id ? 1 : -1) : a.from < b.from ? 1 : -1))
}

export async function readCampaign(
  tx: StoreReadTx,
  id: string,
  pending: ReadonlySet<string>,
): Promise<CampaignBundle | undefined> {
  const ref = { type: 'campaign', id } as const
  const row = await tx.row(ref)
  if (!row) return undefined
  const campaign = row.doc as Campaign
  const cases = (await tx.rows(campaign.caseIds.map((caseId) => ({ type: 'supervisionCase', id: caseId })))).map(
    ({ doc }) => doc as SupervisionCase,
  )
  const orderIds = cases.flatMap((found) => found.orderIds)
  const orders = await tx.rows(orderIds.map((orderId) => ({ type: 'workOrder', id: orderId })))
  const documents = await Promise.all(cases.map((found) => tx.ofCase('officialDocument', found.id)))
  return {
    campaign,
    cases,
    orders: orders.map(({ doc }) => veiledOrder(doc)),
    documents: documents.flat(),
    pending: pending.has(entityKey(ref)),
  }
}

const rank = ({ state, severity }: Warning) =>
  (state === 'closed' ? 4 : state === 'acknowledged' ? 2 : 0) + (severity === 'red' ? 0 : 1)

/** Red and new ones first, then by time, the latest first. */
export async function readWarnings(tx: StoreReadTx): Promise<readonly Warning[]> {
  const found = await tx.allOf('warning')
  return found.sort((a, b) => rank(a) - rank(b) || (a.createdAt < b.createdAt ? 1 : -1))
}

export function withCase(
  found: Warning,
  cases: { get(id: string): { readonly title: string; readonly caseNo: string } | undefined },
): WarningView {
  const about = found.evidence.type === 'case' ? cases.get(found.evidence.caseId) : undefined
  return { ...found, caseTitle: about?.title ?? '', caseNo: about?.caseNo ?? '' }
}
