import { z } from 'zod'
import { entityId } from '../../domain/common'
import { isSerious } from '../../domain/serious'
import type { SupervisionCase } from '../../domain/supervision-case'
import { isFoundWrong } from '../../domain/wrong-findings'
import type { Refusal } from '../../messages/catalogue'
import { endCaseLimits } from '../case-limits'
import { refuse } from '../engine/command'
import { needHandler, needNoConflict, needStage, onCase } from '../guards'
import { needTracksEnded } from './case-tracks'
import { defineCaseCommand } from './define-case-command'

/** What binds the public interest: such a case goes on although the reporter took his appeal back (domain.md §4). */
export function publicInterest(found: SupervisionCase): Refusal | undefined {
  if (isFoundWrong(found)) return refuse('cases.withdrawFinding')
  if (isSerious(found) || found.flags.graveImpact) return refuse('cases.withdrawSerious')
  return found.patterns.includes('A') || found.patterns.includes('B') ? refuse('cases.withdrawPattern') : undefined
}

const input = z.object({
  caseId: entityId,
  orderId: entityId.meta({ title: '撤回的来件' }),
  reason: z.string().trim().min(1, '请写明诉求人撤回的情况').max(2000).meta({ title: '撤回情况' }),
  /** Ask to close: only where nothing of public interest is left. */
  close: z.boolean().default(false).meta({ title: '同时结案' }),
})

/** The reporter took an appeal back. Recorded in any case; it closes only a case without public interest. */
export const caseWithdraw = defineCaseCommand<z.infer<typeof input>>({
  type: 'case.withdraw',
  input,
  offered: (tx, caseId, ctx) =>
    onCase(
      tx,
      caseId,
      ctx,
      ['officer'],
      (found) => needStage(found, 'triage', 'review'),
      (found) => needHandler(ctx, found),
      (found) => (found.orderIds.length > 0 ? undefined : refuse('cases.noOrders')),
    ),
  check: (found, i) => {
    if (!found.orderIds.includes(i.orderId)) return refuse('cases.ordersChanged')
    if (found.withdrawals?.some(({ orderId }) => orderId === i.orderId)) return refuse('cases.withdrawnAlready')
    if (!i.close) return undefined
    const others = found.orderIds.filter(
      (id) => id !== i.orderId && !found.withdrawals?.some(({ orderId }) => orderId === id),
    )
    if (others.length > 0) return refuse('cases.withdrawOthers', { n: others.length })
    return publicInterest(found) ?? needNoConflict(found) ?? needTracksEnded(found)
  },
  apply({ set, tx, case: found }, i, ctx) {
    const at = ctx.now.toISOString()
    const by = ctx.actor.userId
    tx.append({ type: 'supervisionCase', id: i.caseId }, 'withdrawals', {
      orderId: i.orderId,
      reason: i.reason,
      at,
      by,
    })
    if (i.close) {
      if (!found.answer) set('answer', { text: '', via: 'none', noneReason: i.reason, at, by })
      set('closing', { kind: 'withdrawn', reason: i.reason, checkedBy: [], at, by })
      set('stage', 'closed')
      endCaseLimits(tx, found, ctx)
    }
    return { note: i.reason }
  },
})
