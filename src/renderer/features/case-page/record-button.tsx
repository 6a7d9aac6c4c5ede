import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { standingPaper } from '#shared/domain/official-document'
import { OfferedButton } from '../../ui/commands/command-button'
import { documentKindName } from '../../ui/documents/kind-name'
import { DocumentStatusTag } from '../../ui/status/status-tags'
import { useCase } from './case-context'
import { caseMessages } from './messages'
import { useDraftDocument } from './use-draft-document'

interface RecordButtonProps {
  readonly kind: string
  /** Of several parts the one that it records: an interview, an expert's opinion. */
  readonly recordOf?: string
  /** Of what may happen again, when this one was recorded. */
  readonly since?: string
  /** Where the name of the kind does not tell which of its papers it is. */
  readonly name?: string
  /** Says why it cannot be drafted instead of leaving it out: what is looked for here, and what to do instead. */
  readonly explained?: boolean
}

/** The paper of what was just written down: drafted from it where it stands, or opened where it is there already. */
export function RecordButton({ kind, recordOf, since, name = documentKindName(kind), explained }: RecordButtonProps) {
  const { bundle } = useCase()
  const draft = useDraftDocument()
  const existing = standingPaper(bundle.documents, { kind, recordOf, since })
  if (existing)
    return (
      <span>
        <Link to="/documents/$documentId" params={{ documentId: existing.id }}>
          {name}
        </Link>{' '}
        <DocumentStatusTag status={existing.status} />
      </span>
    )
  const refusal = draft.refusal(kind)
  if (refusal && explained)
    return (
      <OfferedButton
        refusal={refusal}
        label={caseMessages.draftKind(name)}
        look="link"
        size="small"
        onRun={() => undefined}
      />
    )
  if (refusal !== null) return null
  return (
    <>
      <Button type="link" size="small" loading={draft.busy} onClick={() => draft.start(kind, recordOf, since)}>
        {caseMessages.draftKind(name)}
      </Button>
      {draft.dialog}
    </>
  )
}
