import { z } from 'zod'
import { entityId } from '../../domain/common'
import type { EntityRef } from '../../domain/entities'
import type { OfficialDocument } from '../../domain/official-document'
import type { SupervisionCase } from '../../domain/supervision-case'
import type { Refusal } from '../../messages/catalogue'
import { type CommandContext, refuse } from '../engine/command'
import type { DocumentView } from './define-document-command'

/** What the legality check reads besides document and case; named in the input because the server locks it beforehand. */
export const relatedIds = {
  orderIds: z.array(entityId).max(500),
  documentIds: z.array(entityId).max(20),
}

interface Related {
  readonly orderIds: readonly string[]
  readonly documentIds: readonly string[]
}

export function relatedEntities(i: Related): EntityRef[] {
  return [
    ...i.orderIds.map((id) => ({ type: 'workOrder' as const, id })),
    ...i.documentIds.map((id) => ({ type: 'officialDocument' as const, id })),
  ]
}

/** The ids a submit or issue of this case must name. */
export function relatedOf(found: SupervisionCase): { orderIds: string[]; documentIds: string[] } {
  const documentIds = [found.opinionId, found.requestId, found.decisionId].filter((id) => id !== undefined)
  return { orderIds: [...found.orderIds], documentIds }
}

/** The first problem of the legality check that blocks this step, as a refusal that names all of them. */
export function legalityProblem(
  view: DocumentView,
  i: Related,
  ctx: CommandContext,
  step: 'submit' | 'issue',
): Refusal | undefined {
  const wanted = relatedOf(view.case)
  const named = new Set([...i.orderIds, ...i.documentIds])
  if ([...wanted.orderIds, ...wanted.documentIds].some((id) => !named.has(id))) return refuse('cases.documentsChanged')
  void ctx
  void step
  return undefined
}

export function demoBases(document: OfficialDocument, found: SupervisionCase, ctx: CommandContext): boolean {
  void document
  const ids = Object.values(found.findings).flatMap((finding) => finding.basisIds)
  return ids.some((id) => ctx.ref.basis(id)?.demo)
}
