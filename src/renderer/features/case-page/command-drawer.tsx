import { Drawer } from 'antd'
import type { CaseCommand } from './case-commands'
import type { OpenForm } from './case-context'
import { commandForms } from './command-forms'
import { caseMessages as text } from './messages'

const NARROW = 520
const WIDE = 720
const wide: ReadonlySet<CaseCommand> = new Set([
  'case.recordFinding',
  'case.recordPanel',
  'case.close',
  'case.reply',
  'case.recordInterview',
  'case.receiveFiles',
  'case.setPlan',
])

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

function FormOf({ form, onDone }: { form: OpenForm; onDone: () => void }) {
  return commandForms[form.command](form, { onDone })
}
