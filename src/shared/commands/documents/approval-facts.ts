import type { ApprovalFacts, FileFacts, WrittenOpinion } from '../../documents/kinds/file-facts'
import { civilDateOf, formatCivilDate } from '../../domain/civil-date'
import { closingLabels } from '../../domain/field-text'
import type { OfficialDocument } from '../../domain/official-document'
import type { ReferenceData } from '../../domain/reference-data'
import type { SupervisionCase } from '../../domain/supervision-case'
import type { Transfer } from '../../domain/transfer'

/** What of a case an 审批表 other than that of the filing is about, as its `recordOf` names it; a document by its id. */
export const approvalOf = {
  suspension: 'suspension',
  closing: 'closing',
  extension: (limitKind: string) => `extension-${limitKind}`,
} as const

interface ApprovalSource {
  readonly case: SupervisionCase
  readonly ref: ReferenceData
  readonly documents?: readonly OfficialDocument[]
  readonly recordOf?: string | undefined
  readonly kind?: string
  /** The 移送 that is asked for. */
  readonly transfer?: Transfer | undefined
}

const byPen: WrittenOpinion = { text: '', by: '' }

/** Who asked, who examined and who decided, as far as the case holds it. */
export function approvalFacts(source: ApprovalSource): FileFacts['approval'] {
  const { case: found, recordOf, kind } = source
  if (kind !== 'approval-form') return undefined
  if (source.transfer) return transferred(source.transfer, source)
  if (recordOf === undefined) return undefined
  if (recordOf === approvalOf.suspension) return suspended(source)
  if (recordOf === approvalOf.closing) return closed(source)
  const limit = Object.values(found.limits).find((each) => approvalOf.extension(each.kind) === recordOf)
  return limit ? extended(limit, source) : documentApproved(source)
}

function written(text: string, by: string, at: string, { ref }: ApprovalSource): WrittenOpinion {
  return { text, by: ref.user(by)?.name ?? by, on: civilDateOf(at) }
}

function extended({ dueAt, extension }: SupervisionCase['limits'][string], source: ApprovalSource) {
  if (!extension) return undefined
  const [from, to] = [extension.before, dueAt].map((at) => formatCivilDate(civilDateOf(at)))
  const review = written(`同意延长至${to}。`, extension.by, extension.at, source)
  return approval('延期', `原期限${from}，需要延长至${to}。${extension.reason}`, { review })
}

function suspended(source: ApprovalSource) {
  const { suspension } = source.case
  if (!suspension) return undefined
  const reason = `${source.ref.label('suspendGround', suspension.ground)}：${suspension.reason}`
  return approval('中止', reason, { review: written('同意中止办理。', suspension.by, suspension.at, source) })
}

/** 终止 is the reviewer's act; the other ways are the handler's, unless somebody else closed it before it had one. */
function closed(source: ApprovalSource) {
  const { closing } = source.case
  if (!closing) return approval('结案', '', {})
  const { kind, reason, by, at } = closing
  const way = `以“${closingLabels[kind] ?? ''}”结案。`
  if (kind === 'terminated') return approval('结案', reason, { review: written(`同意${way}`, by, at, source) })
  const handling = source.case.handlerIds.includes(by) ? written(`建议${way}`, by, at, source) : undefined
  return approval('结案', reason, { handling })
}

/** Proposed by its officer, decided on by its approver, after what the panel concluded. */
function transferred(transfer: Transfer, source: ApprovalSource) {
  const { subject, facts, targetOrganId, panel, approverId, decidedOn, opinion, createdBy, createdAt } = transfer
  const target = source.ref.organ(targetOrganId)?.name ?? ''
  const discussed = panel ? `经${formatCivilDate(panel.on)}集体讨论：${panel.conclusion}` : ''
  const decision = decidedOn && { ...written(opinion, approverId, createdAt, source), on: decidedOn }
  return approval('移送', [`${subject}涉嫌下列问题：${facts}`, discussed].filter(Boolean).join('\n'), {
    handling: written(`建议移送${target}。`, createdBy, createdAt, source),
    decision: decision || undefined,
  })
}

function documentApproved(source: ApprovalSource) {
  const document = source.documents?.find(({ id }) => id === source.recordOf)
  if (!document) return undefined
  const last = (step: string) => {
    const entry = document.approvals.findLast((each) => each.step === step)
    return entry && written(entry.opinion, entry.by, entry.at, source)
  }
  const handling = last('submit')
  return approval('文书', `拟制发《${document.title}》。`, {
    handling: handling && { ...handling, text: handling.text || '文书已拟就，请审核。' },
    review: last('approve'),
    decision: last('issue'),
  })
}

type Given = Partial<Record<'handling' | 'review' | 'decision', WrittenOpinion | undefined>>

function approval(stage: ApprovalFacts['stage'], reason: string, { handling, review, decision }: Given): ApprovalFacts {
  return { stage, reason, handling: handling ?? byPen, review: review ?? byPen, decision: decision ?? byPen }
}
