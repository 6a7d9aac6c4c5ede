import type { KeyboardEvent } from 'react'

/**
 * For `onInputKeyDown` of a list of which several are chosen: the library takes Tab for one more choice, which drops what
 * was chosen last, and keeps the focus. Whoever presses Tab means to go on to the next field.
 */
export function leaveOnTab(event: KeyboardEvent): void {
  if (event.key === 'Tab') event.stopPropagation()
}
