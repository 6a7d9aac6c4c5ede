/** The part of a keyboard event that shortcuts are told from. */
export interface KeyPress {
  readonly key: string
  readonly ctrlKey: boolean
  readonly altKey: boolean
  readonly shiftKey: boolean
  readonly metaKey: boolean
}

/**
 * Whether a key press is the combination `ctrl+k`, `alt+1`, `j`, `F1`, `?`. Shift counts only where it is named, or
 * where it makes a letter: `?` needs it on most keyboards and not on others.
 */
export function matchesCombo(press: KeyPress, combo: string): boolean {
  const parts = combo.split('+')
  const key = parts.at(-1) ?? ''
  const wanted = new Set(parts.slice(0, -1))
  if (press.ctrlKey !== wanted.has('ctrl') || press.altKey !== wanted.has('alt') || press.metaKey) return false
  if (press.key.toLowerCase() !== key.toLowerCase()) return false
  const shiftMatters = /^[a-z]$/i.test(key) || key.length > 1
  return !shiftMatters || press.shiftKey === wanted.has('shift')
}

const typingRoles = new Set(['textbox', 'combobox', 'searchbox', 'spinbutton', 'listbox', 'menu', 'menuitem'])

/** Whether a key belongs to the field, menu or dialog it was pressed in. */
export function isForSomethingElse(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)) {
    return !(target instanceof HTMLInputElement && (target.type === 'checkbox' || target.type === 'radio'))
  }
  if (typingRoles.has(target.getAttribute('role') ?? '')) return true
  return target.closest('[role="dialog"],[role="menu"],[role="listbox"]') !== null
}

/** Keys that a focused button or link answers to itself. */
export function isPressedByKey(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest('button,a[href],[role="button"],[role="tab"],[role="checkbox"],input[type="checkbox"]') !== null
  )
}
