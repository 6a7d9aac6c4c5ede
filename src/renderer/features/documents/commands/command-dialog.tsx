import { Drawer } from 'antd'
import type { OfficialDocument } from '#shared/domain/official-document'
import type { CaseBundle } from '../../../data/desk-worker-api'
import { documentTexts as text } from '../messages'
import type { RankedProblem } from '../rank-problems'
import type { ActingCommand } from './document-commands'
import { ExternalForm } from './external-form'
import { DeliverForm, ReceiptForm } from './outgoing-forms'
import { FileForm, ReplyForm, SealForm } from './register-forms'
import { IssueForm, OpinionForm, ReasonForm, SubmitForm } from './review-forms'

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
    case 'document.withdraw':
    case 'document.void':
    case 'document.recall':
      return <ReasonForm command={command} {...props} />
    case 'document.issue':
      return <IssueForm {...props} />
    case 'document.recordSeal':
      return <SealForm {...props} />
    case 'document.deliver':
      return <DeliverForm {...props} />
    case 'document.addReceipt':
      return <ReceiptForm {...props} />
    case 'document.recordReply':
      return <ReplyForm {...props} />
    case 'document.file':
      return <FileForm {...props} />
    case 'document.recordExternal':
      return <ExternalForm {...props} />
  }
}
