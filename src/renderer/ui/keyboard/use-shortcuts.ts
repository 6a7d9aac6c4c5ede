import { useEffect, useRef } from 'react'
import { isComposing } from '../forms/ime'
import { escapeOfDialog } from './escape'
import { isForSomethingElse, isPressedByKey, matchesCombo } from './shortcut'

export interface Shortcut {
  /** One or more combinations: `['j', 'ArrowDown']`. */
  readonly keys: readonly string[]
  readonly run: (event: KeyboardEvent) => void
  /** Works while typing too; for combinations with Ctrl or Alt and function keys. */
  readonly whileTyping?: boolean
  /** Leaves the key alone where it answers no: arrows scroll a text that has the focus. */
  readonly when?: (event: KeyboardEvent) => boolean
}

/** Listens for the whole window while the component is shown; the latest handlers are used without re-listening. */
export function useShortcuts(shortcuts: readonly Shortcut[], enabled = true): void {
  const current = useRef(shortcuts)
  current.current = shortcuts
  useEffect(() => {
    if (!enabled) return
    function onKeyDown(event: KeyboardEvent) {
      if (event.defaultPrevented || isComposing(event) || escapeOfDialog(event)) return
      const typing = isForSomethingElse(event.target)
      for (const shortcut of current.current) {
        if (typing && !shortcut.whileTyping) continue
        if (!shortcut.keys.some((combo) => matchesCombo(event, combo))) continue
        if (shortcut.when && !shortcut.when(event)) continue
        if ((event.key === 'Enter' || event.key === ' ') && isPressedByKey(event.target)) continue
        event.preventDefault()
        shortcut.run(event)
        return
      }
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [enabled])
}
