import type { KeyboardEvent } from 'react'

/**
 * True while an input method composes: the Enter that takes a Chinese candidate must never submit or open anything.
 * 229 is what Chromium still reports for keys that the input method has eaten.
 */
export function isComposing(event: KeyboardEvent | globalThis.KeyboardEvent): boolean {
  const native = 'nativeEvent' in event ? event.nativeEvent : event
  return native.isComposing || native.keyCode === 229
}

/** Enter pressed by the officer himself, alone. */
export function isPlainEnter(event: KeyboardEvent): boolean {
  return event.key === 'Enter' && !event.shiftKey && !event.ctrlKey && !event.altKey && !isComposing(event)
}

/** Ctrl and Enter: submits whatever form they are pressed in, from any of its fields. */
export function isSubmitKey(event: KeyboardEvent): boolean {
  return event.key === 'Enter' && event.ctrlKey && !isComposing(event)
}

/** For a form's `onKeyDownCapture`: keeps Enter from submitting while composing. */
export function holdEnterWhileComposing(event: KeyboardEvent): void {
  if (event.key === 'Enter' && isComposing(event)) {
    event.preventDefault()
    event.stopPropagation()
  }
}
