import { z } from 'zod'
import { code, entityId } from '../../domain/common'
import { withRemedyNotice } from '../../domain/remedy-notice'
import { endCaseLimits } from '../case-limits'
import { type CommandContext, refuse } from '../engine/command'
import { needCode, needNoConflict, needStage, onCase } from '../guards'
import { type CaseEdit, defineCaseCommand } from './define-case-command'

/** What the reporter is told: the lawful way, until when, and that supervision does not replace it. */
export const guidanceParts = {
  route: code.meta({ title: '法定途径' }),
  text: z.string().trim().min(1, '请填写告知内容').max(4000).meta({ title: '告知内容' }),
  via: z.enum(['hotline', 'letter']).default('hotline').meta({ title: '告知方式' }),
}

const input = z.object({ caseId: entityId, orderIds: z.array(entityId).max(500), ...guidanceParts })
type Guidance = Pick<z.infer<typeof input>, 'route' | 'text' | 'via'>

/** 告知法定途径: the matter belongs to another lawful way, whose limit is told; the case closes with that answer. */
export const caseGuide = defineCaseCommand<z.infer<typeof input>>({
  type: 'case.guide',
  input,
  also: (i) => i.orderIds.map((id) => ({ type: 'workOrder', id })),
  offered: (tx, caseId, ctx) =>
    onCase(tx, caseId, ctx, ['officer'], (found) => needStage(found, 'triage'), needNoConflict),
  check: (found, i, ctx) => {
    const same = i.orderIds.length === found.orderIds.length && i.orderIds.every((id) => found.orderIds.includes(id))
    return same ? needCode(ctx, 'remedyRoute', i.route) : refuse('cases.ordersChanged')
  },
  apply(edit, i, ctx) {
    closeWithGuidance(edit, i, i.orderIds, ctx)
    return { note: i.text }
  },
})

/** Used by `guide` on a case, and on a lead, which is accepted first in the same step. */
export function closeWithGuidance(
  { set, tx, case: found }: CaseEdit,
  { route, text: written, via }: Guidance,
  orderIds: readonly string[],
  ctx: CommandContext,
): void {
  const at = ctx.now.toISOString()
  const by = ctx.actor.userId
  const text = withRemedyNotice(written)
  set('guidance', { route, limit: routeLimit(route, ctx), at, by })
  set('answer', { text, via, at, by })
  if (via === 'hotline') for (const id of orderIds) tx.set({ type: 'workOrder', id }, 'caseReply', { text, at, by })
  set('closing', { kind: 'guided', reason: ctx.ref.label('remedyRoute', route), checkedBy: [], at, by })
  set('stage', 'closed')
  endCaseLimits(tx, found, ctx)
}

/** The limit text of a route, as the dictionary has it. */
export function routeLimit(route: string, { ref }: Pick<CommandContext, 'ref'>): string {
  const item = ref.dictionary('remedyRoute')?.items.find(({ code: known }) => known === route)
  return typeof item?.limit === 'string' ? item.limit : ''
}
