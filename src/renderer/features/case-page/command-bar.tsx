import { useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { useSession } from '../../data/hooks'
import { CommandMenu } from '../../ui/commands/command-menu'
import { documentKindSpoken } from '../../ui/documents/kind-name'
import { useFormDrafts } from '../../ui/forms/form-drafts'
import { menuGroups } from './case-commands'
import { useCase } from './case-context'
import styles from './case-head.module.css'
import { formKey } from './form-key'
import { caseMessages as text } from './messages'
import { type NextStep, nextSteps } from './next-steps'
import { useDraftDocument } from './use-draft-document'
import { useRunCommand } from './use-run-command'
import { waitingFor } from './waiting-for'

/** The likeliest steps as buttons; everything else in a menu that says why it is off. */
export function CommandBar() {
  const { bundle, offered } = useCase()
  const { roles } = useSession()
  const navigate = useNavigate()
  const start = useRunCommand()
  const draft = useDraftDocument()
  const drafts = useFormDrafts((state) => state.drafts)
  const steps = offered ? nextSteps(bundle.case, bundle.documents, offered, roles) : []
  const waiting = waitingFor(bundle.case, bundle.documents, roles)

  const convene = {
    key: 'consultation.convene',
    label: text.convene,
    refusal: offered?.['consultation.convene'],
    onRun: () => void navigate({ to: '/consultations', search: { case: bundle.case.id } }),
  }
  const press = {
    key: 'supervision.register',
    label: text.press,
    refusal: offered?.['supervision.register'],
    onRun: () => void navigate({ to: '/supervision', search: { case: bundle.case.id } }),
  }
  const groups = menuGroups.map(({ title, commands }) => ({
    title,
    commands: [
      ...commands.map((command) => ({
        key: command as string,
        label: text.commands[command],
        refusal: offered?.[command],
        note: drafts[formKey(bundle.case.id, command)] && text.unsent,
        onRun: () => start(command),
      })),
      ...(title === text.groups.course ? [convene, press] : []),
    ],
  }))

  function take(step: NextStep) {
    switch (step.kind) {
      case 'command':
        return start(step.command)
      case 'draft':
        return draft.start(step.documentKind)
      case 'open':
        return void navigate({ to: '/documents/$documentId', params: { documentId: step.document.id } })
    }
  }

  return (
    <div className={styles.bar}>
      {waiting && <p className={styles.waiting}>{waiting}</p>}
      {steps.map((step, index) => (
        <Button
          key={labelOf(step)}
          type={index === 0 && (!waiting || step.kind !== 'command') ? 'primary' : 'default'}
          loading={step.kind === 'draft' && draft.busy}
          onClick={() => take(step)}
        >
          {labelOf(step)}
        </Button>
      ))}
      <CommandMenu label={text.more} hint={text.moreHint} groups={groups} />
      {draft.dialog}
    </div>
  )
}

function labelOf(step: NextStep): string {
  switch (step.kind) {
    case 'command':
      return step.forWant ? text.wants[step.forWant] : text.commands[step.command]
    case 'draft':
      return text.draftKind(documentKindSpoken(step.documentKind))
    case 'open':
      return text.openDocument[step.act](documentKindSpoken(step.document.kind))
  }
}
