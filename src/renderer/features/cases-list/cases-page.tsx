import { PlusOutlined } from '@ant-design/icons'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { caseStage, stageLabels } from '#shared/domain/supervision-case'
import { sameValue } from '#shared/sync/canonical-json'
import type { CaseColumns, SessionUser } from '../../data/desk-worker-api'
import { useDesk, useLive, useReference, useSession } from '../../data/hooks'
import { CommandButton } from '../../ui/commands/command-button'
import { ExportButton } from '../../ui/export/export-button'
import { readAll } from '../../ui/export/read-all'
import { EmptyState } from '../../ui/feedback/empty-state'
import { DataGrid } from '../../ui/list-page/data-grid'
import { KeyHints } from '../../ui/list-page/key-hints'
import { placeOf } from '../../ui/list-page/list-memory'
import { ListPage } from '../../ui/list-page/list-page'
import { listMessages } from '../../ui/list-page/messages'
import { useActiveRow } from '../../ui/list-page/use-active-row'
import { useListKeys } from '../../ui/list-page/use-list-keys'
import { useSelection } from '../../ui/list-page/use-selection'
import { useWindowedList } from '../../ui/list-page/use-windowed-list'
import { type ListView, ViewTabs } from '../../ui/list-page/view-tabs'
import { BatchBar } from './batch-bar'
import { caseColumns, caseSheet } from './case-columns'
import { CaseFilters } from './case-filters'
import { CasePane } from './case-pane'
import { allCount, caseQuery, isFiltered, noFilters, openCount, viewQuery } from './case-query'
import type { CaseSearch } from './case-search'
import { type ListPreferences, useListPreferences } from './list-preferences'
import { ListSettings } from './list-settings'
import { caseMessages as text } from './messages'
import { OpenCaseDialog } from './open-case-dialog'

export function CasesPage() {
  const desk = useDesk()
  const reference = useReference()
  const session = useSession()
  const { userId } = session
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
  const selection = useSelection()
  const [preferences, keepPreferences] = useListPreferences()
  const all = useMemo(() => caseColumns(reference), [reference])
  const columns = useMemo(() => all.filter(({ key }) => !preferences.hidden.includes(key)), [all, preferences])
  const views = useCaseViews(list.counts, session)

  const change = (patch: Partial<CaseSearch>) =>
    void navigate({ search: (before) => ({ ...before, ...patch }), replace: true })
  const open = (row: CaseColumns) => void navigate({ to: '/cases/$caseId', params: { caseId: row.id } })
  const activeId = active.row?.id
  const closePane = () => setPaneWanted(false)
  useListKeys({ active, selection, paneOpen: paneWanted, onOpen: open, onClosePane: closePane })

  return (
    <ListPage
      title={text.title}
      views={
        <ViewTabs
          views={[...views, ...preferences.views.map(({ name: own }) => ({ key: `own:${own}`, label: own }))]}
          current={ownViewOf(preferences, search) ?? search.view ?? 'open'}
          onChange={(key) => {
            selection.clear()
            const own = preferences.views.find(({ name: kept }) => key === `own:${kept}`)
            change(own ? { ...noFilters, ...own.search } : { view: key })
          }}
        />
      }
      selectionBar={
        selection.ids.size > 0 && <BatchBar ids={selection.ids} onDone={selection.clear} onClear={selection.clear} />
      }
      actions={
        <>
          <ListSettings columns={all} preferences={preferences} search={search} onChange={keepPreferences} />
          <ExportButton
            what={text.title}
            total={list.total}
            read={async () => caseSheet(reference, await readAll((range) => desk.listCases({ ...query, ...range })))}
          />
          <CommandButton
            subject={{ type: 'supervisionCase', id: 'new' }}
            type="case.open"
            label={text.newCase}
            icon={<PlusOutlined aria-hidden />}
            onRun={() => setOpening(true)}
          />
        </>
      }
      filters={<CaseFilters search={search} total={list.total} onChange={change} />}
      pane={paneWanted && activeId && <CasePane caseId={activeId} onClose={closePane} />}
      hint={
        <KeyHints
          hints={[
            ['J K', text.hintMove],
            ['Enter', text.hintOpen],
            [text.space, text.hintSelect],
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
          selection={selection}
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

/** The own view whose filter is just the one that is set. */
function ownViewOf({ views }: ListPreferences, search: CaseSearch): string | undefined {
  const same = views.find((view) => sameValue({ ...view.search }, { ...search }))
  return same && `own:${same.name}`
}

const NONE = { offset: 0, limit: 0 } as const
const ownViews = ['mine', 'overdue'] as const
const reviewerViews = ['toFile', 'toReview'] as const

/** The saved views, then the stages that have cases. */
function useCaseViews(counts: Readonly<Record<string, number>>, { userId, roles }: SessionUser): ListView[] {
  const own = roles.includes('reviewer') ? ([...ownViews, ...reviewerViews] as const) : ownViews
  const { value: extra } = useLive(`case views ${userId}`, ['cases'], async (desk) => {
    const counted = await Promise.all(
      own.map(async (view) => [view, (await desk.listCases({ ...NONE, ...viewQuery(view, userId) })).total] as const),
    )
    return Object.fromEntries(counted)
  })
  return [
    { key: 'open', label: text.views.open, count: openCount(counts) },
    ...own.map((view) => ({ key: view, label: text.views[view], ...(extra ? { count: extra[view] ?? 0 } : {}) })),
    ...caseStage.options
      .filter((stage) => (counts[stage] ?? 0) > 0)
      .map((stage) => ({ key: stage, label: stageLabels[stage], count: counts[stage] ?? 0 })),
    { key: 'all', label: text.views.all, count: allCount(counts) },
  ]
}
