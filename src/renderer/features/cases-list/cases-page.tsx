import { PlusOutlined } from '@ant-design/icons'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { caseStage, stageLabels } from '#shared/domain/supervision-case'
import type { CaseColumns } from '../../data/desk-worker-api'
import { useDesk, useLive, useReference, useSession } from '../../data/hooks'
import { CommandButton } from '../../ui/commands/command-button'
import { EmptyState } from '../../ui/feedback/empty-state'
import { DataGrid } from '../../ui/list-page/data-grid'
import { KeyHints } from '../../ui/list-page/key-hints'
import { placeOf } from '../../ui/list-page/list-memory'
import { ListPage } from '../../ui/list-page/list-page'
import { listMessages } from '../../ui/list-page/messages'
import { useActiveRow } from '../../ui/list-page/use-active-row'
import { useListKeys } from '../../ui/list-page/use-list-keys'
import { useWindowedList } from '../../ui/list-page/use-windowed-list'
import { type ListView, ViewTabs } from '../../ui/list-page/view-tabs'
import { caseColumns } from './case-columns'
import { CaseFilters } from './case-filters'
import { CasePane } from './case-pane'
import { allCount, caseQuery, isFiltered, openCount, viewQuery } from './case-query'
import type { CaseSearch } from './case-search'
import { caseMessages as text } from './messages'
import { OpenCaseDialog } from './open-case-dialog'

export function CasesPage() {
  const desk = useDesk()
  const reference = useReference()
  const { userId } = useSession()
  const search = useSearch({ from: '/cases' })
  const navigate = useNavigate({ from: '/cases' })
  const query = caseQuery(search, userId)
  const question = JSON.stringify(query)
  const list = useWindowedList<CaseColumns>(question, (range) => desk.listCases({ ...query, ...range }), ['cases'])
  const name = `cases ${question}`
  const place = placeOf(name)
  const active = useActiveRow(list, { index: place?.activeIndex, id: place?.activeId })
  const [paneWanted, setPaneWanted] = useState(true)
  const [opening, setOpening] = useState(false)
  const columns = useMemo(() => caseColumns(reference), [reference])
  const views = useCaseViews(list.counts, userId)

  const change = (patch: Partial<CaseSearch>) =>
    void navigate({ search: (before) => ({ ...before, ...patch }), replace: true })
  const open = (row: CaseColumns) => void navigate({ to: '/cases/$caseId', params: { caseId: row.id } })
  const activeId = active.row?.id
  const closePane = () => setPaneWanted(false)
  useListKeys({ active, paneOpen: paneWanted, onOpen: open, onClosePane: closePane })

  return (
    <ListPage
      title={text.title}
      views={<ViewTabs views={views} current={search.view ?? 'open'} onChange={(view) => change({ view })} />}
      actions={
        <CommandButton
          subject={{ type: 'supervisionCase', id: 'new' }}
          type="case.open"
          label={text.newCase}
          icon={<PlusOutlined />}
          onRun={() => setOpening(true)}
        />
      }
      filters={<CaseFilters search={search} total={list.total} onChange={change} />}
      pane={paneWanted && activeId && <CasePane caseId={activeId} onClose={closePane} />}
      hint={
        <KeyHints
          hints={[
            ['J K', text.hintMove],
            ['Enter', text.hintOpen],
            ['/', listMessages.search],
            ['Esc', text.hintClose],
          ]}
        />
      }
    >
      {list.total === 0 ? (
        <EmptyState title={isFiltered(search) ? listMessages.nothingMatches : text.emptyTitle}>
          {isFiltered(search) ? listMessages.nothingMatchesTodo : text.emptyText}
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
          onPress={() => setPaneWanted(true)}
          {...(search.sort ? { sort: { by: search.sort, descending: !search.up } } : {})}
          onSort={(sort) =>
            change({ sort: sort?.by as CaseSearch['sort'], up: sort && !sort.descending ? true : undefined })
          }
        />
      )}
      {opening && <OpenCaseDialog onClose={() => setOpening(false)} />}
    </ListPage>
  )
}

const NONE = { offset: 0, limit: 0 } as const

/** The saved views, then the stages that have cases. */
function useCaseViews(counts: Readonly<Record<string, number>>, userId: string): ListView[] {
  const { value: extra } = useLive(`case views ${userId}`, ['cases'], async (desk) => {
    const [mine, overdue] = await Promise.all([
      desk.listCases({ ...NONE, ...viewQuery('mine', userId) }),
      desk.listCases({ ...NONE, ...viewQuery('overdue', userId) }),
    ])
    return { mine: mine.total, overdue: overdue.total }
  })
  return [
    { key: 'open', label: text.views.open, count: openCount(counts) },
    { key: 'mine', label: text.views.mine, ...(extra ? { count: extra.mine } : {}) },
    { key: 'overdue', label: text.views.overdue, ...(extra ? { count: extra.overdue } : {}) },
    ...caseStage.options
      .filter((stage) => (counts[stage] ?? 0) > 0)
      .map((stage) => ({ key: stage, label: stageLabels[stage], count: counts[stage] ?? 0 })),
    { key: 'all', label: text.views.all, count: allCount(counts) },
  ]
}
