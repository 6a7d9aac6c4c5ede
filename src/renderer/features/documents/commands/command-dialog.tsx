import { Drawer } from 'antd'
import type { OfficialDocument } from '#shared/domain/official-document'
import type { CaseBundle } from '../../../data/desk-worker-api'
import { documentTexts as text } from '../messages'
import type { RankedProblem } from '../rank-problems'
import type { ActingCommand } from './document-commands'
import { DeliverForm, ExternalForm } from './outgoing-forms'
import { IssueForm, OpinionForm, SubmitForm } from './review-forms'

export interface CommandFormProps {
  readonly bundle: CaseBundle
  readonly document: OfficialDocument
  readonly problems: readonly RankedProblem[]
  readonly onDone: () => void
}

interface CommandDialogProps extends Omit<CommandFormProps, 'onDone'> {
  readonly command: ActingCommand
  readonly onClose: () => void
}

/** The form of one step of a document's life. Closing it keeps what was typed. */
export function CommandDialog({ command, onClose, ...rest }: CommandDialogProps) {
  return (
    <Drawer open title={text.commands[command]} size={480} onClose={onClose} mask={false}>
      <FormOf command={command} onDone={onClose} {...rest} />
    </Drawer>
  )
}

function FormOf({ command, ...props }: CommandFormProps & { command: ActingCommand }) {
  switch (command) {
    case 'document.submit':
      return <SubmitForm {...props} />
    case 'document.approve':
    case 'document.return':
      return <OpinionForm command={command} {...props} />
    case 'document.issue':
      return <IssueForm {...props} />
    case 'document.deliver':
      return <DeliverForm {...props} />
    case 'document.recordExternal':
      return <ExternalForm {...props} />
  }
}
