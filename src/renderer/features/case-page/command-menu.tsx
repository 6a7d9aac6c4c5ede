import { useEffect, useRef } from 'react'
import { explain } from '#shared/messages/catalogue'
import { useFormDrafts } from '../../ui/forms/form-drafts'
import { type CaseCommand, menuGroups } from './case-commands'
import { useCase } from './case-context'
import styles from './case-head.module.css'
import { formKey } from './form-key'
import { caseMessages as text } from './messages'

interface CommandMenuProps {
  readonly onPick: (command: CaseCommand) => void
  readonly onClose: () => void
}

/** Every command of a case. What is off keeps its place, can be reached by the arrows, and reads its reason. */
export function CommandMenu({ onPick, onClose }: CommandMenuProps) {
  const { bundle, offered } = useCase()
  const drafts = useFormDrafts((state) => state.drafts)
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => itemsOf(list.current)[0]?.focus(), [])

  function onKeyDown(event: React.KeyboardEvent) {
    const items = itemsOf(list.current)
    const at = items.indexOf(document.activeElement as HTMLElement)
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key]
    if (event.key === 'Escape') onClose()
    if (to === undefined) return
    event.preventDefault()
    items.at(to % items.length)?.focus()
  }

  return (
    <div ref={list} className={styles.menu} role="menu" tabIndex={-1} aria-label={text.moreHint} onKeyDown={onKeyDown}>
      {menuGroups.map(({ title, commands }) => (
        <fieldset key={title} className={styles.menuGroup}>
          <legend className={styles.menuTitle}>{title}</legend>
          {commands.map((command) => {
            const refusal = offered?.[command]
            const off = refusal !== null
            return (
              <button
                key={command}
                type="button"
                role="menuitem"
                tabIndex={-1}
                className={styles.menuItem}
                aria-disabled={off}
                onClick={() => !off && onPick(command)}
              >
                {text.commands[command]}
                {drafts[formKey(bundle.case.id, command)] && <span className={styles.unsent}>{text.unsent}</span>}
                {refusal && <span className={styles.menuReason}>{explain(refusal)}</span>}
              </button>
            )
          })}
        </fieldset>
      ))}
    </div>
  )
}

function itemsOf(list: HTMLElement | null): HTMLElement[] {
  return list ? [...list.querySelectorAll<HTMLElement>('[role="menuitem"]')] : []
}
