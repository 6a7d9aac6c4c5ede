import { Button, type ButtonProps, Tooltip } from 'antd'
import { useId } from 'react'
import type { EntityRef } from '#shared/domain/entities'
import { explain, type Refusal } from '#shared/messages/catalogue'
import { useOffered } from '../../data/hooks'
import { feedbackMessages } from '../feedback/messages'
import styles from './command-button.module.css'

interface CommandButtonProps extends Omit<ButtonProps, 'onClick' | 'type' | 'disabled'> {
  readonly subject: EntityRef
  /** Type of the command in the registry. */
  readonly type: string
  readonly label: string
  readonly look?: ButtonProps['type']
  /** The key that does the same, shown in the button. */
  readonly shortcut?: string
  /** Opens the form or runs the command; only called while the command is possible. */
  readonly onRun: () => void
}

/** A command as button, off with its reason while a guard says no. */
export function CommandButton({ subject, type, ...rest }: CommandButtonProps) {
  const offered = useOffered(subject, [type])
  return <OfferedButton refusal={offered?.[type]} {...rest} />
}

interface OfferedButtonProps extends Omit<CommandButtonProps, 'subject' | 'type'> {
  /** null: possible; undefined: not known yet. */
  readonly refusal: Refusal | null | undefined
}

/**
 * The same where a screen asks for many commands in one go. It stays in the tab order while it is off
 * (`aria-disabled`, not `disabled`), so that keyboard and screen reader reach the reason too.
 */
export function OfferedButton({
  refusal,
  label,
  look = 'default',
  shortcut,
  onRun,
  className,
  ...button
}: OfferedButtonProps) {
  const reasonId = useId()
  const off = refusal !== null
  const reason = refusal ? explain(refusal) : feedbackMessages.commandUnknown
  // One tree for on and off: a button that were made anew would drop the focus of who waits on it.
  return (
    <Tooltip title={refusal ? reason : undefined}>
      <span className={styles.wrap}>
        <Button
          {...button}
          type={off && look === 'primary' ? 'default' : look}
          aria-disabled={off}
          aria-keyshortcuts={shortcut}
          aria-describedby={off ? reasonId : undefined}
          className={`${off ? styles.off : ''} ${className ?? ''}`}
          onClick={() => {
            if (!off) onRun()
          }}
        >
          {label}
          {/* `aria-keyshortcuts` tells it; as part of the name it would be spoken as a word. */}
          {shortcut && <kbd aria-hidden>{shortcut}</kbd>}
        </Button>
        {off && (
          <span id={reasonId} className="visually-hidden">
            {reason}
          </span>
        )}
      </span>
    </Tooltip>
  )
}
