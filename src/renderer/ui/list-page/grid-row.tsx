// biome-ignore-all lint/a11y/useSemanticElements: part of a grid whose rows are positioned freely
import styles from './data-grid.module.css'
import type { GridColumn } from './fit-columns'
import { listMessages } from './messages'

interface GridRowProps<T> {
  readonly id: string
  readonly index: number
  readonly top: number
  /** Undefined while its page is being read. */
  readonly row: T | undefined
  readonly columns: readonly GridColumn<T>[]
  readonly template: string
  readonly active: boolean
  /** Undefined where nothing can be selected. */
  readonly selected: boolean | undefined
  readonly onPress: (shift: boolean) => void
  readonly onToggle: () => void
  readonly onOpen: () => void
}

export function GridRow<T>({
  id,
  index,
  top,
  row,
  columns,
  template,
  active,
  selected,
  onPress,
  onToggle,
  onOpen,
}: GridRowProps<T>) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the page handles the keys of its list wherever focus is
    <div
      id={id}
      role="row"
      tabIndex={-1}
      aria-rowindex={index + 2}
      aria-selected={selected ?? active}
      aria-current={active ? 'true' : undefined}
      aria-busy={row === undefined}
      className={`${styles.row} ${active ? styles.active : ''} ${selected ? styles.selected : ''}`}
      style={{ gridTemplateColumns: template, transform: `translateY(${top}px)` }}
      onClick={(event) => onPress(event.shiftKey)}
      onDoubleClick={onOpen}
    >
      {selected !== undefined && (
        // biome-ignore lint/a11y/useKeyWithClickEvents: a wider target around the checkbox, which has the keys
        <div role="gridcell" tabIndex={-1} className={styles.check} onClick={(event) => event.stopPropagation()}>
          <input
            type="checkbox"
            tabIndex={-1}
            checked={selected}
            aria-label={listMessages.selectRow(index + 1)}
            onChange={onToggle}
          />
        </div>
      )}
      {columns.map((column) => (
        <div
          key={column.key}
          role="gridcell"
          tabIndex={-1}
          className={`${styles.cell} ${column.align === 'end' ? styles.end : ''}`}
        >
          {row === undefined ? <span className={styles.loading} /> : column.render(row)}
        </div>
      ))}
    </div>
  )
}
