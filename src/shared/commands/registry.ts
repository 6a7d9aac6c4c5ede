import {
  attachmentAdd,
  attachmentDescribe,
  attachmentStored,
  attachmentWithdraw,
} from './attachments/attachment-commands'
import { callbackDraw, orderRecordCallback } from './callbacks/callback-commands'
import { orderRecordReply } from './callbacks/order-record-reply'
import { campaignAmend, campaignCancel, campaignDecide, campaignPropose } from './campaigns/campaign-plan'
import {
  campaignClose,
  campaignLinkCase,
  campaignOpenCase,
  campaignSetTask,
  campaignSettleTask,
  campaignSummarise,
} from './campaigns/campaign-work'
import { caseCommands } from './cases/case-commands'
import {
  consultationAddCase,
  consultationAmend,
  consultationConvene,
  consultationDropCase,
} from './consultations/consultation-convene'
import {
  consultationCancel,
  consultationClose,
  consultationDropParticipant,
  consultationHold,
  consultationRecordOpinion,
  consultationSetParticipant,
} from './consultations/consultation-meeting'
import {
  consultationRecordResolution,
  consultationSettleResolution,
  consultationSignOff,
} from './consultations/consultation-resolutions'
import { documentAcknowledge, supervisionAcknowledge } from './departments/document-acknowledge'
import { submissionDecide } from './departments/submission-decide'
import {
  submissionDiscard,
  submissionDraft,
  submissionEdit,
  submissionPropose,
  submissionReturn,
} from './departments/submission-draft'
import {
  extensionRequest,
  jurisdictionDispute,
  objectionFile,
  rectificationReport,
  replySubmit,
} from './departments/submission-send'
import { documentAddReceipt, documentDeliver } from './documents/document-delivery'
import { documentDraft, documentEdit } from './documents/document-draft'
import { documentDraftOwn } from './documents/document-draft-own'
import { documentRecordExternal } from './documents/document-external'
import { documentIssue } from './documents/document-issue'
import { documentRecordFile, documentRecordPrint, documentRecordSeal } from './documents/document-registers'
import { documentFile, documentRecordReply } from './documents/document-reply'
import { documentApprove, documentReturn, documentSubmit } from './documents/document-review'
import { documentRecall, documentVoid, documentWithdraw } from './documents/document-withdraw'
import type { AnyCommand } from './engine/command'
import { evaluationRegrade } from './evaluation/evaluation-regrade'
import { exportLog } from './exports/export-log'
import { thresholdsSet } from './focus/thresholds-set'
import { consultationAnswerProposal, consultationPropose } from './hotline/consultation-proposals'
import { dispatchEntryRetire, dispatchEntrySave } from './hotline/dispatch-entries'
import { orderDisputeDispatch, orderRuleDispatch } from './hotline/order-dispute'
import { orderRefer } from './hotline/order-refer'
import { sheetProfileRetire, sheetProfileSave } from './hotline/sheet-profiles'
import { taxonomyImport, taxonomyRetire, taxonomySetLeaves } from './hotline/taxonomy-commands'
import { inspectionAmend, inspectionCancel, inspectionPack, inspectionPlan } from './inspections/inspection-plan'
import {
  inspectionCorrect,
  inspectionFinish,
  inspectionSign,
  inspectionWithdrawSignature,
} from './inspections/inspection-signing'
import {
  inspectionCheck,
  inspectionDropStatement,
  inspectionPlacePhotos,
  inspectionRecordStatement,
  inspectionStart,
  inspectionWrite,
} from './inspections/inspection-site'
import { caseAccept } from './leads/case-accept'
import { caseJoin } from './leads/case-join'
import { leadDecline, leadReconsider } from './leads/lead-decline'
import { leadForward, leadGuide } from './leads/lead-send'
import { orderHandBack, orderHandOff } from './linkages/linkage-commands'
import { minutesMerge, minutesOpen, minutesReopen, minutesSign, minutesUpdate } from './minutes/minutes-commands'
import { orderUnmask } from './privacy/order-unmask'
import { unmaskReview } from './privacy/unmask-review'
import { calendarSet } from './reference/calendar-set'
import { delegationGrant, delegationRevoke } from './reference/delegation'
import { legalBasisAdd, legalBasisRetire, legalBasisVerify } from './reference/legal-basis'
import { documentRuleSave } from './rules/rule-save'
import { agreementEnd, agreementSave } from './sharing/agreement-commands'
import {
  pushAttempt,
  pushCancel,
  pushHandOver,
  pushMake,
  pushReceive,
  pushRecordReceipt,
  pushRemake,
  pushResend,
} from './sharing/push-commands'
import {
  returnDecide,
  returnOpen,
  returnRemind,
  returnRemindDue,
  returnSubmit,
  returnTemplateRetire,
  returnTemplateSave,
} from './sharing/return-commands'
import {
  supervisionExtend,
  supervisionRecordReply,
  supervisionRemind,
  supervisionRemindDue,
  supervisionVerify,
} from './supervision/supervision-follow'
import {
  orderRequestCallback,
  orderRequestRework,
  supervisionAmend,
  supervisionCancel,
  supervisionRegister,
  supervisionSend,
} from './supervision/supervision-register'
import {
  supervisionRecordTalk,
  supervisionSetCommitment,
  supervisionSettleCommitment,
} from './supervision/supervision-talk'
import { templateAdd, templateRetire } from './templates/template-commands'
import { transferDecide, transferPropose, transferReceipt, transferSend } from './transfers/transfer-commands'
import { transferDraftLetter, transferEditLetter, transferIssueLetter } from './transfers/transfer-letter'
import { transferRecordCopy, transferRecordPanel } from './transfers/transfer-record'
import { warningAcknowledge, warningClose, warningOpen } from './warnings/warning-commands'

