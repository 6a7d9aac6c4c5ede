import { DownOutlined } from '@ant-design/icons'
import { Button, Popover } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { explain, type Refusal } from '#shared/messages/catalogue'
import styles from './command-menu.module.css'

export interface MenuCommand {
  readonly key: string
  readonly label: string
  /** null: possible; undefined: not known yet. */
  readonly refusal: Refusal | null | undefined
  /** Beside the label: that something typed waits there. */
  readonly note?: string
  readonly onRun: () => void
}

export interface MenuGroup {
  readonly title: string
  readonly commands: readonly MenuCommand[]
}

interface CommandMenuProps {
  readonly label: string
  readonly hint: string
  readonly groups: readonly MenuGroup[]
}

/** All commands of a page. What is off keeps its place, can be reached by the arrows, and reads its reason. */
export function CommandMenu({ label, hint, groups }: CommandMenuProps) {
  const [open, setOpen] = useState(false)
  const trigger = useRef<HTMLButtonElement>(null)

  function close() {
    setOpen(false)
    trigger.current?.focus()
  }

  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      trigger="click"
      placement="bottomRight"
      arrow={false}
      destroyOnHidden
      styles={{ container: { padding: 0 } }}
      content={<Items hint={hint} groups={groups} onClose={close} />}
    >
      <Button
        ref={trigger}
        aria-haspopup="menu"
        aria-expanded={open}
        icon={<DownOutlined aria-hidden />}
        iconPlacement="end"
      >
        {label}
      </Button>
    </Popover>
  )
}

interface ItemsProps extends Pick<CommandMenuProps, 'hint' | 'groups'> {
  readonly onClose: () => void
}

function Items({ hint, groups, onClose }: ItemsProps) {
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    // The popover is placed in the next frame; focus before that would scroll the page.
    const frame = requestAnimationFrame(() => itemsOf(list.current)[0]?.focus({ preventScroll: true }))
    return () => cancelAnimationFrame(frame)
  }, [])

  function onKeyDown(event: React.KeyboardEvent) {
    const items = itemsOf(list.current)
    const at = items.indexOf(document.activeElement as HTMLElement)
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key]
    if (event.key === 'Escape' || event.key === 'Tab') onClose()
    if (to === undefined) return
    event.preventDefault()
    items.at(to % items.length)?.focus()
  }

  return (
    <div ref={list} className={styles.menu} role="menu" tabIndex={-1} aria-label={hint} onKeyDown={onKeyDown}>
      {groups.map(({ title, commands }) => (
        <fieldset key={title} className={styles.group}>
          <legend className={styles.title}>{title}</legend>
          {commands.map(({ key, label, refusal, note, onRun }) => (
            <button
              key={key}
              type="button"
              role="menuitem"
              tabIndex={-1}
              className={styles.item}
              aria-disabled={refusal !== null}
              onClick={() => {
                if (refusal !== null) return
                onClose()
                onRun()
              }}
            >
              {label}
              {note && <span className={styles.note}>{note}</span>}
              {refusal && <span className={styles.reason}>{explain(refusal)}</span>}
            </button>
          ))}
        </fieldset>
      ))}
    </div>
  )
}

function itemsOf(list: HTMLElement | null): HTMLElement[] {
  return list ? [...list.querySelectorAll<HTMLElement>('[role="menuitem"]')] : []
}
