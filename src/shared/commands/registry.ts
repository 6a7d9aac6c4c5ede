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
import { documentAddReceipt, documentDeliver } from './documents/document-delivery'
import { documentDraft, documentEdit } from './documents/document-draft'
import { documentRecordExternal } from './documents/document-external'
import { documentIssue } from './documents/document-issue'
import { documentRecordFile, documentRecordPrint, documentRecordSeal } from './documents/document-registers'
import { documentFile, documentRecordReply } from './documents/document-reply'
import { documentApprove, documentReturn, documentSubmit } from './documents/document-review'
import { documentRecall, documentVoid, documentWithdraw } from './documents/document-withdraw'
import type { AnyCommand } from './engine/command'
import { caseAccept } from './leads/case-accept'
import { caseJoin } from './leads/case-join'
import { leadDecline, leadReconsider } from './leads/lead-decline'
import { documentRuleSave } from './rules/rule-save'

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
  documentWithdraw,
  documentVoid,
  documentRecall,
  documentRecordFile,
  documentRecordSeal,
  documentRecordPrint,
  documentDeliver,
  documentAddReceipt,
  documentRecordExternal,
  documentRecordReply,
  documentFile,
  caseVerify,
  caseResumeReview,
  caseEscalate,
  caseRecordApproval,
  caseNotCorrected,
  caseReply,
  caseClose,
  caseReopen,
  documentRuleSave,
  fieldsSet,
  conflictResolve,
]

/** Every command, run by client and server alike. Adding one is a new file and a line here. */
export const commandRegistry: ReadonlyMap<string, AnyCommand> = new Map(all.map((command) => [command.type, command]))
