import { useNavigate, useSearch } from '@tanstack/react-router'
import { Button } from 'antd'
import { useMemo } from 'react'
import type { Consultation } from '#shared/domain/consultation'
import { useConsultations, useDesk, useReference } from '../../data/hooks'
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
import { consultationColumns } from './consultation-columns'
import { type ConsultationSearch, type ConsultationView, isInView, matches } from './consultation-search'
import { ConveneDrawer } from './convene-drawer'
import { consultationTexts as text } from './messages'

const views = ['convened', 'held', 'ended', 'all'] as const

/** All meetings: those ahead first, and what of the past still waits to be carried out. */
export function ConsultationsPage() {
  const desk = useDesk()
  const ref = useReference()
  const search = useSearch({ from: '/consultations' })
  const navigate = useNavigate({ from: '/consultations' })
  const all = useConsultations().value
  const view: ConsultationView = search.view ?? 'convened'
  const question = JSON.stringify([view, search.q])
  const list = useWindowedList<Consultation>(
    question,
    async ({ offset, limit }) => {
      const rows = (await desk.consultations()).filter((one) => isInView(one, view) && matches(one, search.q))
      return { total: rows.length, offset, rows: rows.slice(offset, offset + limit), counts: {} }
    },
    ['consultations'],
  )
  const name = `consultations ${question}`
  const place = placeOf(name)
  const active = useActiveRow(list, { index: place?.activeIndex, id: place?.activeId })
  const columns = useMemo(() => consultationColumns(ref), [ref])
  const change = (patch: Partial<ConsultationSearch>) =>
    void navigate({ search: (before) => ({ ...before, ...patch }), replace: true })
  const open = (row: Consultation) =>
    void navigate({ to: '/consultations/$consultationId', params: { consultationId: row.id } })
  useListKeys({ active, paneOpen: false, onOpen: open, onClosePane: () => undefined })

  return (
    <ListPage
      title={text.title}
      views={
        <ViewTabs
          views={views.map((key) => ({
            key,
            label: text.views[key],
            ...(all ? { count: all.filter((one) => isInView(one, key)).length } : {}),
          }))}
          current={view}
          onChange={(key) => change({ view: key as ConsultationView })}
        />
      }
      actions={
        <Button type="primary" onClick={() => change({ case: '' })}>
          {text.convene}
        </Button>
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
      {search.case !== undefined && <ConveneDrawer caseId={search.case} onClose={() => change({ case: undefined })} />}
    </ListPage>
  )
}
