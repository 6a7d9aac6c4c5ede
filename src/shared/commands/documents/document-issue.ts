import { z } from 'zod'
import { civilDateOf, civilYearOf } from '../../domain/civil-date'
import { entityId } from '../../domain/common'
import type { OfficialDocument } from '../../domain/official-document'
import { endCaseLimit } from '../case-limits'
import { beginRound } from '../cases/new-round'
import { refuse } from '../engine/command'
import { needNoConflict, needOther, needStage, onDocument } from '../guards'
import { documentSeries, formatNumber } from '../numbers'
import { defineDocumentCommand } from './define-document-command'
import { needPrerequisites } from './document-prerequisites'
import { needReplaceable, replaceDocument } from './document-replacement'
import { needStatus, step } from './document-review'
import { demoBases, legalityProblem, relatedEntities, relatedIds } from './legality-guard'

const issueInput = z.object({
  documentId: entityId,
  caseId: entityId,
  opinion: z.string().trim().max(2000).default('同意印发').meta({ title: '签发意见' }),
  ...relatedIds,
})

/**
 * 签发 and numbering in one transaction: the number is taken under a row lock on (organ, kind, year), gap-free.
 * An opinion moves the case on to rectification; its clock starts with delivery.
 */
export const documentIssue = defineDocumentCommand<z.infer<typeof issueInput>>({
  type: 'document.issue',
  input: issueInput,
  also: relatedEntities,
  offered: (tx, documentId, ctx) =>
    onDocument(
      tx,
      documentId,
      ctx,
      ['issuer'],
      (document) => (document.numbering === 'own' ? undefined : refuse('cases.externalNumber')),
      (document) => needStatus(document, 'approved'),
      (document, found) => needOther(ctx, [...found.handlerIds, ...approvers(document)], '签发'),
      (_document, found) => needNoConflict(found),
      (document, found) => needPrerequisites(document.kind, found, ctx),
      (document, found) => (document.kind === 'opinion' ? needStage(found, ...opinionStages(document)) : undefined),
    ),
  check: (view, i, ctx) => needReplaceable(view.document, view) ?? legalityProblem(view, i, ctx, 'issue'),
  series: ({ document }, ctx) => documentSeries(document.organId, document.kind, civilYearOf(ctx.now)),
  apply(edit, i, ctx) {
    const { set, setCase, tx, document, case: found } = edit
    const ref = { type: 'officialDocument', id: i.documentId } as const
    const on = civilDateOf(ctx.now)
    const no = tx.nextNumber()
    const rule = ctx.ref.rule(document.kind, on)
    if (no !== undefined && rule) {
      set(
        'number',
        formatNumber(rule.numberFormat, ctx.ref.organ(document.organId)?.shortName ?? '', civilYearOf(ctx.now), no),
      )
    }
    set('status', 'issued')
    set('issuedOn', on)
    set('signerId', ctx.actor.userId)
    set('demo', demoBases(document, found, ctx))
    tx.append(ref, 'approvals', step('issue', ctx.actor.userId, ctx.now, i.opinion))
    replaceDocument(edit, ctx)
    if (document.kind === 'opinion') {
      if (!document.replaces) beginRound(edit, ctx)
      setCase('opinionId', i.documentId)
      setCase('stage', 'rectifying')
      endCaseLimit(tx, found, 'review', ctx)
    }
    if (document.kind === 'request') setCase('requestId', i.documentId)
    return { note: i.opinion }
  },
})

/** A first opinion ends the review; one that corrects another comes while that one is being carried out. */
const opinionStages = ({ replaces }: OfficialDocument) =>
  replaces ? (['review', 'rectifying', 'verifying'] as const) : (['review'] as const)

const approvers = (document: { approvals: readonly { step: string; by: string }[] }) =>
  document.approvals.filter((entry) => entry.step === 'approve').map((entry) => entry.by)
