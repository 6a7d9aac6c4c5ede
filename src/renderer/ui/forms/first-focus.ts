import { type RefCallback, useCallback, useRef } from 'react'

/**
 * For the field where the hand starts in a dialog. `autoFocus` comes too early there: the dialog is not in the page yet,
 * and antd's hold on the focus then takes the cross, on which Enter gives up what was to be sent.
 */
export function useFirstFocus<T extends { focus(): void }>(): RefCallback<T> {
  // Fields hand out a new handle at each drawing; the focus is given once.
  const given = useRef(false)
  return useCallback((field) => {
    if (!field || given.current) return
    given.current = true
    requestAnimationFrame(() => field.focus())
  }, [])
}
