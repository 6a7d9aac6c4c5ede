import { caseClassify } from './cases/case-classify'
import { caseClose, caseReopen, caseReply } from './cases/case-closing'
import { caseFile, caseProposeFiling, caseReturnFiling } from './cases/case-filing'
import { caseCheck, caseRecordAct, caseRecordFinding, caseRemoveFinding } from './cases/case-finding'
import { caseForward, caseForwardReturned } from './cases/case-forward'
import {
  caseInviteStatement,
  caseRecordLegalReview,
  caseRecordPanel,
  caseRecordStatement,
  caseWaiveStatement,
} from './cases/case-hearing'
import { caseOpen } from './cases/case-open'
import {
  caseEscalate,
  caseNotCorrected,
  caseRecordApproval,
  caseResumeReview,
  caseVerify,
} from './cases/case-verification'
import { conflictResolve } from './cases/conflict-resolve'
import { fieldsSet } from './cases/fields-set'
import { documentDraft, documentEdit } from './documents/document-draft'
import { documentDeliver, documentIssue, documentRecordExternal } from './documents/document-issue'
import { documentApprove, documentReturn, documentSubmit } from './documents/document-review'
import type { AnyCommand } from './engine/command'
import { caseAccept } from './leads/case-accept'
import { caseJoin } from './leads/case-join'
import { leadDecline, leadReconsider } from './leads/lead-decline'

const all: readonly AnyCommand[] = [
  caseAccept,
  caseJoin,
  leadDecline,
  leadReconsider,
  caseOpen,
  caseClassify,
  caseProposeFiling,
  caseFile,
  caseReturnFiling,
  caseForward,
  caseForwardReturned,
  caseCheck,
  caseRecordFinding,
  caseRemoveFinding,
  caseRecordAct,
  caseInviteStatement,
  caseRecordStatement,
  caseWaiveStatement,
  caseRecordLegalReview,
  caseRecordPanel,
  documentDraft,
  documentEdit,
  documentSubmit,
  documentReturn,
  documentApprove,
  documentIssue,
  documentDeliver,
  documentRecordExternal,
  caseVerify,
  caseResumeReview,
  caseEscalate,
  caseRecordApproval,
  caseNotCorrected,
  caseReply,
  caseClose,
  caseReopen,
  fieldsSet,
  conflictResolve,
]

/** Every command, run by client and server alike. Adding one is a new file and a line here. */
export const commandRegistry: ReadonlyMap<string, AnyCommand> = new Map(all.map((command) => [command.type, command]))
