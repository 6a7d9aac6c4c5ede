import { z } from 'zod'
import { civilDateOf } from '../../domain/civil-date'
import { civilDate, entityId } from '../../domain/common'
import { replyOutcome } from '../../domain/document-life'
import { reportedItem, type Submission, submissionAbout, submissionKind } from '../../domain/submission'
import type { Refusal } from '../../messages/catalogue'
import { movesCase } from '../documents/document-delivery'
import { type CommandContext, defineCommand, firstRefusal, refuse } from '../engine/command'
import { type Addressed, aboutOf, addressedOf, caseIdOf, dueOf, needOpenMatter, onAddressed } from './addressed'
import { defineSubmissionCommand, submissionRef } from './define-submission-command'

const draftInput = z.object({
  submissionId: entityId,
  kind: submissionKind.meta({ title: '来文类别' }),
  about: submissionAbout,
  caseId: entityId.optional(),
})

/** Begins a paper on what is addressed to the department. */
export const submissionDraft = defineCommand<z.infer<typeof draftInput>>({
  type: 'submission.draft',
  version: 1,
  input: draftInput,
  entities: (i) => [submissionRef(i.submissionId), i.about],
  subject: (i) => i.about,
  offered: (tx, id, ctx) => {
    const found = addressedOf(tx, aboutOf(tx, id))
    return onAddressed(found, ctx) ?? needOpenMatter(found)
  },
  check: (tx, i, ctx) => {
    const found = addressedOf(tx, i.about)
    return firstRefusal(
      () => (tx.get('submission', i.submissionId) ? refuse('supervision.exists') : undefined),
      () => (caseIdOf(found) === i.caseId ? undefined : refuse('departments.notAddressed')),
      () => needFittingKind(i.kind, found, ctx),
    )
  },
  apply(tx, i, ctx) {
    const { document, order } = addressedOf(tx, i.about)
    tx.create('submission', {
      id: i.submissionId,
      kind: i.kind,
      status: 'draft',
      organId: ctx.actor.organId,
      region: document?.region ?? order?.region ?? ctx.actor.region,
      about: i.about,
      caseId: i.caseId,
      number: '',
      text: '',
      ...(i.kind === 'reply' ? { outcome: 'report' as const } : {}),
      items: [],
      late: false,
    })
  },
})

/** What may be sent in on a thing: no objection to a letter, no extension where nothing runs. */
export function needFittingKind(kind: Submission['kind'], found: Addressed, ctx: CommandContext): Refusal | undefined {
  if (kind === 'objection') {
    const { document } = found
    const rule = document && ctx.ref.rule(document.kind, document.issuedOn ?? civilDateOf(ctx.now))
    return document && (movesCase(document) || rule?.objectionDays !== undefined)
      ? undefined
      : refuse('departments.noObjection')
  }
  if (kind === 'rectification')
    return found.order || (found.document && movesCase(found.document))
      ? undefined
      : refuse('departments.noRectification')
  if (kind === 'extension') return dueOf(found) ? undefined : refuse('departments.nothingDue')
  return undefined
}

const content = {
  number: z.string().trim().max(60).optional().meta({ title: '来文字号' }),
  text: z.string().trim().max(10_000).optional().meta({ title: '正文' }),
  outcome: replyOutcome.optional().meta({ title: '反馈性质' }),
  until: civilDate.optional().meta({ title: '申请延至' }),
  items: z.array(reportedItem).max(50).optional().meta({ title: '整改事项' }),
  competentOrganId: entityId.optional().meta({ title: '应由何单位办理' }),
  basis: z.string().trim().max(1000).optional().meta({ title: '法律依据或者职责依据' }),
}
const editInput = z.object({ submissionId: entityId, ...content })

export const submissionEdit = defineSubmissionCommand<z.infer<typeof editInput>>({
  type: 'submission.edit',
  input: editInput,
  statuses: ['draft', 'returned'],
  check: (_found, i, ctx) =>
    i.competentOrganId === undefined || ctx.ref.organ(i.competentOrganId)
      ? undefined
      : refuse('general.notFound', { what: '单位' }),
  apply({ set }, { submissionId: _id, ...changes }) {
    for (const [path, to] of Object.entries(changes)) if (to !== undefined) set(path, to)
  },
})

const idInput = z.object({ submissionId: entityId })

/** 送签: the paper is written, its leader's word is asked for. */
export const submissionPropose = defineSubmissionCommand<z.infer<typeof idInput>>({
  type: 'submission.propose',
  input: idInput,
  statuses: ['draft', 'returned'],
  check: (found, _i, ctx) => needComplete(found, ctx),
  apply({ set }) {
    set('status', 'proposed')
    set('returnReason', undefined)
  },
})

const returnInput = z.object({
  submissionId: entityId,
  reason: z.string().trim().min(1, '请写明退回的理由').max(1000).meta({ title: '退回理由' }),
})

export const submissionReturn = defineSubmissionCommand<z.infer<typeof returnInput>>({
  type: 'submission.return',
  input: returnInput,
  roles: ['departmentLeader'],
  statuses: ['proposed'],
  apply({ set }, i) {
    set('status', 'returned')
    set('returnReason', i.reason)
  },
})

export const submissionDiscard = defineSubmissionCommand<z.infer<typeof idInput>>({
  type: 'submission.discard',
  input: idInput,
  statuses: ['draft', 'returned'],
  apply({ set }) {
    set('status', 'discarded')
  },
})

/** What a paper of its kind must say before it may be signed. */
export function needComplete(found: Submission, ctx: CommandContext): Refusal | undefined {
  const missing = (what: string) => refuse('departments.incomplete', { what })
  if (found.text.trim() === '') return missing('正文')
  switch (found.kind) {
    case 'reply':
      return found.outcome ? undefined : missing('反馈性质')
    case 'extension':
      if (!found.until) return missing('申请延至的日期')
      return found.until > civilDateOf(ctx.now) ? undefined : refuse('cases.dateNotAhead', { what: '申请延至' })
    case 'rectification':
      return found.items.length > 0 ? undefined : missing('整改事项')
    case 'dispute':
      if (!found.competentOrganId) return missing('应由何单位办理')
      if (found.competentOrganId === found.organId) return refuse('departments.disputeOwn')
      return found.basis?.trim() ? undefined : missing('法律依据或者职责依据')
    case 'objection':
      return undefined
  }
}
