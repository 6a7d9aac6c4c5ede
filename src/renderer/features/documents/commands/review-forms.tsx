import { Alert } from 'antd'
import { relatedOf } from '#shared/commands/documents/legality-guard'
import { useSyncStatus } from '../../../data/hooks'
import { CommandForm, Field } from '../../../ui/forms/command-form'
import { GrowingText } from '../../../ui/forms/growing-text'
import styles from '../document-page.module.css'
import { documentTexts as text } from '../messages'
import { type ProblemRank, type RankedProblem, saidOnce } from '../rank-problems'
import type { CommandFormProps } from './command-dialog'

const opinionField = <GrowingText minRows={4} maxRows={14} maxLength={2000} showCount />

export function SubmitForm({ bundle, document, problems, onDone }: CommandFormProps) {
  const blocking = ranked(problems, 'error')
  return (
    <CommandForm<object>
      formKey={`${document.id}/document.submit`}
      command="document.submit"
      initial={{}}
      toInput={() => ({ documentId: document.id, caseId: document.caseId, ...relatedOf(bundle.case, document) })}
      okText={text.commands['document.submit']}
      doneText={text.done['document.submit']}
      onDone={onDone}
    >
      {blocking.length > 0 && <Problems type="error" title={text.submitBlocked(blocking.length)} problems={blocking} />}
      <p className={styles.dialogText}>{text.submitText}</p>
      <Problems type="warning" title={text.submitWarnings} problems={ranked(problems, 'atIssue', 'warning')} />
    </CommandForm>
  )
}

export function OpinionForm({
  command,
  document,
  onDone,
}: CommandFormProps & { command: 'document.approve' | 'document.return' }) {
  const returning = command === 'document.return'
  return (
    <CommandForm<{ opinion: string }>
      formKey={`${document.id}/${command}`}
      command={command}
      initial={{ opinion: returning ? '' : text.approveDefault }}
      toInput={({ opinion }) => ({ documentId: document.id, caseId: document.caseId, opinion })}
      okText={text.commands[command]}
      doneText={text.done[command]}
      danger={returning}
      onDone={onDone}
    >
      <Field name="opinion" hint={returning ? text.returnHint : undefined}>
        {opinionField}
      </Field>
    </CommandForm>
  )
}

export function ReasonForm({
  command,
  document,
  onDone,
}: CommandFormProps & { command: 'document.withdraw' | 'document.void' | 'document.recall' }) {
  return (
    <CommandForm<{ reason: string }>
      formKey={`${document.id}/${command}`}
      command={command}
      initial={{ reason: '' }}
      toInput={({ reason }) => ({ documentId: document.id, caseId: document.caseId, reason })}
      okText={text.commands[command]}
      doneText={text.done[command]}
      danger={command !== 'document.withdraw'}
      onDone={onDone}
    >
      <p className={styles.dialogText}>{text.reasonTexts[command]}</p>
      <Field name="reason">{opinionField}</Field>
    </CommandForm>
  )
}

export function IssueForm({ bundle, document, problems, onDone }: CommandFormProps) {
  const { connection } = useSyncStatus()
  const blocking = ranked(problems, 'error', 'atIssue')
  return (
    <CommandForm<{ opinion: string }>
      formKey={`${document.id}/document.issue`}
      command="document.issue"
      initial={{ opinion: text.issueDefault }}
      toInput={({ opinion }) => ({
        documentId: document.id,
        caseId: document.caseId,
        opinion,
        ...relatedOf(bundle.case, document),
      })}
      okText={text.commands['document.issue']}
      doneText={text.done['document.issue']}
      onDone={onDone}
    >
      <Problems type="error" title={text.issueBlocked} problems={blocking} />
      <p className={styles.dialogText}>{text.issueText}</p>
      {connection !== 'online' && (
        <Alert type="info" role="status" showIcon title={text.issueOffline} className={styles.dialogAlert} />
      )}
      <Field name="opinion" required>
        {opinionField}
      </Field>
    </CommandForm>
  )
}

function ranked(problems: readonly RankedProblem[], ...ranks: readonly ProblemRank[]): RankedProblem[] {
  return problems.filter((problem) => ranks.includes(problem.rank))
}

interface ProblemsProps {
  readonly type: 'error' | 'warning'
  readonly title: string
  readonly problems: readonly RankedProblem[]
}

function Problems({ type, title, problems }: ProblemsProps) {
  if (problems.length === 0) return null
  return (
    <Alert
      type={type}
      role="status"
      showIcon
      className={styles.dialogAlert}
      title={title}
      description={
        <ul className={styles.dialogProblems}>
          {(type === 'warning' ? saidOnce(problems) : problems).map((problem) => (
            <li key={`${problem.path} ${problem.text}`}>{problem.text}</li>
          ))}
        </ul>
      }
    />
  )
}
