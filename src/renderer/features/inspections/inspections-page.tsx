import { useNavigate, useSearch } from '@tanstack/react-router'
import { Button } from 'antd'
import { useMemo } from 'react'
import type { Inspection } from '#shared/domain/inspection'
import { useDesk, useInspections, useReference } from '../../data/hooks'
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
import { inspectionColumns } from './inspection-columns'
import { type InspectionSearch, inspectionViews, isInView, matches } from './inspection-search'
import { inspectionTexts as text } from './messages'
import { PlanDrawer } from './prepare/plan-drawer'

/** All inspections: those ahead and under way first. */
export function InspectionsPage() {
  const desk = useDesk()
  const ref = useReference()
  const search = useSearch({ from: '/inspections' })
  const navigate = useNavigate({ from: '/inspections' })
  const all = useInspections().value
  // What is under way first, then what is ahead; where there is neither, everything.
  const waiting = (['running', 'planned'] as const).find((each) => all?.some(({ status }) => status === each))
  const view = search.view ?? waiting ?? 'all'
  const question = JSON.stringify([view, search.q])
  const list = useWindowedList<Inspection>(
    question,
    async ({ offset, limit }) => {
      const rows = (await desk.inspections()).filter(
        (one) => isInView(one, view) && matches(one, search.q, ref.organ(one.organId)?.name ?? ''),
      )
      return { total: rows.length, offset, rows: rows.slice(offset, offset + limit), counts: {} }
    },
    ['inspections'],
  )
  const name = `inspections ${question}`
  const place = placeOf(name)
  const active = useActiveRow(list, { index: place?.activeIndex, id: place?.activeId })
  const columns = useMemo(() => inspectionColumns(ref), [ref])
  const change = (patch: Partial<InspectionSearch>) =>
    void navigate({ search: (before) => ({ ...before, ...patch }), replace: true })
  const open = (row: Inspection) =>
    void navigate({ to: '/inspections/$inspectionId', params: { inspectionId: row.id } })
  useListKeys({ active, paneOpen: false, onOpen: open, onClosePane: () => undefined })

  return (
    <ListPage
      title={text.title}
      views={
        <ViewTabs
          views={inspectionViews.map((key) => ({
            key,
            label: text.views[key],
            ...(all ? { count: all.filter((one) => isInView(one, key)).length } : {}),
          }))}
          current={view}
          onChange={(key) => change({ view: key as NonNullable<InspectionSearch['view']> })}
        />
      }
      actions={
        <Button type="primary" onClick={() => change({ case: '' })}>
          {text.plan}
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
      {search.case !== undefined && <PlanDrawer caseId={search.case} onClose={() => change({ case: undefined })} />}
    </ListPage>
  )
}
