import type { ReactNode } from 'react'

export interface GridColumn<T> {
  readonly key: string
  readonly title: string
  /** Least width in pixels; what is left over goes to the columns with `grow`. */
  readonly width: number
  readonly grow?: number
  readonly align?: 'end'
  /** Name to sort by; a column without it cannot be sorted. */
  readonly sortBy?: string
  /** 0 always stays; the highest goes first where the table is narrow. */
  readonly rank?: number
  readonly render: (row: T) => ReactNode
}

/** Leaves out the least important columns until the rest fits, so that no list needs sideways scrolling. */
export function fitColumns<T>(columns: readonly GridColumn<T>[], width: number): GridColumn<T>[] {
  const kept = [...columns]
  while (kept.reduce((sum, column) => sum + column.width, 0) > width) {
    const worst = kept.reduce((a, b) => ((b.rank ?? 0) >= (a.rank ?? 0) ? b : a))
    if ((worst.rank ?? 0) === 0) break
    kept.splice(kept.indexOf(worst), 1)
  }
  return kept
}

export function gridTemplate<T>(columns: readonly GridColumn<T>[]): string {
  return columns.map(({ width, grow }) => (grow ? `minmax(${width}px, ${grow}fr)` : `${width}px`)).join(' ')
}
