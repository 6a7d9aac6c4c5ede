import { Checkbox } from 'antd'
import styles from './sharing.module.css'

interface TickListProps<T extends string> {
  readonly names: readonly T[]
  readonly titleOf: (name: T) => string
  /** Ticked with the first of the others. */
  readonly needed: readonly T[]
  readonly value?: readonly T[]
  readonly onChange?: (value: T[]) => void
}

/** Fields of an agreement, in their own sequence whatever they are ticked in. */
export function TickList<T extends string>({ names, titleOf, needed, value = [], onChange }: TickListProps<T>) {
  return (
    <Checkbox.Group<T>
      className={styles.tick}
      value={[...value]}
      options={names.map((name) => ({ value: name, label: titleOf(name) }))}
      onChange={(next) => {
        const added = next.length > value.length
        onChange?.(names.filter((name) => next.includes(name) || (added && needed.includes(name))))
      }}
    />
  )
}
