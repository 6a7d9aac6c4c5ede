import type { ReactNode } from 'react'
import type { Topic } from '../../data/desk-worker-api'
import { EmptyState } from '../feedback/empty-state'
import { DataGrid } from './data-grid'
import { FilterEnd } from './filter-end'
import type { GridColumn } from './fit-columns'
import { KeyHints } from './key-hints'
import { placeOf } from './list-memory'
import { ListPage } from './list-page'
import { ListSearch } from './list-search'
import { listMessages } from './messages'
import { useActiveRow } from './use-active-row'
import { useListKeys } from './use-list-keys'
import { useWindowedList } from './use-windowed-list'

export interface ShortListTexts {
  readonly title: string
  /** What the search looks through. */
  readonly search: string
  readonly hintMove: string
  readonly hintOpen: string
  readonly emptyTitle: string
  readonly emptyText: string
}

interface ShortListPageProps<T extends { readonly id: string }> {
  /** Of the list and of what is asked of it: for its memory, and to know when the answer is another. */
  readonly name: string
  readonly text: ShortListTexts
  readonly topics: readonly Topic[]
  /** Rows that match view and words, in their order; asked again whenever one of the topics changed. */
  readonly load: () => Promise<readonly T[]>
  readonly columns: readonly GridColumn<T>[]
  readonly views: ReactNode
  readonly actions?: ReactNode
  /** Beside the search by words. */
  readonly filters?: ReactNode
  /** Whether one of those is set, and what takes them back with the words. */
  readonly filtered?: boolean
  readonly onClear?: () => void
  readonly words: string | undefined
  readonly onWords: (words: string | undefined) => void
  readonly onOpen: (row: T) => void
  /** Drawers over the list. */
  readonly children?: ReactNode
}

/** A list that is short enough to be read as a whole: views, a search, a row opened by Enter. */
export function ShortListPage<T extends { readonly id: string }>(props: ShortListPageProps<T>) {
  const { name, text, topics, load, columns, views, actions, filters, words, onWords, onOpen, children } = props
  const narrowed = Boolean(words) || (props.filtered ?? false)
  const clear = props.onClear ?? (() => onWords(undefined))
  const list = useWindowedList<T>(
    name,
    async ({ offset, limit }) => {
      const rows = await load()
      return { total: rows.length, offset, rows: rows.slice(offset, offset + limit), counts: {} }
    },
    topics,
  )
  const place = placeOf(name)
  const active = useActiveRow(list, { index: place?.activeIndex, id: place?.activeId })
  useListKeys({ active, paneOpen: false, onOpen, onClosePane: () => undefined })
  return (
    <ListPage
      title={text.title}
      views={views}
      actions={actions}
      filters={
        <>
          <ListSearch label={text.search} value={words} onSearch={onWords} />
          {filters}
          <FilterEnd total={list.total} filtered={narrowed} onClear={clear} />
        </>
      }
      hint={
        <KeyHints
          hints={[
            ['J K', text.hintMove],
            ['Enter', text.hintOpen],
          ]}
        />
      }
    >
      {list.total === 0 ? (
        <EmptyState title={narrowed ? listMessages.nothingMatches : text.emptyTitle}>
          {narrowed ? listMessages.nothingMatchesTodo : text.emptyText}
        </EmptyState>
      ) : (
        <DataGrid
          key={name}
          name={name}
          label={text.title}
          list={list}
          columns={columns}
          active={active}
          onOpen={onOpen}
          onSort={() => undefined}
        />
      )}
      {children}
    </ListPage>
  )
}
