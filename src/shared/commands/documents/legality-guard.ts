import { z } from 'zod'
import type { CaseFacts } from '../../documents/kinds/facts'
import type { LegalityProblem } from '../../documents/kinds/kind'
import { documentKindOf } from '../../documents/kinds/registry'
import { civilDateOf } from '../../domain/civil-date'
import { entityId } from '../../domain/common'
import type { EntityRef } from '../../domain/entities'
import type { OfficialDocument } from '../../domain/official-document'
import type { SupervisionCase } from '../../domain/supervision-case'
import type { Refusal } from '../../messages/catalogue'
import { type CommandContext, refuse } from '../engine/command'
import { caseFacts } from './case-facts'
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

/** The ids a submit or issue of this case must name; of a document that replaces another, the other one too. */
export function relatedOf(
  found: SupervisionCase,
  document?: OfficialDocument,
): { orderIds: string[]; documentIds: string[] } {
  const ids = [found.opinionId, found.requestId, found.decisionId, document?.replaces?.documentId]
  return { orderIds: [...found.orderIds], documentIds: [...new Set(ids.filter((id) => id !== undefined))] }
}

/** What blocks this step in the legality check of the document's kind, as one refusal that names all of it. */
export function legalityProblem(
  view: DocumentView,
  i: Related,
  ctx: CommandContext,
  step: 'submit' | 'issue',
): Refusal | undefined {
  const wanted = relatedOf(view.case, view.document)
  const named = new Set([...i.orderIds, ...i.documentIds])
  if ([...wanted.orderIds, ...wanted.documentIds].some((id) => !named.has(id))) return refuse('cases.documentsChanged')
  const kind = documentKindOf(view.document.kind)
  if (!kind) return refuse('cases.noDocumentRule', { kind: view.document.kind })
  return blockingProblems(
    kind.check(view.document.content, { step: step === 'issue' ? 'issue' : 'draft', facts: factsOf(view, i, ctx) }),
  )
}

/** What of a legality check stops a step, as one refusal. */
export function blockingProblems(found: readonly LegalityProblem[]): Refusal | undefined {
  const problems = found.filter((problem) => problem.severity === 'error')
  if (problems.length === 0) return undefined
  return refuse('cases.legality', { problems: problems.map((problem) => problem.text.replace(/。$/, '')).join('；') })
}

/** Facts as a guard may see them: the same on every machine, so without what a projection hides. */
function factsOf({ document, case: found, tx }: DocumentView, i: Related, ctx: CommandContext): CaseFacts {
  const facts = caseFacts({
    case: found,
    orders: found.orderIds.flatMap((id) => tx.get('workOrder', id) ?? []),
    documents: i.documentIds.flatMap((id) => tx.get('officialDocument', id) ?? []),
    ref: ctx.ref,
    today: civilDateOf(ctx.now),
    kind: document.kind,
  })
  return { ...facts, party: { ...facts.party, name: '' } }
}

/**
 * Whether a document rests on a basis made up for demonstration: its own copies count, and so do the findings behind it.
 * A copy is recognised by law and article too, because its mark could have been edited away.
 */
export function demoBases(document: OfficialDocument, found: SupervisionCase, ctx: CommandContext): boolean {
  const ids = Object.values(found.findings).flatMap((finding) => finding.basisIds)
  return ids.some((id) => ctx.ref.basis(id)?.demo) || quotesDemoBasis(document.content, ctx)
}

export function quotesDemoBasis(content: OfficialDocument['content'], ctx: CommandContext): boolean {
  const demo = ctx.ref.bases().filter((basis) => basis.demo)
  return basesIn(content).some(
    (copy) => copy.demo || demo.some((basis) => basis.law === copy.law && basis.article === copy.article),
  )
}

interface BasisCopy {
  readonly law: string
  readonly article: string
  readonly demo: boolean
}

/** Every legal basis that a content quotes, wherever its kind keeps it. */
function basesIn(value: unknown): BasisCopy[] {
  if (Array.isArray(value)) return value.flatMap(basesIn)
  if (typeof value !== 'object' || value === null) return []
  const { law, article, demo } = value as Readonly<Record<string, unknown>>
  const own = typeof law === 'string' && typeof article === 'string' ? [{ law, article, demo: demo === true }] : []
  return [...own, ...Object.values(value).flatMap(basesIn)]
}
