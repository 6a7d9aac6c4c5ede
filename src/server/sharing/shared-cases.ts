import type { ShareStage } from '#shared/domain/share-fields'
import type { SharedCase } from '#shared/domain/share-rows'
import type { SupervisionCase } from '#shared/domain/supervision-case'
import type { WorkOrder } from '#shared/domain/work-order'
import type { Queryable } from '../storage/db'

/** Cases with their orders, those of these regions only; unknown and deleted ones are left out. */
export async function sharedCases(
  q: Queryable,
  ids: readonly string[],
  regions: readonly string[],
): Promise<SharedCase[]> {
  const cases = await q.query<{ doc: SupervisionCase }>(
    `SELECT doc FROM entity WHERE type = 'supervisionCase' AND id = ANY($1::text[]) AND NOT deleted
       AND doc ->> 'region' = ANY($2::text[]) ORDER BY id`,
    [[...ids], [...regions]],
  )
  const orders = await q.query<{ doc: WorkOrder }>(
    `SELECT doc FROM entity WHERE type = 'workOrder' AND id = ANY($1::text[]) AND NOT deleted`,
    [cases.flatMap(({ doc }) => doc.orderIds)],
  )
  const byId = new Map(orders.map(({ doc }) => [doc.id, doc]))
  return cases.map(({ doc: found }) => ({ found, orders: found.orderIds.flatMap((id) => byId.get(id) ?? []) }))
}

/** Cases and orders of cases that changed after `from` and up to `to`: the ids of the cases. */
export async function changedCases(q: Queryable, from: number, to: number): Promise<string[]> {
  const rows = await q.query<{ id: string }>(
    `SELECT DISTINCT CASE WHEN type = 'workOrder' THEN doc #>> '{lead,caseId}' ELSE id END AS id FROM entity
     WHERE type IN ('workOrder', 'supervisionCase') AND rev > $1 AND rev <= $2
       AND (type = 'supervisionCase' OR doc #>> '{lead,caseId}' IS NOT NULL)`,
    [from, to],
  )
  return rows.map(({ id }) => id)
}

/** When a case reached a stage, as the store has it. */
const reachedAt: Readonly<Record<Exclude<ShareStage, 'rated'>, string>> = {
  accepted: `doc ->> 'createdAt'`,
  handling: `COALESCE(doc #>> '{filing,reviewedAt}', doc #>> '{launch,at}')`,
  feedback: `doc #>> '{answer,at}'`,
  disposed: `doc #>> '{closing,at}'`,
}

/** Cases that may have reached a stage in a span of time; the rows themselves say it exactly. */
export async function casesReached(
  q: Queryable,
  stage: ShareStage,
  span: { readonly from: string; readonly to: string },
  regions: readonly string[],
): Promise<string[]> {
  const rows =
    stage === 'rated'
      ? await q.query<{ id: string }>(
          `SELECT DISTINCT doc #>> '{lead,caseId}' AS id FROM entity WHERE type = 'workOrder' AND NOT deleted
             AND doc #>> '{lead,caseId}' IS NOT NULL AND (doc ->> 'updatedAt') COLLATE "C" >= $1
             AND doc ->> 'region' = ANY($2::text[])`,
          [span.from, [...regions]],
        )
      : await q.query<{ id: string }>(
          `SELECT id FROM entity WHERE type = 'supervisionCase' AND NOT deleted AND doc ->> 'region' = ANY($3::text[])
             AND (${reachedAt[stage]}) COLLATE "C" >= $1 AND (${reachedAt[stage]}) COLLATE "C" < $2`,
          [span.from, span.to, [...regions]],
        )
  return rows.map(({ id }) => id)
}
