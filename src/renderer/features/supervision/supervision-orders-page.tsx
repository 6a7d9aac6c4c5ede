import { useNavigate, useSearch } from '@tanstack/react-router'
import { Button } from 'antd'
import { useMemo } from 'react'
import { byUrgency, type SupervisionOrder } from '#shared/domain/supervision-order'
import { useDesk, useReference, useSession, useSupervisionOrders } from '../../data/hooks'
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
import { useNow } from '../../ui/time/use-now'
import { supervisionTexts as text } from './messages'
import { RegisterDrawer } from './register-drawer'
import { supervisionColumns } from './supervision-columns'
import { isInView, matches, type OrderView, orderViews, type SupervisionSearch } from './supervision-search'

/** All that is pressed for, what is overdue first. */
export function SupervisionOrdersPage() {
  const desk = useDesk()
  const ref = useReference()
  const { roles } = useSession()
  const now = useNow()
  const search = useSearch({ from: '/supervision' })
  const navigate = useNavigate({ from: '/supervision' })
  const all = useSupervisionOrders().value
  const view: OrderView = search.view ?? 'open'
  const question = JSON.stringify([view, search.q])
  const list = useWindowedList<SupervisionOrder>(
    question,
    async ({ offset, limit }) => {
      const moment = new Date()
      const rows = (await desk.supervisionOrders())
        .filter((one) => isInView(one, view, moment) && matches(one, search.q))
        .sort(byUrgency(moment))
      return { total: rows.length, offset, rows: rows.slice(offset, offset + limit), counts: {} }
    },
    ['supervision'],
  )
  const name = `supervision ${question}`
  const place = placeOf(name)
  const active = useActiveRow(list, { index: place?.activeIndex, id: place?.activeId })
  const columns = useMemo(() => supervisionColumns(ref, now), [ref, now])
  const change = (patch: Partial<SupervisionSearch>) =>
    void navigate({ search: (before) => ({ ...before, ...patch }), replace: true })
  const open = (row: SupervisionOrder) =>
    void navigate({ to: '/supervision/$supervisionOrderId', params: { supervisionOrderId: row.id } })
  useListKeys({ active, paneOpen: false, onOpen: open, onClosePane: () => undefined })
  const registering = search.case !== undefined || search.order !== undefined

  return (
    <ListPage
      title={text.title}
      views={
        <ViewTabs
          views={orderViews.map((key) => ({
            key,
            label: text.views[key],
            ...(all ? { count: all.filter((one) => isInView(one, key, now)).length } : {}),
          }))}
          current={view}
          onChange={(key) => change({ view: key as OrderView })}
        />
      }
      actions={
        <>
          <Button onClick={() => void navigate({ to: '/supervision/callbacks' })}>{text.callbacks}</Button>
          {roles.includes('officer') && (
            <Button type="primary" onClick={() => change({ case: '' })}>
              {text.register}
            </Button>
          )}
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
      {registering && (
        <RegisterDrawer
          caseId={search.case ?? ''}
          workOrderId={search.order ?? ''}
          onClose={() => change({ case: undefined, order: undefined })}
        />
      )}
    </ListPage>
  )
}
