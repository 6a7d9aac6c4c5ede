import { useShortcuts } from '../keyboard/use-shortcuts'
import type { ActiveRow } from './use-active-row'
import type { Selection } from './use-selection'

interface ListKeys<T> {
  readonly active: ActiveRow<T>
  readonly selection?: Selection
  readonly paneOpen: boolean
  readonly onOpen: (row: T) => void
  readonly onClosePane: () => void
  /** The keys 1 to 9. */
  readonly onDigit?: (digit: number) => void
}

const PAGE_STEP = 15
const digits = ['1', '2', '3', '4', '5', '6', '7', '8', '9']

function outsidePane(event: KeyboardEvent): boolean {
  return !(event.target instanceof Element && event.target.closest('[data-pane-body]'))
}

/** The keys of every list: J/K and arrows move, Enter opens, space selects, Esc closes the pane. */
export function useListKeys<T extends { readonly id: string }>({
  active,
  selection,
  paneOpen,
  onOpen,
  onClosePane,
  onDigit,
}: ListKeys<T>): void {
  useShortcuts([
    { keys: ['j'], run: () => active.moveBy(1) },
    { keys: ['k'], run: () => active.moveBy(-1) },
    { keys: ['ArrowDown'], when: outsidePane, run: () => active.moveBy(1) },
    { keys: ['ArrowUp'], when: outsidePane, run: () => active.moveBy(-1) },
    { keys: ['PageDown'], when: outsidePane, run: () => active.moveBy(PAGE_STEP) },
    { keys: ['PageUp'], when: outsidePane, run: () => active.moveBy(-PAGE_STEP) },
    { keys: ['Home'], when: outsidePane, run: () => active.moveTo(0) },
    { keys: ['End'], when: outsidePane, run: () => active.moveTo(Number.MAX_SAFE_INTEGER) },
    { keys: ['Enter'], run: () => active.row && onOpen(active.row) },
    { keys: [' ', 'x'], run: () => active.row && selection?.toggle(active.row.id) },
    {
      keys: ['Escape'],
      run: () => {
        if (selection && selection.ids.size > 0) selection.clear()
        else if (paneOpen) onClosePane()
      },
    },
    ...(onDigit ? [{ keys: digits, run: (event: KeyboardEvent) => onDigit(Number(event.key)) }] : []),
  ])
}
