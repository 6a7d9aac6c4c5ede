import { z } from 'zod'
import type { Attachment } from '../../domain/attachment'
import { civilDateOf } from '../../domain/civil-date'
import { entityId } from '../../domain/common'
import type { EntityRef } from '../../domain/entities'
import type { StoredFile } from '../../domain/stored-file'
import {
  type Submission,
  type SubmissionKind,
  sendingCommands,
  submissionAbout,
  submissionKindLabels,
} from '../../domain/submission'
import type { SupervisionCase } from '../../domain/supervision-case'
import { isLate } from '../../domain/supervision-order'
import type { Refusal } from '../../messages/catalogue'
import { orderRefs } from '../documents/order-paper'
import {
  type CommandContext,
  type CommandDefinition,
  defineCommand,
  firstRefusal,
  type ReadTx,
  refuse,
  type Tx,
} from '../engine/command'
import { type Addressed, addressedOf, behindOf, caseIdOf, dueOf, needOpenMatter, onAddressed } from './addressed'
import { onOwnSubmission, submissionRef } from './define-submission-command'
import { proposalRefs } from './submission-decide'
import { needComplete, needFittingKind } from './submission-draft'
import { recordSubmission, submissionTrouble } from './submission-effects'

const sendInput = z.object({
  submissionId: entityId,
  about: submissionAbout,
  caseId: entityId.optional(),
  /** Of a document that carries an order. */
  supervisionOrderId: entityId.optional(),
  /** All its files; they leave the department with it. */
  attachmentIds: z.array(entityId).max(20),
  /** The scan with seal and signature among them. */
  scanId: entityId.meta({ title: '盖章扫描件' }),
  /** Of a dispute: the proposal by which it comes before hotline and bureau. */
  proposalId: entityId.optional(),
})
export type SendInput = z.infer<typeof sendInput>

/** A paper as it leaves the department, and what it is about. */
export interface SentPaper extends Addressed {
  readonly submission: Submission
  readonly files: readonly StoredFile[]
  readonly case: SupervisionCase | undefined
  readonly receivedOn: string
  readonly proposalId: string | undefined
  readonly tx: Tx
}

/**
 * The leader signs a paper and sends it: it leads to the very records that an officer would make of the letter, in a
 * case that the department does not see.
 */
function defineSending(kind: SubmissionKind): CommandDefinition<SendInput> {
  return defineCommand<SendInput>({
    type: sendingCommands[kind],
    version: 1,
    input: sendInput,
    entities: (i) => [submissionRef(i.submissionId), i.about, ...attachmentRefs(i), ...proposalRefs(i)],
    behind: (i) => [...behindOf(i), ...orderRefs(i)],
    subject: (i) => submissionRef(i.submissionId),
    offered: (tx, id, ctx) =>
      onOwnSubmission(tx, id, ctx, ['departmentLeader'], ['draft', 'proposed', 'returned']) ??
      (tx.get('submission', id)?.kind === kind ? undefined : refuse('departments.otherKind')),
    check: (tx, i, ctx) => {
      const submission = tx.get('submission', i.submissionId)
      if (!submission) return undefined
      const found = addressedOf(tx, i.about)
      return firstRefusal(
        () => (submission.about.id === i.about.id ? undefined : refuse('departments.notAddressed')),
        () => onAddressed(found, ctx),
        () => (sameThings(found, i) ? undefined : refuse('departments.notAddressed')),
        () => needOpenMatter(found),
        () => needFittingKind(kind, found, ctx),
        () => needComplete(submission, ctx),
        () => needFreshProposal(kind, tx, i),
        () => needFiles(tx, i),
        () => submissionTrouble(submission, found, ctx),
      )
    },
    apply(tx, i, ctx) {
      const submission = tx.get('submission', i.submissionId)
      if (!submission) return
      const found = addressedOf(tx, i.about)
      const receivedOn = civilDateOf(ctx.now)
      send(tx, submission, i, isLate(dueOf(found), receivedOn), ctx)
      const home = i.caseId === undefined ? undefined : tx.get('supervisionCase', i.caseId)
      recordSubmission(
        { ...found, submission, files: filesOf(tx, i), case: home, receivedOn, proposalId: i.proposalId, tx },
        ctx,
      )
      const note = `${submissionKindLabels[kind]}：${submission.text}`
      const documentId = found.document ? { documentId: found.document.id } : {}
      if (home) tx.record({ caseId: home.id, region: home.region, ...documentId, note })
    },
  })
}

/** A dispute opens a proposal of its own; it takes over nobody else's. */
function needFreshProposal(kind: SubmissionKind, tx: ReadTx, { proposalId }: SendInput): Refusal | undefined {
  if (kind !== 'dispute') return proposalId ? refuse('departments.otherKind') : undefined
  if (!proposalId) return refuse('departments.incomplete', { what: '会商提议的编号' })
  return tx.get('consultationProposal', proposalId) ? refuse('departments.proposalTaken') : undefined
}

const attachmentRefs = (i: SendInput): EntityRef[] => i.attachmentIds.map((id) => ({ type: 'attachment', id }))

function sameThings(found: Addressed, i: SendInput): boolean {
  return caseIdOf(found) === i.caseId && found.document?.supervisionOrderId === i.supervisionOrderId
}

function send(tx: Tx, submission: Submission, i: SendInput, late: boolean, ctx: CommandContext): void {
  const at = ctx.now.toISOString()
  const set = (path: string, to: unknown) => tx.set(submissionRef(submission.id), path, to)
  set('status', 'sent')
  set('signedBy', ctx.actor.userId)
  set('sentAt', at)
  set('late', late)
  set('scanId', i.scanId)
  set('returnReason', undefined)
  for (const ref of attachmentRefs(i)) {
    tx.set(ref, 'sentAt', at)
    if (i.caseId) tx.set(ref, 'caseId', i.caseId)
  }
}

function filesOf(tx: ReadTx, i: SendInput): StoredFile[] {
  return i.attachmentIds.flatMap((id) => {
    const found = tx.get('attachment', id)
    return found ? [{ sha256: found.sha256, name: found.name, mime: found.mime, size: found.size }] : []
  })
}

/** The bytes are on the server, and those of the sealed scan are a picture or a PDF by the server's own look. */
function needFiles(tx: ReadTx, i: SendInput): Refusal | undefined {
  if (!i.attachmentIds.includes(i.scanId)) return refuse('departments.scanMissing')
  for (const id of i.attachmentIds) {
    const file: Attachment | undefined = tx.get('attachment', id)
    if (!file || file.owner.id !== i.submissionId || file.withdrawn) return refuse('departments.fileForeign')
    if (!file.storedAt) return refuse('departments.fileUnderWay', { name: file.name })
  }
  const scan = tx.get('attachment', i.scanId)
  if (scan?.content === 'picture' || scan?.content === 'pdf') return undefined
  return refuse('departments.scanNoPicture', { name: scan?.name ?? '' })
}

export const replySubmit = defineSending('reply')
export const extensionRequest = defineSending('extension')
export const objectionFile = defineSending('objection')
export const rectificationReport = defineSending('rectification')
export const jurisdictionDispute = defineSending('dispute')
