import type { ReactNode } from 'react'
import type { CaseCommand } from './case-commands'
import { type OpenForm, useCase } from './case-context'
import { formTexts } from './form-messages'
import { ActForm } from './forms/act-form'
import {
  CheckForm,
  DecideObjectionForm,
  GovernmentAnswerForm,
  ObjectionForm,
  RectificationForm,
} from './forms/aftermath-forms'
import { ArchiveForm, BorrowForm } from './forms/archive-forms'
import { CloseForm, ReopenForm, ReplyForm } from './forms/closing-forms'
import { ApprovalForm, EscalateForm, VerifyForm } from './forms/correction-forms'
import { ExtendForm, GuideForm, LaunchForm, ResumeForm, SuspendForm, WithdrawForm } from './forms/course-forms'
import { courseTexts } from './forms/course-messages'
import { FilingDecisionForm, ForwardForm, ProposeFilingForm } from './forms/filing-forms'
import { FindingForm } from './forms/finding-form'
import type { FormProps } from './forms/form-props'
import { AskLegalReviewForm, InviteForm, LegalReviewForm, PanelForm, StatementForm } from './forms/hearing-forms'
import { InfoForm } from './forms/info-form'
import {
  ExpertForm,
  InterviewForm,
  PlanForm,
  ReceiveFilesForm,
  RequestFilesForm,
  ReturnFilesForm,
} from './forms/investigation-forms'
import { MergeForm, SplitForm } from './forms/merge-forms'
import { AssignForm, DesignateForm, ElevateForm, HandoverForm, RecuseForm } from './forms/people-forms'
import { SharedOpinionForm } from './forms/shared-opinion-form'
import { TextForm } from './forms/text-form'
import { EndTrackForm, OpenTrackForm } from './forms/track-forms'

type FormOf = (form: OpenForm, done: FormProps) => ReactNode

/** The form of each command; null where it has its place in a section of the page. */
export const commandForms: Readonly<Record<CaseCommand, FormOf>> = {
  'case.classify': () => null,
  'case.check': () => null,
  'case.proposeFiling': (_form, done) => <ProposeFilingForm {...done} />,
  'case.file': (_form, done) => <FilingDecisionForm command="case.file" {...done} />,
  'case.returnFiling': (_form, done) => <FilingDecisionForm command="case.returnFiling" {...done} />,
  'case.launch': (_form, done) => <LaunchForm {...done} />,
  'case.forward': (_form, done) => <ForwardForm {...done} />,
  'case.forwardReturned': (_form, done) => (
    <TextForm command="case.forwardReturned" name="reason" okText={formTexts.forwardReturned} {...done} />
  ),
  'case.guide': (_form, done) => <GuideForm {...done} />,
  'case.withdraw': (_form, done) => <WithdrawForm {...done} />,
  'case.merge': (_form, done) => <MergeForm {...done} />,
  'case.split': (_form, done) => <SplitForm {...done} />,
  'case.setPlan': (_form, done) => <PlanForm {...done} />,
  'case.requestFiles': (_form, done) => <RequestFilesForm {...done} />,
  'case.receiveFiles': (form, done) => <ReceiveFilesForm requestId={form.id} {...done} />,
  'case.returnFiles': (form, done) => <ReturnFilesForm requestId={form.id} {...done} />,
  'case.recordInterview': (form, done) => <InterviewForm interviewId={form.id} {...done} />,
  'case.recordExpert': (_form, done) => <ExpertForm {...done} />,
  'case.linkRecord': () => null,
  'case.fileObjection': (_form, done) => <ObjectionForm {...done} />,
  'case.decideObjection': (form, done) => <DecideObjectionForm objectionId={form.id} {...done} />,
  'case.setRectification': (form, done) => <RectificationForm itemId={form.id} {...done} />,
  'case.checkRectification': (form, done) => <CheckForm itemId={form.id} {...done} />,
  'case.approvalReturned': (_form, done) => <GovernmentAnswerForm command="case.approvalReturned" {...done} />,
  'case.approvalRefused': (_form, done) => <GovernmentAnswerForm command="case.approvalRefused" {...done} />,
  'case.recordFinding': (form, done) => <FindingPart form={form} {...done} />,
  'case.recordAct': (form, done) => <ActForm actId={form.id} {...done} />,
  'case.inviteStatement': (_form, done) => <InviteForm {...done} />,
  'case.recordStatement': (_form, done) => <StatementForm {...done} />,
  'case.waiveStatement': (_form, done) => (
    <TextForm
      command="case.waiveStatement"
      name="reason"
      label={formTexts.waiveReason}
      okText={formTexts.waive}
      {...done}
    />
  ),
  'case.recordLegalReview': (_form, done) => <LegalReviewForm {...done} />,
  'case.requestLegalReview': (_form, done) => <AskLegalReviewForm {...done} />,
  'case.recordPanel': (_form, done) => <PanelForm {...done} />,
  'case.underOpinion': (_form, done) => <SharedOpinionForm {...done} />,
  'case.leaveOpinion': (_form, done) => (
    <TextForm
      command="case.leaveOpinion"
      name="reason"
      label={formTexts.leaveOpinionReason}
      okText={formTexts.leaveOpinion}
      {...done}
    />
  ),
  'case.verify': (_form, done) => <VerifyForm {...done} />,
  'case.resumeReview': (_form, done) => (
    <TextForm
      command="case.resumeReview"
      name="reason"
      label={formTexts.resumeReason}
      okText={formTexts.resumeReview}
      {...done}
    />
  ),
  'case.escalate': (_form, done) => <EscalateForm {...done} />,
  'case.recordApproval': (_form, done) => <ApprovalForm {...done} />,
  'case.notCorrected': (_form, done) => (
    <TextForm command="case.notCorrected" name="text" okText={formTexts.notCorrected} danger {...done} />
  ),
  'case.suspend': (_form, done) => <SuspendForm {...done} />,
  'case.resume': (_form, done) => <ResumeForm {...done} />,
  'case.terminate': (_form, done) => (
    <TextForm command="case.terminate" name="reason" okText={courseTexts.terminate} danger {...done} />
  ),
  'case.extend': (_form, done) => <ExtendForm {...done} />,
  'case.openTrack': (_form, done) => <OpenTrackForm {...done} />,
  'case.endTrack': (form, done) => <EndTrackForm trackId={form.id} {...done} />,
  'case.recuse': (_form, done) => <RecuseForm {...done} />,
  'case.assign': (_form, done) => <AssignForm {...done} />,
  'case.handover': (_form, done) => <HandoverForm {...done} />,
  'case.designate': (_form, done) => <DesignateForm {...done} />,
  'case.elevate': (_form, done) => <ElevateForm {...done} />,
  'case.reply': (_form, done) => <ReplyForm {...done} />,
  'case.close': (_form, done) => <CloseForm {...done} />,
  'case.reopen': (_form, done) => <ReopenForm {...done} />,
  'case.archive': (_form, done) => <ArchiveForm {...done} />,
  'case.borrow': (_form, done) => <BorrowForm {...done} />,
  'fields.set': (_form, done) => <InfoForm {...done} />,
}

/** After a finding the list of findings is what the officer wants to see. */
function FindingPart({ form, onDone }: FormProps & { form: OpenForm }) {
  const { goTo } = useCase()
  return (
    <FindingForm
      findingId={form.id}
      topic={form.topic}
      onDone={() => {
        onDone()
        goTo('findings')
      }}
    />
  )
}
