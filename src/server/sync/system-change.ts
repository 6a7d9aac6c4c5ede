import { appendAudit, lockClock, storeClock } from '../audit/audit-chain'
import { feedChannel } from '../audit/record-change'
import { notifySql, type Queryable } from '../storage/db'
import { feedMessage } from './feed-message'
import { SYSTEM_CLIENT } from './system-command'

/** What was touched and whom it concerns, as the audit and the poke need it. */
export interface SystemChange {
  readonly touched: readonly { readonly type: string; readonly id: string }[]
  readonly scopes: readonly string[]
  readonly users: readonly string[]
}

/** Writes with a revision of its own that no command stands for; nothing is stamped when nothing was touched. */
export async function systemChange(
  q: Queryable,
  now: Date,
  type: string,
  write: (v: number) => Promise<SystemChange>,
): Promise<number> {
  const clock = await lockClock(q)
  const v = clock.v + 1
  const { touched, scopes, users } = await write(v)
  if (touched.length === 0) return 0
  const fact = { at: now.toISOString(), userId: 'system', role: 'system', clientId: SYSTEM_CLIENT, type, touched }
  const head = await appendAudit(q, clock.head, [fact])
  await q.query(notifySql, [
    feedChannel,
    feedMessage(
      v,
      scopes,
      users.map((userId) => ({ userId })),
    ),
  ])
  await storeClock(q, v, head)
  return touched.length
}
