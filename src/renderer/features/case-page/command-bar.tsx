import { DownOutlined } from '@ant-design/icons'
import { useNavigate } from '@tanstack/react-router'
import { Button, Popover } from 'antd'
import { useState } from 'react'
import { useSession } from '../../data/hooks'
import { documentKindName } from '../../ui/documents/kind-name'
import { useCase } from './case-context'
import styles from './case-head.module.css'
import { CommandMenu } from './command-menu'
import { caseMessages as text } from './messages'
import { type NextStep, nextSteps } from './next-steps'
import { useDraftDocument } from './use-draft-document'
import { useRunCommand } from './use-run-command'

/** The likeliest steps as buttons; everything else in a menu that says why it is off. */
export function CommandBar() {
  const { bundle, offered } = useCase()
  const { roles } = useSession()
  const navigate = useNavigate()
  const start = useRunCommand()
  const draft = useDraftDocument()
  const [menu, setMenu] = useState(false)
  const steps = offered ? nextSteps(bundle.case, bundle.documents, offered, roles) : []

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
      {steps.map((step, index) => (
        <Button
          key={labelOf(step)}
          type={index === 0 ? 'primary' : 'default'}
          loading={step.kind === 'draft' && draft.busy}
          onClick={() => take(step)}
        >
          {labelOf(step)}
        </Button>
      ))}
      <Popover
        open={menu}
        onOpenChange={setMenu}
        trigger="click"
        placement="bottomRight"
        arrow={false}
        styles={{ container: { padding: 0 } }}
        content={
          <CommandMenu
            onPick={(command) => {
              setMenu(false)
              start(command)
            }}
            onClose={() => setMenu(false)}
          />
        }
      >
        <Button aria-haspopup="menu" aria-expanded={menu} icon={<DownOutlined />} iconPlacement="end">
          {text.more}
        </Button>
      </Popover>
      {draft.dialog}
    </div>
  )
}

function labelOf(step: NextStep): string {
  switch (step.kind) {
    case 'command':
      return text.commands[step.command]
    case 'draft':
      return text.draftKind(documentKindName(step.documentKind))
    case 'open':
      return text.openDocument[step.act](documentKindName(step.document.kind))
  }
}
