import { fieldTitle } from '#shared/messages/zod-chinese'
import { accountabilityProposal } from './accountability-proposal'
import { analysisReport } from './analysis-report'
import { approvalForm } from './approval-form'
import { archiveCover } from './archive-cover'
import { archiveIndex } from './archive-index'
import { archiveNote } from './archive-note'
import { campaignNotice } from './campaign-notice'
import { campaignReport } from './campaign-report'
import { certMeasure } from './cert-measure'
import { closingReport } from './closing-report'
import { decision } from './decision'
import { deliveryReceipt } from './delivery-receipt'
import { evaluationNotice } from './evaluation-notice'
import { evidenceCatalogue } from './evidence-catalogue'
import { expertOpinion } from './expert-opinion'
import { fileRequest } from './file-request'
import { findingsReport } from './findings-report'
import { guidanceLetter } from './guidance-letter'
import { inspectionRecord } from './inspection-record'
import { interviewRecord } from './interview-record'
import { investigationPlan } from './investigation-plan'
import type { CheckContext, DocumentKind, LegalityProblem } from './kind'
import { legalReview } from './legal-review'
import { meetingNotice } from './meeting-notice'
import { minutes } from './minutes'
import { notice } from './notice'
import { opinion } from './opinion'
import { panelRecord } from './panel-record'
import { readContent } from './read-content'
import { rectificationCheck } from './rectification-check'
import { recusalStatement } from './recusal-statement'
import { reminderLetter } from './reminder-letter'
import { replyLetter } from './reply-letter'
import { request } from './request'
import { reviewDecision } from './review-decision'
import { statementRecord } from './statement-record'
import { supervisionLetter } from './supervision-letter'
import { talkNotice } from './talk-notice'
import { talkRecord } from './talk-record'
import { transferLetter } from './transfer-letter'
import { urgeLetter } from './urge-letter'

/** Every kind of document. A further kind is one file and one line here. */
export const documentKinds: readonly DocumentKind[] = [
  open(notice),
  open(opinion),
  open(request),
  open(decision),
  open(reviewDecision),
  open(supervisionLetter),
  open(talkNotice),
  open(reminderLetter),
  open(guidanceLetter),
  open(urgeLetter),
  open(transferLetter),
  open(replyLetter),
  open(fileRequest),
  open(meetingNotice),
  open(minutes),
  open(evaluationNotice),
  open(campaignNotice),
  open(campaignReport),
  open(certMeasure),
  open(analysisReport),
  open(approvalForm),
  open(deliveryReceipt),
  open(inspectionRecord),
  open(interviewRecord),
  open(statementRecord),
  open(panelRecord),
  open(talkRecord),
  open(findingsReport),
  open(closingReport),
  open(rectificationCheck),
  open(recusalStatement),
  open(investigationPlan),
  open(evidenceCatalogue),
  open(legalReview),
  open(expertOpinion),
  open(accountabilityProposal),
  open(archiveCover),
  open(archiveIndex),
  open(archiveNote),
]

export function documentKindOf(code: string): DocumentKind | undefined {
  return documentKinds.find((kind) => kind.code === code)
}

/**
 * A kind for callers that hold its content as plain JSON, as the store does: whatever is missing prints as a gap and is
 * named by the check, with the schema's own sentences.
 */
function open<C>(kind: DocumentKind<C>): DocumentKind {
  const shape = kind.example()
  return {
    ...kind,
    schema: kind.schema as unknown as DocumentKind['schema'],
    draft: (facts) => kind.draft(facts) as Record<string, unknown>,
    check: (content, context) => checkAll(kind, shape, content, context),
    toContent: (content, context) => kind.toContent(readContent(shape, content), context),
    example: () => kind.example() as Record<string, unknown>,
  }
}

function checkAll<C>(kind: DocumentKind<C>, shape: C, content: unknown, context: CheckContext): LegalityProblem[] {
  const parsed = kind.schema.safeParse(content)
  const problems = kind.check(readContent(shape, content), context)
  if (parsed.success) return problems
  const fields = parsed.error.issues.map((issue): LegalityProblem => {
    const title = fieldTitle(kind.schema, issue.path)
    const text = `${title ? `${title}：` : ''}${issue.message}`
    return { code: 'fieldInvalid', severity: 'error', path: issue.path.map(String).join('.'), text: `${text}。` }
  })
  // Said once a field: what a check knows of a wrong field says more than its form; a mere warning says less.
  const wrong = new Set(problems.filter((problem) => problem.severity === 'error').map((problem) => problem.path))
  const invalid = new Set(fields.map((problem) => problem.path))
  return [
    ...fields.filter((problem) => !wrong.has(problem.path)),
    ...problems.filter((problem) => problem.severity === 'error' || !invalid.has(problem.path)),
  ]
}
