import type { AnyCommand } from '../engine/command'
import { caseArchive, caseBorrow, caseReturnLoan } from './case-archive'
import { caseClassify } from './case-classify'
import { caseClose, caseReopen, caseReply } from './case-closing'
import { caseExtend, caseRecountLimits } from './case-extend'
import { caseFile, caseProposeFiling, caseReturnFiling } from './case-filing'
import { caseCheck, caseRecordAct, caseRecordFinding, caseRemoveFinding } from './case-finding'
import { caseForward, caseForwardReturned } from './case-forward'
import { caseGroup } from './case-group'
import { caseGuide } from './case-guide'
import { caseAssign, caseHandover, caseRecuse } from './case-handlers'
import {
  caseInviteStatement,
  caseRecordLegalReview,
  caseRecordPanel,
  caseRecordStatement,
  caseRequestLegalReview,
  caseWaiveStatement,
} from './case-hearing'
import {
  caseLinkRecord,
  caseReceiveFiles,
  caseRecordExpert,
  caseRecordInterview,
  caseRequestFiles,
  caseReturnFiles,
  caseSetPlan,
} from './case-investigation'
import { caseDesignate, caseElevate } from './case-jurisdiction'
import { caseLaunch } from './case-launch'
import { caseMerge, caseSplit } from './case-merge'
import { caseDecideObjection, caseFileObjection } from './case-objection'
import { caseOpen } from './case-open'
import { caseCheckRectification, caseSetRectification } from './case-rectification'
import { caseLeaveOpinion, caseUnderOpinion } from './case-shared-opinion'
import { caseResume, caseSuspend, caseTerminate } from './case-suspension'
import { caseEndTrack, caseOpenTrack } from './case-tracks'
import {
  caseApprovalRefused,
  caseApprovalReturned,
  caseEscalate,
  caseNotCorrected,
  caseRecordApproval,
  caseResumeReview,
  caseVerify,
} from './case-verification'
import { caseWithdraw } from './case-withdraw'
import { conflictResolve } from './conflict-resolve'
import { fieldsSet } from './fields-set'

/** The course of one case, from its opening to the archive. */
export const caseCommands: readonly AnyCommand[] = [
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
  caseRequestLegalReview,
  caseRecordPanel,
  caseVerify,
  caseResumeReview,
  caseEscalate,
  caseRecordApproval,
  caseNotCorrected,
  caseReply,
  caseClose,
  caseReopen,
  caseSetPlan,
  caseLinkRecord,
  caseRequestFiles,
  caseReceiveFiles,
  caseReturnFiles,
  caseRecordInterview,
  caseRecordExpert,
  caseFileObjection,
  caseDecideObjection,
  caseSetRectification,
  caseCheckRectification,
  caseApprovalReturned,
  caseApprovalRefused,
  caseArchive,
  caseBorrow,
  caseReturnLoan,
  caseGroup,
  caseUnderOpinion,
  caseLeaveOpinion,
  caseLaunch,
  caseGuide,
  caseSuspend,
  caseResume,
  caseTerminate,
  caseMerge,
  caseSplit,
  caseDesignate,
  caseElevate,
  caseWithdraw,
  caseRecuse,
  caseAssign,
  caseHandover,
  caseExtend,
  caseRecountLimits,
  caseOpenTrack,
  caseEndTrack,
  fieldsSet,
  conflictResolve,
]
