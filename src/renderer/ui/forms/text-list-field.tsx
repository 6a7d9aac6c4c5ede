import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Input, type InputRef } from 'antd'
import { useEffect, useRef } from 'react'
import { fieldMessages as text } from './field-messages'
import styles from './forms.module.css'
import { isPlainEnter } from './ime'

interface TextListFieldProps {
  readonly value?: readonly string[]
  readonly onChange?: (value: string[]) => void
  readonly id?: string
  readonly label?: string
  readonly addText?: string
  readonly maxLength?: number
  readonly disabled?: boolean
}

/** Short texts one under the other: Enter begins the next, Backspace in an empty one takes it away. */
export function TextListField({ value = [], onChange, id, label, addText, maxLength, disabled }: TextListFieldProps) {
  const inputs = useRef<(InputRef | null)[]>([])
  const wanted = useRef<number>(undefined)
  useEffect(() => {
    if (wanted.current === undefined) return
    inputs.current[wanted.current]?.focus()
    wanted.current = undefined
  })

  function change(next: string[], focus?: number) {
    wanted.current = focus
    onChange?.(next)
  }

  const without = (index: number) => value.filter((_item, at) => at !== index)

  return (
    <div id={id}>
      {value.map((item, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: texts may repeat and have no other identity
        <div key={index} className={styles.listRow}>
          <Input
            ref={(input) => {
              inputs.current[index] = input
            }}
            value={item}
            disabled={disabled}
            maxLength={maxLength}
            aria-label={`${label ?? ''}${index + 1}`}
            onChange={(event) => change(value.map((other, at) => (at === index ? event.target.value : other)))}
            onKeyDown={(event) => {
              if (isPlainEnter(event)) {
                event.preventDefault()
                change([...value.slice(0, index + 1), '', ...value.slice(index + 1)], index + 1)
              } else if (event.key === 'Backspace' && item === '' && value.length > 1) {
                event.preventDefault()
                change(without(index), Math.max(0, index - 1))
              }
            }}
          />
          {!disabled && (
            <Button
              type="text"
              icon={<DeleteOutlined aria-hidden />}
              aria-label={text.removeItem(index + 1)}
              onClick={() => change(without(index))}
            />
          )}
        </div>
      ))}
      {!disabled && (
        <Button type="dashed" icon={<PlusOutlined aria-hidden />} onClick={() => change([...value, ''], value.length)}>
          {addText ?? text.addItem}
        </Button>
      )}
    </div>
  )
}
