import { periodLabel } from '#shared/domain/data-return'
import { shareStageLabels } from '#shared/domain/share-fields'
import { isPushInTrouble, type SharePush } from '#shared/domain/share-push'
import { type Warning, warningId } from '#shared/domain/warning'
import type { Queryable } from '../storage/db'

type FoundPush = Pick<Warning, 'id' | 'kind' | 'severity' | 'region' | 'handlerIds' | 'evidence' | 'figures'>

/** 推送受阻: one warning for each push that waits for a person, over when it goes on or is given up. */
export async function blockedPushes(q: Queryable): Promise<FoundPush[]> {
  const rows = await q.query<{ doc: SharePush }>(
    `SELECT doc FROM entity WHERE type = 'sharePush' AND NOT deleted
       AND (doc ->> 'state' = 'rejected'
         OR (doc ->> 'state' IN ('queued', 'sent') AND (doc -> 'trouble' ->> 'stuck')::boolean))`,
  )
  return rows.flatMap(({ doc }) => (isPushInTrouble(doc) ? [warningOf(doc)] : []))
}

function warningOf({
  id: pushId,
  revision,
  state,
  partner,
  stage,
  period,
  region,
  trouble,
  receipt,
}: SharePush): FoundPush {
  const title = [shareStageLabels[stage], period && periodLabel(period)].filter(Boolean).join(' ')
  // Rejected anew after it was sent again is another matter; the same trouble going on is one.
  const since = state === 'rejected' ? receipt?.at : trouble?.since
  return {
    id: warningId('pushBlocked', pushId, `${revision}`, state, since ?? ''),
    kind: 'pushBlocked',
    severity: state === 'rejected' ? 'amber' : 'red',
    region,
    handlerIds: [],
    evidence: {
      type: 'push',
      pushId,
      partner,
      title,
      reason: (state === 'rejected' ? receipt?.reason : trouble?.reason) ?? '',
    },
    figures: {},
  }
}