const all: readonly AnyCommand[] = [
  ...caseCommands,
  caseAccept,
  caseJoin,
  leadDecline,
  leadReconsider,
  leadForward,
  leadGuide,
  documentDraft,
  documentDraftOwn,
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
  documentRuleSave,
  templateAdd,
  templateRetire,
  exportLog,
  orderUnmask,
  unmaskReview,
  transferPropose,
  transferDecide,
  transferRecordPanel,
  transferRecordCopy,
  transferDraftLetter,
  transferEditLetter,
  transferIssueLetter,
  transferSend,
  transferReceipt,
  calendarSet,
  delegationGrant,
  delegationRevoke,
  legalBasisAdd,
  legalBasisVerify,
  legalBasisRetire,
  consultationConvene,
  consultationAmend,
  consultationAddCase,
  consultationDropCase,
  consultationSetParticipant,
  consultationDropParticipant,
  consultationHold,
  consultationRecordOpinion,
  consultationRecordResolution,
  consultationSettleResolution,
  consultationSignOff,
  consultationClose,
  consultationCancel,
  supervisionRegister,
  supervisionAmend,
  supervisionSend,
  supervisionCancel,
  supervisionRemind,
  supervisionRemindDue,
  supervisionRecordTalk,
  supervisionSetCommitment,
  supervisionSettleCommitment,
  supervisionRecordReply,
  supervisionVerify,
  supervisionExtend,
  orderRequestRework,
  orderRequestCallback,
  documentAcknowledge,
  supervisionAcknowledge,
  submissionDraft,
  submissionEdit,
  submissionPropose,
  submissionReturn,
  submissionDiscard,
  replySubmit,
  extensionRequest,
  objectionFile,
  rectificationReport,
  jurisdictionDispute,
  submissionDecide,
  callbackDraw,
  orderRecordCallback,
  inspectionPlan,
  inspectionAmend,
  inspectionCancel,
  inspectionPack,
  inspectionStart,
  inspectionCheck,
  inspectionPlacePhotos,
  inspectionWrite,
  inspectionRecordStatement,
  inspectionDropStatement,
  inspectionSign,
  inspectionWithdrawSignature,
  inspectionFinish,
  inspectionCorrect,
  orderRecordReply,
  attachmentAdd,
  attachmentDescribe,
  attachmentWithdraw,
  attachmentStored,
  minutesOpen,
  minutesUpdate,
  minutesMerge,
  minutesSign,
  minutesReopen,
  thresholdsSet,
  campaignPropose,
  campaignAmend,
  campaignDecide,
  campaignSetTask,
  campaignSettleTask,
  campaignOpenCase,
  campaignLinkCase,
  campaignSummarise,
  campaignClose,
  campaignCancel,
  warningOpen,
  warningAcknowledge,
  warningClose,
  agreementSave,
  agreementEnd,
  returnTemplateSave,
  returnTemplateRetire,
  returnOpen,
  returnSubmit,
  returnDecide,
  returnRemind,
  returnRemindDue,
  pushMake,
  pushRemake,
  pushAttempt,
  pushReceive,
  pushHandOver,
  pushRecordReceipt,
  pushResend,
  pushCancel,
  orderHandOff,
  orderHandBack,
  orderRefer,
  orderDisputeDispatch,
  orderRuleDispatch,
  dispatchEntrySave,
  dispatchEntryRetire,
  consultationPropose,
  consultationAnswerProposal,
  taxonomyImport,
  taxonomySetLeaves,
  taxonomyRetire,
  sheetProfileSave,
  sheetProfileRetire,
  evaluationRegrade,
]

/** Every command, run by client and server alike. Adding one is a new file and a line here, or in the list of the cases. */
export const commandRegistry: ReadonlyMap<string, AnyCommand> = new Map(all.map((command) => [command.type, command]))
