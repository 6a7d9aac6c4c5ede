import { useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import { historyOf, type InboxItem, inboxItems } from '#shared/domain/department-inbox'
import { useDesk, useReference } from '../../data/hooks'
import { EmptyState } from '../../ui/feedback/empty-state'
import { DataGrid } from '../../ui/list-page/data-grid'
import { FilterEnd } from '../../ui/list-page/filter-end'
import { KeyHints } from '../../ui/list-page/key-hints'
import { placeOf } from '../../ui/list-page/list-memory'
import { ListPage } from '../../ui/list-page/list-page'
import { ListSearch } from '../../ui/list-page/list-search'
import { listMessages } from '../../ui/list-page/messages'
import { useActiveRow } from '../../ui/list-page/use-active-row'
import { useListKeys } from '../../ui/list-page/use-list-keys'
import { useWindowedList } from '../../ui/list-page/use-windowed-list'
import { ViewTabs } from '../../ui/list-page/view-tabs'
import page from '../../ui/sections/subject-page.module.css'
import { useNow } from '../../ui/time/use-now'
import { ContactsButton } from './contacts-button'
import { inboxColumns } from './inbox-columns'
import { type InboxSearch, type InboxView, inboxViews, isInView, matches } from './inbox-search'
import { departmentTexts as text } from './messages'
import { useInbox } from './use-inbox'

/** What is addressed to the department, with its three clocks. */
export function InboxPage() {
  const desk = useDesk()
  const ref = useReference()
  const now = useNow()
  const search = useSearch({ from: '/inbox' })
  const navigate = useNavigate({ from: '/inbox' })
  const { items } = useInbox()
  const view: InboxView = search.view ?? 'todo'
  const question = JSON.stringify([view, search.q])
  const list = useWindowedList<InboxItem>(
    question,
    async ({ offset, limit }) => {
      const all = inboxItems(await desk.departmentInbox(), ref.calendar)
      const rows = all.filter((one) => isInView(one, view) && matches(one, search.q))
      return { total: rows.length, offset, rows: rows.slice(offset, offset + limit), counts: {} }
    },
    ['supervision', 'documents', 'reference'],
  )
  const name = `inbox ${question}`
  const place = placeOf(name)
  const active = useActiveRow(list, { index: place?.activeIndex, id: place?.activeId })
  const columns = useMemo(() => inboxColumns(ref), [ref])
  const change = (patch: Partial<InboxSearch>) =>
    void navigate({ search: (before) => ({ ...before, ...patch }), replace: true })
  const open = (row: InboxItem) => void navigate({ to: '/inbox/$matterId', params: { matterId: row.id } })
  useListKeys({ active, paneOpen: false, onOpen: open, onClosePane: () => undefined })

  return (
    <ListPage
      title={text.title}
      views={
        <ViewTabs
          views={inboxViews.map((key) => ({
            key,
            label: text.views[key],
            ...(items ? { count: items.filter((one) => isInView(one, key)).length } : {}),
          }))}
          current={view}
          onChange={(key) => change({ view: key as InboxView })}
        />
      }
      actions={
        <>
          {items && <span className={page.muted}>{text.history(historyOf(items, now))}</span>}
          <ContactsButton />
        </>
      }
      filters={
        <>
          <ListSearch label={text.search} value={search.q} onSearch={(q) => change({ q })} />
          <FilterEnd total={list.total} filtered={Boolean(search.q)} onClear={() => change({ q: undefined })} />
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
        <EmptyState title={search.q ? listMessages.nothingMatches : text.emptyTitle}>
          {search.q ? listMessages.nothingMatchesTodo : text.emptyText}
        </EmptyState>
      ) : (
        <DataGrid
          key={name}
          name={name}
          label={text.title}
          list={list}
          columns={columns}
          active={active}
          onOpen={open}
          onSort={() => undefined}
        />
      )}
    </ListPage>
  )
}
