import { Drawer } from 'antd'
import type { ReactNode } from 'react'
import type { CaseCommand } from './case-commands'
import { type OpenForm, useCase } from './case-context'
import { formTexts } from './form-messages'
import { ActForm } from './forms/act-form'
import { CloseForm, ReopenForm, ReplyForm } from './forms/closing-forms'
import { ApprovalForm, EscalateForm, VerifyForm } from './forms/correction-forms'
import { FilingDecisionForm, ForwardForm, ProposeFilingForm } from './forms/filing-forms'
import { FindingForm } from './forms/finding-form'
import { InviteForm, LegalReviewForm, PanelForm, StatementForm } from './forms/hearing-forms'
import { InfoForm } from './forms/info-form'
import { TextForm } from './forms/text-form'
import { caseMessages as text } from './messages'

const NARROW = 520
const WIDE = 720
const wide: ReadonlySet<CaseCommand> = new Set(['case.recordFinding', 'case.recordPanel', 'case.close', 'case.reply'])

/** The form of a command beside the case, which can still be read and turned over. Closing it keeps what was typed. */
export function CommandDrawer({ form, onClose }: { form: OpenForm | undefined; onClose: () => void }) {
  return (
    <Drawer
      open={form !== undefined}
      title={form && text.commands[form.command]}
      size={form && wide.has(form.command) ? WIDE : NARROW}
      onClose={onClose}
      mask={false}
      destroyOnHidden
    >
      {form && <FormOf key={`${form.command}/${form.id ?? ''}`} form={form} onDone={onClose} />}
    </Drawer>
  )
}

function FormOf({ form, onDone }: { form: OpenForm; onDone: () => void }): ReactNode {
  const { goTo } = useCase()
  const done = { onDone }
  switch (form.command) {
    case 'case.proposeFiling':
      return <ProposeFilingForm {...done} />
    case 'case.file':
    case 'case.returnFiling':
      return <FilingDecisionForm command={form.command} {...done} />
    case 'case.forward':
      return <ForwardForm {...done} />
    case 'case.forwardReturned':
      return <TextForm command={form.command} name="reason" okText={formTexts.forwardReturned} {...done} />
    case 'case.recordFinding':
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
    case 'case.recordAct':
      return <ActForm actId={form.id} {...done} />
    case 'case.inviteStatement':
      return <InviteForm {...done} />
    case 'case.recordStatement':
      return <StatementForm {...done} />
    case 'case.waiveStatement':
      return (
        <TextForm
          command={form.command}
          name="reason"
          label={formTexts.waiveReason}
          okText={formTexts.waive}
          {...done}
        />
      )
    case 'case.recordLegalReview':
      return <LegalReviewForm {...done} />
    case 'case.recordPanel':
      return <PanelForm {...done} />
    case 'case.verify':
      return <VerifyForm {...done} />
    case 'case.resumeReview':
      return (
        <TextForm
          command={form.command}
          name="reason"
          label={formTexts.resumeReason}
          okText={formTexts.resumeReview}
          {...done}
        />
      )
    case 'case.escalate':
      return <EscalateForm {...done} />
    case 'case.recordApproval':
      return <ApprovalForm {...done} />
    case 'case.notCorrected':
      return <TextForm command={form.command} name="text" okText={formTexts.notCorrected} danger {...done} />
    case 'case.reply':
      return <ReplyForm {...done} />
    case 'case.close':
      return <CloseForm {...done} />
    case 'case.reopen':
      return <ReopenForm {...done} />
    case 'fields.set':
      return <InfoForm {...done} />
    // These two have their place in a section of the page.
    case 'case.classify':
    case 'case.check':
      return null
  }
}
