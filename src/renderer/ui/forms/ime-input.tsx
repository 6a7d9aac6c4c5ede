import { Input, type InputProps, type InputRef } from 'antd'
import { type Ref, useEffect, useRef } from 'react'
import { isPlainEnter } from './ime'

interface ImeInputProps extends Omit<InputProps, 'value' | 'onChange' | 'onPressEnter' | 'ref'> {
  /** Called with the text once typing rests, never in the middle of a composition. */
  readonly onCommit: (text: string) => void
  readonly onEnter?: (text: string) => void
  /** How long typing must rest, in milliseconds. */
  readonly delay?: number
  readonly inputRef?: Ref<InputRef>
}

/**
 * A text field that React does not control: controlled inputs break Chinese input methods (react#3926). A new text from
 * outside is given by changing `key`.
 */
export function ImeInput({ onCommit, onEnter, delay = 250, inputRef, ...input }: ImeInputProps) {
  const timer = useRef<number>(undefined)
  const composing = useRef(false)
  useEffect(() => () => window.clearTimeout(timer.current), [])

  function commitSoon(text: string, wait: number) {
    window.clearTimeout(timer.current)
    timer.current = window.setTimeout(() => onCommit(text), wait)
  }

  return (
    <Input
      {...input}
      ref={inputRef}
      onCompositionStart={() => {
        composing.current = true
        window.clearTimeout(timer.current)
      }}
      onCompositionEnd={(event) => {
        composing.current = false
        commitSoon(event.currentTarget.value, delay)
      }}
      onChange={(event) => {
        if (!composing.current) commitSoon(event.target.value, event.target.value === '' ? 0 : delay)
      }}
      onKeyDown={(event) => {
        input.onKeyDown?.(event)
        if (!isPlainEnter(event)) return
        window.clearTimeout(timer.current)
        onCommit(event.currentTarget.value)
        onEnter?.(event.currentTarget.value)
      }}
    />
  )
}
