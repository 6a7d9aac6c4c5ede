import type { Db, Queryable } from '../storage/db'
import { readSetting, writeSetting } from '../storage/settings'
import { needsOrdersSql, retentionHorizon } from './retention'
import { systemChange } from './system-change'

const settingKey = 'retentionSwept'

/** Up to where orders by age, and cases by closing, have been looked at. */
interface Swept {
  readonly createdBefore: string
  readonly closedBefore: string
}

const HOUR_MS = 3_600_000

/**
 * Takes orders out of the regions' clients when they are past the horizon and no open case needs them. Only what has
 * crossed the horizon or closed since the last run is looked at, so years of old orders cost nothing.
 */
export async function retireOrders(db: Db, now: Date): Promise<number> {
  const swept = (await readSetting<Swept>(db, settingKey)) ?? { createdBefore: '', closedBefore: '' }
  const until: Swept = { createdBefore: retentionHorizon(now).toISOString(), closedBefore: now.toISOString() }
  // Once an hour is often enough; a demo clock that was moved counts too.
  if (Date.parse(until.closedBefore) - Date.parse(swept.closedBefore) < HOUR_MS) return 0
  return db.tx(async (q) => {
    const retired = await systemChange(q, now, 'system.retireOrders', async (v) => {
      const gone = await evict(q, v, swept, until)
      const ids = [...new Set(gone.map(({ id }) => id))]
      return {
        touched: ids.map((id) => ({ type: 'workOrder', id })),
        scopes: [...new Set(gone.map(({ scope }) => scope))],
        users: [],
      }
    })
    await writeSetting(q, settingKey, until)
    return retired
  })
}

function evict(q: Queryable, v: number, from: Swept, until: Swept): Promise<{ scope: string; id: string }[]> {
  return q.query(
    `WITH aged AS (
       SELECT o.id FROM entity o
       WHERE o.type = 'workOrder' AND (o.doc ->> 'createdAt') COLLATE "C" >= $2 AND (o.doc ->> 'createdAt') COLLATE "C" < $3
         AND NOT EXISTS (SELECT 1 FROM entity c WHERE c.type = 'supervisionCase' AND c.id = o.doc #>> '{lead,caseId}'
           AND ${needsOrdersSql('c')})
     ), closed AS (
       SELECT o.id FROM entity c
       CROSS JOIN LATERAL jsonb_array_elements_text(c.doc -> 'orderIds') AS wanted (id)
       JOIN entity o ON o.type = 'workOrder' AND o.id = wanted.id
       WHERE c.type = 'supervisionCase' AND NOT (${needsOrdersSql('c')})
         AND (c.doc #>> '{closing,at}') COLLATE "C" >= $4 AND (c.doc #>> '{closing,at}') COLLATE "C" < $5
         AND (o.doc ->> 'createdAt') COLLATE "C" < $3
     )
     UPDATE scope_entity s SET op = 'evict', rev = $1::bigint
     WHERE s.type = 'workOrder' AND s.id IN (SELECT id FROM aged UNION SELECT id FROM closed)
       AND s.scope LIKE 'region:%' AND s.op = 'put' RETURNING s.scope, s.id`,
    [v, from.createdBefore, until.createdBefore, from.closedBefore, until.closedBefore],
  )
}
