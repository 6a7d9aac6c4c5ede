// biome-ignore-all lint/a11y/useSemanticElements: rows are positioned freely, which a table element cannot hold
import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useId, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { reasonOf } from '../feedback/reason-of'
import { isPressedByKey } from '../keyboard/shortcut'
import styles from './data-grid.module.css'
import { fitColumns, type GridColumn, gridTemplate } from './fit-columns'
import { GridHead, type GridSort } from './grid-head'
import { GridRow, type RowHandlers } from './grid-row'
import { placeOf, rememberPlace } from './list-memory'
import { listMessages } from './messages'
import type { ActiveRow } from './use-active-row'
import type { Selection } from './use-selection'
import type { WindowedList } from './windowed-list'

const ROW_HEIGHT = 36
const CHECK_WIDTH = 40
/** The sticky head with its line: rows begin below it, and none may be scrolled under it. */
const HEAD_HEIGHT = ROW_HEIGHT + 1

interface DataGridProps<T extends { readonly id: string }> {
  /** Name of the list, for its memory and for screen readers. */
  readonly name: string
  readonly label: string
  readonly list: WindowedList<T>
  readonly columns: readonly GridColumn<T>[]
  readonly active: ActiveRow<T>
  readonly onOpen: (row: T) => void
  /** A row was clicked: it is active now. */
  readonly onPress?: () => void
  readonly selection?: Selection
  readonly sort?: GridSort
  readonly onSort: (sort: GridSort | undefined) => void
}

/** Rows of 36 px, drawn as far as they are seen; keys are handled by the page, so that they work wherever focus is. */
export function DataGrid<T extends { readonly id: string }>({
  name,
  label,
  list,
  columns,
  active,
  onOpen,
  onPress,
  selection,
  sort,
  onSort,
}: DataGridProps<T>) {
  const scroller = useRef<HTMLDivElement>(null)
  const base = useId()
  const [width, setWidth] = useState(0)
  useLayoutEffect(() => {
    const element = scroller.current
    if (!element) return
    const observer = new ResizeObserver(() => setWidth(element.clientWidth))
    observer.observe(element)
    setWidth(element.clientWidth)
    return () => observer.disconnect()
  }, [])

  const remembered = placeOf(name)
  const total = list.total ?? remembered?.total ?? 0
  const virtual = useVirtualizer({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 10,
    scrollMargin: HEAD_HEIGHT,
    scrollPaddingStart: HEAD_HEIGHT,
    initialOffset: remembered?.scrollTop ?? 0,
  })
  const items = virtual.getVirtualItems()
  const first = items[0]?.index ?? 0
  const last = items.at(-1)?.index ?? 0
  useEffect(() => list.ensure(first, last), [list, first, last])
  useActiveInView(virtual, scroller, active.index)
  useFocusOnArrival(scroller)
  useRememberedPlace(name, scroller, total, active)

  const room = width - (selection ? CHECK_WIDTH : 0)
  const shown = useMemo(() => fitColumns(columns, room), [columns, room])
  const handlers = useLatestHandlers({
    press: pressRow,
    toggle: (index) => {
      const row = list.rowAt(index)
      if (row) selection?.toggle(row.id)
    },
    open: (index) => {
      const row = list.rowAt(index)
      if (row) onOpen(row)
    },
  })
  const template = `${selection ? `${CHECK_WIDTH}px ` : ''}${gridTemplate(shown)}`
  return (
    <div
      ref={scroller}
      className={styles.scroller}
      role="grid"
      tabIndex={0}
      aria-label={label}
      aria-rowcount={total + 1}
      aria-multiselectable={selection ? true : undefined}
      aria-busy={list.total === undefined}
      aria-activedescendant={active.index === undefined ? undefined : `${base}-${active.index}`}
    >
      <GridHead columns={shown} template={template} withCheck={selection !== undefined} sort={sort} onSort={onSort} />
      <div role="rowgroup" className={styles.body} style={{ height: virtual.getTotalSize() }}>
        {items.map((item) => {
          const row = list.rowAt(item.index)
          return (
            <GridRow
              key={item.index}
              id={`${base}-${item.index}`}
              index={item.index}
              top={item.start - HEAD_HEIGHT}
              row={row}
              columns={shown}
              template={template}
              active={active.index === item.index}
              selected={selection ? row !== undefined && selection.ids.has(row.id) : undefined}
              handlers={handlers}
            />
          )
        })}
      </div>
      {list.failed !== undefined && (
        <p className={styles.failed} role="alert">
          {reasonOf(list.failed) ?? listMessages.failed}
        </p>
      )}
    </div>
  )

  function pressRow(index: number, shift: boolean) {
    if (shift && selection && active.index !== undefined) {
      const [from, to] = active.index < index ? [active.index, index] : [index, active.index]
      const ids = Array.from({ length: to - from + 1 }, (_, i) => list.rowAt(from + i)?.id)
      selection.extend(ids.filter((id) => id !== undefined))
    }
    active.moveTo(index)
    onPress?.()
  }
}

/** One object for all draws that always calls the handlers of the latest. */
function useLatestHandlers(handlers: RowHandlers): RowHandlers {
  const latest = useRef(handlers)
  latest.current = handlers
  return useMemo(
    () => ({
      press: (index, shift) => latest.current.press(index, shift),
      toggle: (index) => latest.current.toggle(index),
      open: (index) => latest.current.open(index),
    }),
    [],
  )
}

type Scroller = React.RefObject<HTMLDivElement | null>

function useActiveInView(
  virtual: { scrollToIndex(index: number, o: { align: 'auto' }): void },
  scroller: Scroller,
  index?: number,
) {
  const before = useRef(index)
  useEffect(() => {
    if (index !== undefined && index !== before.current) {
      virtual.scrollToIndex(index, { align: 'auto' })
      // A key that moved through the list left the focus on the link or button used before: Enter must open the row.
      if (isPressedByKey(document.activeElement)) focusQuietly(scroller)
    }
    before.current = index
  }, [virtual, scroller, index])
}

/** Coming from the navigation, the keys belong to the list; a field somebody types in keeps the focus. */
function useFocusOnArrival(scroller: Scroller) {
  useEffect(() => {
    const { activeElement } = document
    if (activeElement === document.body || activeElement?.closest('nav')) focusQuietly(scroller)
  }, [scroller])
}

function focusQuietly(scroller: Scroller) {
  scroller.current?.focus({ preventScroll: true })
}

function useRememberedPlace<T extends { readonly id: string }>(
  name: string,
  scroller: Scroller,
  total: number,
  active: ActiveRow<T>,
): void {
  const latest = useRef({ total, active })
  latest.current = { total, active }
  useEffect(() => {
    const element = scroller.current
    return () => {
      const { active: at, total: rows } = latest.current
      rememberPlace(name, {
        scrollTop: element?.scrollTop ?? 0,
        total: rows,
        activeIndex: at.index,
        activeId: at.row?.id,
      })
    }
  }, [name, scroller])
}
