import type { EntityRef } from '../../domain/entities'
import { deadStatuses, type OfficialDocument, outwardStatuses } from '../../domain/official-document'
import type { Role } from '../../domain/roles'
import type { SubmissionAbout } from '../../domain/submission'
import type { SupervisionOrder } from '../../domain/supervision-order'
import type { Refusal } from '../../messages/catalogue'
import { type CommandContext, type ReadTx, refuse } from '../engine/command'
import { needRole } from '../guards'

export const departmentRoles = ['departmentOperator', 'departmentLeader'] as const satisfies readonly Role[]

/** What a department works on: a document or a supervision order that is addressed to it. */
export interface Addressed {
  readonly document?: OfficialDocument
  readonly order?: SupervisionOrder
}

export function addressedOf(tx: ReadTx, { type, id }: SubmissionAbout): Addressed {
  const found = type === 'officialDocument' ? tx.get('officialDocument', id) : tx.get('supervisionOrder', id)
  if (!found) return {}
  return type === 'officialDocument' ? { document: found as OfficialDocument } : { order: found as SupervisionOrder }
}

/** The one that an id names: ids are unique over all types. */
export function aboutOf(tx: ReadTx, id: string): SubmissionAbout {
  return { type: tx.get('supervisionOrder', id) ? 'supervisionOrder' : 'officialDocument', id }
}

export function caseIdOf({ document, order }: Addressed): string | undefined {
  return document?.caseId ?? order?.caseId
}

/**
 * Whether the actor is of the department that it is addressed to. Nothing else about the document is told: whoever
 * knows an id learns only that it is not his.
 */
export function onAddressed(
  found: Addressed,
  ctx: CommandContext,
  roles: readonly Role[] = departmentRoles,
): Refusal | undefined {
  const addressee = found.document?.addresseeOrganId ?? found.order?.targetOrganId
  const out = found.document ? outwardStatuses.includes(found.document.status) : found.order?.status !== 'draft'
  if (!addressee || !out || addressee !== ctx.actor.organId) return refuse('departments.notAddressed')
  return needRole(ctx, ...roles)
}

/** Received, and still in force: before it there is nothing to answer, after it nothing that an answer would help. */
export function needOpenMatter({ document, order }: Addressed): Refusal | undefined {
  if (document?.status === 'issued' || (order && order.status === 'sent' && !order.acknowledgement))
    return refuse('departments.acknowledgeFirst')
  const over = document
    ? deadStatuses.includes(document.status) || document.status === 'filed'
    : order?.status === 'closed' || order?.status === 'cancelled'
  return over ? refuse('departments.matterOver') : undefined
}

export function dueOf({ document, order }: Addressed): string | undefined {
  return document?.replyDueAt ?? order?.dueAt
}

/** The order that a document carries, and the file of the case, changed behind the department's view. */
export function behindOf({ caseId }: { readonly caseId?: string | undefined }): EntityRef[] {
  return caseId === undefined ? [] : [{ type: 'supervisionCase', id: caseId }]
}
