import { SearchOutlined } from '@ant-design/icons'
import type { InputRef } from 'antd'
import { useRef } from 'react'
import { ImeInput } from '../forms/ime-input'
import { useShortcuts } from '../keyboard/use-shortcuts'
import styles from './list-page.module.css'

interface ListSearchProps {
  readonly label: string
  readonly value: string | undefined
  readonly onSearch: (words: string | undefined) => void
}

/** Text search of a list; `/` goes there, Esc back to the rows. */
export function ListSearch({ label, value, onSearch }: ListSearchProps) {
  const input = useRef<InputRef>(null)
  const typed = useRef(value)
  // Cleared from outside (清除筛选): a new key starts the uncontrolled field afresh.
  const outside = value !== typed.current
  const generation = useRef(0)
  if (outside) {
    generation.current += 1
    typed.current = value
  }
  useShortcuts([{ keys: ['/'], run: () => input.current?.focus({ cursor: 'all' }) }])
  return (
    <ImeInput
      key={generation.current}
      inputRef={input}
      className={styles.filterSearch}
      prefix={<SearchOutlined aria-hidden="true" />}
      placeholder={label}
      aria-label={label}
      allowClear
      maxLength={60}
      defaultValue={value}
      onKeyDown={(event) => {
        if (event.key === 'Escape') input.current?.blur()
      }}
      onCommit={(words) => {
        const next = words.trim() || undefined
        typed.current = next
        if (next !== value) onSearch(next)
      }}
    />
  )
}
