import { Input } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { GrowingText } from '../../../ui/forms/growing-text'

interface DraftTextProps {
  readonly id: string
  readonly value: string
  readonly long: boolean
  readonly readOnly: boolean
  readonly max?: number
  readonly label?: string
  readonly placeholder?: string
  readonly onChange: (text: string) => void
}

/**
 * A text of the draft. What the input method is composing stays in the field: it reaches the draft, and with it autosave,
 * undo and the page, only when the characters stand.
 */
export function DraftText({ id, value, long, readOnly, max, label, placeholder, onChange }: DraftTextProps) {
  const [text, setText] = useState(value)
  const composing = useRef(false)
  useEffect(() => {
    if (!composing.current) setText(value)
  }, [value])

  function take(next: string) {
    setText(next)
    if (!composing.current) onChange(next)
  }

  const shared = {
    id,
    value: text,
    readOnly,
    maxLength: max,
    placeholder,
    'aria-label': label,
    onCompositionStart: () => {
      composing.current = true
    },
    onCompositionEnd: (event: React.CompositionEvent<HTMLInputElement | HTMLTextAreaElement>) => {
      composing.current = false
      take(event.currentTarget.value)
    },
    onChange: (event: React.ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) => take(event.target.value),
  }
  return long ? <GrowingText {...shared} minRows={2} maxRows={24} /> : <Input {...shared} />
}
