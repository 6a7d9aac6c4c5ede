import { useNavigate, useSearch } from '@tanstack/react-router'
import { Segmented } from 'antd'
import { useEffect, useMemo, useState } from 'react'
import type { OrderColumns } from '../../data/desk-worker-api'
import { useDesk, useReference } from '../../data/hooks'
import { EmptyState } from '../../ui/feedback/empty-state'
import { DataGrid } from '../../ui/list-page/data-grid'
import { KeyHints } from '../../ui/list-page/key-hints'
import { placeOf } from '../../ui/list-page/list-memory'
import { ListPage } from '../../ui/list-page/list-page'
import { useActiveRow } from '../../ui/list-page/use-active-row'
import { useListKeys } from '../../ui/list-page/use-list-keys'
import { useWindowedList } from '../../ui/list-page/use-windowed-list'
import { DepartmentDisputes } from './department-disputes'
import { type HotlineOrderSearch, type HotlineView, hotlineViews } from './hotline-search'
import { HotlineTabs } from './hotline-tabs'
import { hotlineTexts, orderTexts as text } from './messages'
import { orderColumns } from './order-columns'
import { OrderFilters } from './order-filters'
import { OrderPane } from './order-pane'
import { orderQuery } from './order-query'

/** The hotline's own orders, as the server lists them: found, read, dispatched, referred, answered. */
export function HotlineOrdersPage() {
  const desk = useDesk()
  const ref = useReference()
  const search = useSearch({ from: '/hotline/orders' })
  const navigate = useNavigate({ from: '/hotline/orders' })
  const query = orderQuery(search)
  const name = `hotline orders ${JSON.stringify(query)}`
  const list = useWindowedList<OrderColumns>(name, (range) => desk.hotlineOrders({ ...query, ...range }), [
    'orders',
    'cases',
  ])
  const place = placeOf(name)
  const active = useActiveRow(list, { index: place?.activeIndex, id: place?.activeId })
  const columns = useMemo(() => orderColumns(ref), [ref])
  const change = (patch: Partial<HotlineOrderSearch>) =>
    void navigate({ search: (before) => ({ ...before, ...patch }), replace: true })
  const [closed, setClosed] = useState(false)
  const activeId = active.row?.id
  // biome-ignore lint/correctness/useExhaustiveDependencies: moving on in the list ends the visit of a linked order
  useEffect(() => {
    if (search.order && activeId && activeId !== search.order && place) change({ order: undefined })
  }, [activeId])
  const shown = closed ? undefined : (search.order ?? activeId)
  const open = () => setClosed(false)
  const close = () => {
    setClosed(true)
    if (search.order) change({ order: undefined })
  }
  useListKeys({ active, paneOpen: shown !== undefined, onOpen: open, onClosePane: close })

  return (
    <ListPage
      title={text.title}
      views={<HotlineTabs current="orders" />}
      actions={
        <>
          <DepartmentDisputes />
          <Segmented<HotlineView>
            aria-label={text.title}
            options={hotlineViews.map((value) => ({ value, label: text.views[value] }))}
            value={search.view ?? 'all'}
            onChange={(view) => change({ view: view === 'all' ? undefined : view, order: undefined })}
          />
        </>
      }
      filters={<OrderFilters search={search} total={list.total} more={list.more} onChange={change} />}
      pane={shown && <OrderPane key={shown} orderId={shown} onClose={close} />}
      hint={
        <KeyHints
          hints={[
            ['J K', hotlineTexts.hintMove],
            ['Enter', hotlineTexts.hintOpen],
          ]}
        />
      }
    >
      {list.total === 0 ? (
        <EmptyState title={text.emptyTitle}>{text.emptyText}</EmptyState>
      ) : (
        <DataGrid
          key={name}
          name={name}
          label={text.title}
          list={list}
          columns={columns}
          active={active}
          onOpen={open}
          onPress={open}
          {...(search.sort ? { sort: { by: search.sort, descending: !search.up } } : {})}
          onSort={(sort) =>
            change({ sort: sort?.by as HotlineOrderSearch['sort'], up: sort && !sort.descending ? true : undefined })
          }
        />
      )}
    </ListPage>
  )
}
