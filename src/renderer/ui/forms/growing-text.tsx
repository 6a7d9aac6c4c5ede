import { Input } from 'antd'
import type { TextAreaProps, TextAreaRef } from 'antd/es/input/TextArea'
import { useLayoutEffect, useRef } from 'react'
import styles from './forms.module.css'

interface GrowingTextProps extends Omit<TextAreaProps, 'autoSize' | 'rows'> {
  readonly minRows?: number
  readonly maxRows?: number
}

const LINE = 22
/** Padding and border of antd's text area in the compact size. */
const EDGES = 6

/** Chromium grows a field by its content since version 123. */
const growsByItself = typeof CSS !== 'undefined' && CSS.supports('field-sizing', 'content')

/**
 * A text of several lines that grows with what is typed. antd's own `autoSize` measures with a style attribute, which the
 * security policy refuses.
 */
export function GrowingText({ minRows = 3, maxRows = 12, className = '', ...props }: GrowingTextProps) {
  const area = useRef<TextAreaRef>(null)
  const least = minRows * LINE + EDGES
  const most = maxRows * LINE + EDGES
  // biome-ignore lint/correctness/useExhaustiveDependencies: the height follows the text
  useLayoutEffect(() => {
    const element = area.current?.resizableTextArea?.textArea
    if (growsByItself || !element) return
    element.style.height = `${least}px`
    element.style.height = `${Math.min(most, Math.max(least, element.scrollHeight + 2))}px`
  }, [props.value, least, most])
  return (
    <Input.TextArea
      {...props}
      ref={area}
      rows={minRows}
      className={`${styles.growing} ${className}`}
      style={{ minHeight: least, maxHeight: most }}
    />
  )
}
