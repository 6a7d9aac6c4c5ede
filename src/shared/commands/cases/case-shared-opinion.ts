import { z } from 'zod'
import { startOfCivilDate } from '../../domain/civil-date'
import { entityId } from '../../domain/common'
import { defaultLimits } from '../../domain/limit'
import type { OfficialDocument } from '../../domain/official-document'
import type { SupervisionCase } from '../../domain/supervision-case'
import { isFoundWrong } from '../../domain/wrong-findings'
import type { Refusal } from '../../messages/catalogue'
import { endCaseLimit, startCaseLimit } from '../case-limits'
import { answerLimit } from '../documents/document-delivery'
import { firstRefusal, refuse } from '../engine/command'
import { needHandler, needStage, onCase } from '../guards'
import { defineCaseCommand } from './define-case-command'
import { beginRound } from './new-round'

const joinInput = z.object({
  caseId: entityId,
  documentId: entityId.meta({ title: '意见书' }),
  /** The case in which the opinion was drafted and issued. */
  leadCaseId: entityId,
})

/**
 * 依同类意见书办理: one opinion serves several cases of a group (domain.md §8). The case goes on with the clock of that
 * opinion; its findings, rectification, answer and closing stay its own.
 */
export const caseUnderOpinion = defineCaseCommand<z.infer<typeof joinInput>>({
  type: 'case.underOpinion',
  input: joinInput,
  also: (i) => [
    { type: 'officialDocument', id: i.documentId },
    { type: 'supervisionCase', id: i.leadCaseId },
  ],
  offered: (tx, caseId, ctx) =>
    onCase(
      tx,
      caseId,
      ctx,
      ['officer'],
      (found) => needStage(found, 'review'),
      (found) => needHandler(ctx, found),
      (found) => (found.similarGroup ? undefined : refuse('cases.notInGroup')),
      needWrong,
    ),
  check: (found, i, _ctx, tx) => {
    const lead = tx.get('supervisionCase', i.leadCaseId)
    const opinion = tx.get('officialDocument', i.documentId)
    if (!lead || !opinion || opinion.caseId !== lead.id) return refuse('general.notFound', { what: '同类案件的意见书' })
    return firstRefusal(
      () => (lead.similarGroup?.id === found.similarGroup?.id ? undefined : refuse('cases.notInGroup')),
      () => needSameParties(found, lead),
      () => needServing(opinion, lead),
    )
  },
  apply(edit, i, ctx) {
    const { set, tx, case: found } = edit
    beginRound(edit, ctx)
    set('opinionId', i.documentId)
    set('sharedOpinion', { caseId: i.leadCaseId, at: ctx.now.toISOString(), by: ctx.actor.userId })
    set('stage', 'rectifying')
    endCaseLimit(tx, found, 'review', ctx)
    const opinion = tx.get('officialDocument', i.documentId)
    const servedOn = opinion?.deliveries[0]?.servedOn
    const limit = opinion && servedOn ? answerLimit(opinion, servedOn, ctx) : undefined
    if (servedOn && limit) startCaseLimit(tx, i.caseId, 'rectify', limit, ctx, startOfCivilDate(servedOn).toISOString())
    return { note: opinion?.number ?? '', documentId: i.documentId }
  },
})

/** An opinion orders correction: without a wrong found in this very case it says nothing about it. */
function needWrong(found: SupervisionCase): Refusal | undefined {
  return isFoundWrong(found) ? undefined : refuse('cases.findingMissing')
}

function needSameParties(found: SupervisionCase, lead: SupervisionCase): Refusal | undefined {
  const same =
    found.respondentOrganId === lead.respondentOrganId && found.jurisdictionOrganId === lead.jurisdictionOrganId
  return same ? undefined : refuse('cases.otherRespondent')
}

/** In force and known to the respondent, and the one its own case goes by. */
function needServing(opinion: OfficialDocument, lead: SupervisionCase): Refusal | undefined {
  if (opinion.kind !== 'opinion' || lead.opinionId !== opinion.id || lead.sharedOpinion)
    return refuse('general.notFound', { what: '同类案件的意见书' })
  const out = opinion.deliveries.length > 0 && ['delivered', 'replied', 'filed'].includes(opinion.status)
  return out ? undefined : refuse('cases.opinionNotServed')
}

const leaveInput = z.object({
  caseId: entityId,
  reason: z.string().trim().min(1, '请写明理由').max(2000).meta({ title: '理由' }),
})

/** 不再依同类意见书办理: the opinion was revoked, or this case turns out to need one of its own. */
export const caseLeaveOpinion = defineCaseCommand<z.infer<typeof leaveInput>>({
  type: 'case.leaveOpinion',
  input: leaveInput,
  offered: (tx, caseId, ctx) =>
    onCase(
      tx,
      caseId,
      ctx,
      ['officer'],
      (found) => (found.sharedOpinion ? undefined : refuse('cases.ownOpinion')),
      (found) => needStage(found, 'rectifying', 'verifying'),
      (found) => needHandler(ctx, found),
    ),
  apply({ set, tx, case: found }, i, ctx) {
    set('opinionId', undefined)
    set('sharedOpinion', undefined)
    set('stage', 'review')
    endCaseLimit(tx, found, 'rectify', ctx)
    endCaseLimit(tx, found, 'escalate', ctx)
    startCaseLimit(tx, i.caseId, 'review', defaultLimits.review, ctx)
    return { note: i.reason }
  },
})
