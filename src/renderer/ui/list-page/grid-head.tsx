// biome-ignore-all lint/a11y/useSemanticElements: part of a grid whose rows are positioned freely
import styles from './data-grid.module.css'
import type { GridColumn } from './fit-columns'
import { listMessages } from './messages'

export interface GridSort {
  readonly by: string
  readonly descending: boolean
}

interface GridHeadProps<T> {
  readonly columns: readonly GridColumn<T>[]
  readonly template: string
  readonly withCheck: boolean
  readonly sort?: GridSort
  readonly onSort: (sort: GridSort | undefined) => void
}

export function GridHead<T>({ columns, template, withCheck, sort, onSort }: GridHeadProps<T>) {
  return (
    <div role="rowgroup" className={styles.head}>
      <div
        role="row"
        tabIndex={-1}
        aria-rowindex={1}
        className={styles.headRow}
        style={{ gridTemplateColumns: template }}
      >
        {withCheck && (
          <div role="columnheader" tabIndex={-1} className={styles.headCell}>
            <span className="visually-hidden">{listMessages.select}</span>
          </div>
        )}
        {columns.map((column) => {
          const sorted = sort && column.sortBy === sort.by ? sort : undefined
          return (
            <div
              key={column.key}
              role="columnheader"
              tabIndex={-1}
              aria-sort={sorted ? (sorted.descending ? 'descending' : 'ascending') : undefined}
              className={`${styles.headCell} ${column.align === 'end' ? styles.end : ''}`}
            >
              {column.sortBy ? (
                <button
                  type="button"
                  className={`${styles.sort} ${sorted ? styles.sorted : ''}`}
                  title={listMessages.sortBy(column.title)}
                  onClick={() => onSort(nextSort(column.sortBy ?? '', sorted))}
                >
                  {column.title}
                  <span aria-hidden="true" className={styles.arrow}>
                    {sorted ? (sorted.descending ? '↓' : '↑') : '↕'}
                  </span>
                </button>
              ) : (
                column.title
              )}
            </div>
          )
        })}
      </div>
    </div>
  )
}

/** Descending first (the newest, the highest), then ascending, then as the list comes. */
function nextSort(by: string, sorted: GridSort | undefined): GridSort | undefined {
  if (!sorted) return { by, descending: true }
  return sorted.descending ? { by, descending: false } : undefined
}
