// biome-ignore-all lint/a11y/useSemanticElements: part of a grid whose rows are positioned freely
import { memo, type PointerEvent } from 'react'
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
  /** The same object from draw to draw. */
  readonly handlers: RowHandlers
}

export interface RowHandlers {
  press(index: number, shift: boolean): void
  toggle(index: number): void
  open(index: number): void
}

/** Drawn again only when something of it changed: a list of them is refreshed twice a second while a sync runs. */
export const GridRow = memo(PlainGridRow) as typeof PlainGridRow

function PlainGridRow<T>({ id, index, top, row, columns, template, active, selected, handlers }: GridRowProps<T>) {
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
      // Shift chooses rows up to this one; the browser would mark their letters.
      onMouseDown={(event) => event.shiftKey && event.preventDefault()}
      onClick={(event) => handlers.press(index, event.shiftKey)}
      onDoubleClick={() => handlers.open(index)}
      onPointerOver={tellWhole}
    >
      {selected !== undefined && (
        // biome-ignore lint/a11y/useKeyWithClickEvents: a wider target around the checkbox, which has the keys
        <div role="gridcell" tabIndex={-1} className={styles.check} onClick={(event) => event.stopPropagation()}>
          <input
            type="checkbox"
            tabIndex={-1}
            checked={selected}
            aria-label={listMessages.selectRow(index + 1)}
            onChange={() => handlers.toggle(index)}
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

/** What the width of its column cuts is told whole under the mouse; measured then alone, for layout costs. */
function tellWhole({ target }: PointerEvent<HTMLElement>): void {
  const cell = (target as Element).closest<HTMLElement>('[role=gridcell]')
  if (!cell) return
  // The innermost: of a title over an excerpt only the line that is cut.
  const cut = [cell, ...cell.querySelectorAll('*')].filter((part) => part.scrollWidth > part.clientWidth).at(-1)
  if (cut) cell.title = cut.textContent ?? ''
  else cell.removeAttribute('title')
}
