import { Drawer, Input, Radio } from 'antd'
import { useState } from 'react'
import { civilDateOf } from '#shared/domain/civil-date'
import type { GovernmentRequest } from '#shared/domain/government-request'
import { useOffered } from '../../data/hooks'
import { OfferedButton } from '../../ui/commands/command-button'
import { CommandForm, Field } from '../../ui/forms/command-form'
import { DateField } from '../../ui/forms/date-field'
import { GrowingText } from '../../ui/forms/growing-text'
import page from '../../ui/sections/subject-page.module.css'
import { useNow } from '../../ui/time/use-now'
import { governmentTexts as text } from './messages'
import { ScanField } from './scan-field'

const caseCommands = ['case.recordApproval', 'case.approvalReturned', 'case.approvalRefused'] as const
type Asked = 'approve' | 'issue' | 'return' | 'refuse'

/** What the government's office records: the instruction, the decision with its number, or why there is none. */
export function AnswerButtons({ found }: { found: GovernmentRequest }) {
  const [asked, setAsked] = useState<Asked>()
  const offered = useOffered({ type: 'supervisionCase', id: found.case.id }, caseCommands)
  const issuing = useOffered({ type: 'officialDocument', id: found.decision?.id ?? '' }, ['document.recordExternal'])
  if (found.state !== 'toApprove' && found.state !== 'toIssue') return null
  const approving = found.state === 'toApprove'
  const close = () => setAsked(undefined)
  return (
    <div className={page.buttons}>
      {approving ? (
        <>
          <OfferedButton
            refusal={offered?.['case.recordApproval']}
            label={text.approve}
            look="primary"
            onRun={() => setAsked('approve')}
          />
          <OfferedButton
            refusal={offered?.['case.approvalReturned']}
            label={text.return}
            onRun={() => setAsked('return')}
          />
          <OfferedButton
            refusal={offered?.['case.approvalRefused']}
            label={text.refuse}
            onRun={() => setAsked('refuse')}
          />
        </>
      ) : (
        <OfferedButton
          refusal={issuing?.['document.recordExternal']}
          label={text.issue}
          look="primary"
          onRun={() => setAsked('issue')}
        />
      )}
      <Drawer
        open={asked !== undefined}
        title={asked && text[asked]}
        size={520}
        mask={false}
        destroyOnHidden
        onClose={close}
      >
        {asked === 'approve' && <ApproveForm found={found} onDone={close} />}
        {asked === 'issue' && <IssueForm found={found} onDone={close} />}
        {(asked === 'return' || asked === 'refuse') && (
          <RefusalForm key={asked} found={found} kind={asked} onDone={close} />
        )}
      </Drawer>
    </div>
  )
}

interface FormProps {
  readonly found: GovernmentRequest
  readonly onDone: () => void
}

/** Whose word it is, and from which day. */
function SignedOn({ today }: { readonly today: string }) {
  return (
    <div className={page.two}>
      <Field name="signer">
        <Input maxLength={50} />
      </Field>
      <Field name="on">
        <DateField disabledDate={(date) => date > today} />
      </Field>
    </div>
  )
}

function ApproveForm({ found, onDone }: FormProps) {
  const today = civilDateOf(useNow())
  return (
    <CommandForm<{ instruction: string; signer: string; on?: string; scanId?: string | undefined }>
      formKey={`${found.id}/case.recordApproval`}
      command="case.recordApproval"
      initial={{ instruction: '', signer: '', on: today, scanId: undefined }}
      toInput={(values) => ({ caseId: found.case.id, ...values })}
      okText={text.save}
      onDone={onDone}
    >
      <Field name="instruction">
        <GrowingText minRows={3} maxRows={10} maxLength={2000} />
      </Field>
      <SignedOn today={today} />
      <Field name="scanId" hint={text.scanHint}>
        <ScanField owner={{ type: 'officialDocument', id: found.request.id, caseId: found.case.id }} />
      </Field>
    </CommandForm>
  )
}

function IssueForm({ found, onDone }: FormProps) {
  const today = civilDateOf(useNow())
  const { approval } = found.case
  const documentId = found.decision?.id ?? ''
  return (
    <CommandForm<{ number: string; signer: string; on?: string | undefined; scanId?: string | undefined }>
      formKey={`${documentId}/document.recordExternal`}
      command="document.recordExternal"
      initial={{ number: '', signer: approval?.signer ?? '', on: approval?.on, scanId: undefined }}
      toInput={(values) => ({ documentId, caseId: found.case.id, ...values })}
      okText={text.save}
      onDone={onDone}
    >
      <Field name="number">
        <Input maxLength={40} />
      </Field>
      <SignedOn today={today} />
      <Field name="scanId" hint={text.scanHint}>
        <ScanField owner={{ type: 'officialDocument', id: documentId, caseId: found.case.id }} />
      </Field>
    </CommandForm>
  )
}

const nexts = (['close', 'accountable'] as const).map((value) => ({ value, label: text.next[value] }))

function RefusalForm({ found, kind, onDone }: FormProps & { readonly kind: 'return' | 'refuse' }) {
  const today = civilDateOf(useNow())
  const command = kind === 'return' ? 'case.approvalReturned' : 'case.approvalRefused'
  return (
    <CommandForm<{ reason: string; signer: string; on?: string; next?: 'close' | 'accountable' }>
      formKey={`${found.id}/${command}`}
      command={command}
      initial={{ reason: '', signer: '', on: today, ...(kind === 'refuse' ? { next: 'close' as const } : {}) }}
      toInput={(values) => ({ caseId: found.case.id, ...values })}
      okText={text.save}
      danger={kind === 'refuse'}
      onDone={onDone}
    >
      <Field name="reason">
        <GrowingText minRows={3} maxRows={10} maxLength={4000} />
      </Field>
      <SignedOn today={today} />
      {kind === 'refuse' && (
        <Field name="next">
          <Radio.Group options={nexts} />
        </Field>
      )}
    </CommandForm>
  )
}
