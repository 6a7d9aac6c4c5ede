import { useNavigate, useSearch } from '@tanstack/react-router'
import { warningKind, warningKindLabels, warningStateLabels } from '#shared/domain/warning'
import type { WarningView } from '../../data/desk-worker-api'
import { useDesk, useReference, useWarnings } from '../../data/hooks'
import { EmptyState } from '../../ui/feedback/empty-state'
import { SupervisionTabs } from '../../ui/focus/supervision-tabs'
import { DataGrid } from '../../ui/list-page/data-grid'
import { FilterEnd } from '../../ui/list-page/filter-end'
import { FilterSelect } from '../../ui/list-page/filter-select'
import type { GridColumn } from '../../ui/list-page/fit-columns'
import { KeyHints } from '../../ui/list-page/key-hints'
import { placeOf } from '../../ui/list-page/list-memory'
import { ListPage } from '../../ui/list-page/list-page'
import { useActiveRow } from '../../ui/list-page/use-active-row'
import { useListKeys } from '../../ui/list-page/use-list-keys'
import { useWindowedList } from '../../ui/list-page/use-windowed-list'
import { StatusTag } from '../../ui/status/status-tag'
import { formatMoment } from '../../ui/time/format'
import { warningWords } from '../../ui/warnings/messages'
import { warningNote, warningTitle } from '../../ui/warnings/warning-words'
import { warningTexts as text } from './messages'
import { WarningPane } from './warning-pane'
import { isShown, type WarningSearch, warningViews } from './warning-search'

/** Every warning of the officer's regions, with what was done about it. */
export function WarningsPage() {
  const desk = useDesk()
  const search = useSearch({ from: '/warnings' })
  const navigate = useNavigate({ from: '/warnings' })
  const all = useWarnings()
  const name = `warnings ${JSON.stringify([search.view, search.kind])}`
  const list = useWindowedList<WarningView>(
    name,
    async ({ offset, limit }) => {
      const rows = (await desk.warnings()).filter((one) => isShown(one, search))
      return { total: rows.length, offset, rows: rows.slice(offset, offset + limit), counts: {} }
    },
    ['warnings', 'cases'],
  )
  const place = placeOf(name)
  const active = useActiveRow(list, { index: place?.activeIndex, id: place?.activeId })
  const change = (patch: Partial<WarningSearch>) =>
    void navigate({ search: (before) => ({ ...before, ...patch }), replace: true })
  const shown = all?.find(({ id }) => id === search.warning)
  const open = ({ id, evidence }: WarningView) => {
    if (evidence.type === 'orders')
      void navigate({ to: '/focus/orders', search: { ...evidence.filter, count: evidence.count } })
    else if (evidence.type === 'return')
      void navigate({ to: '/returns/$returnId', params: { returnId: evidence.returnId } })
    else if (evidence.type === 'push') void navigate({ to: '/pushes/$pushId', params: { pushId: evidence.pushId } })
    else if (evidence.type === 'records') change({ warning: id })
    else void navigate({ to: '/cases/$caseId', params: { caseId: evidence.caseId } })
  }
  useListKeys({
    active,
    paneOpen: shown !== undefined,
    onOpen: open,
    onClosePane: () => change({ warning: undefined }),
  })
  return (
    <ListPage
      title={text.title}
      views={<SupervisionTabs current="warnings" />}
      filters={
        <>
          <FilterSelect
            label={text.columns.state}
            value={search.view ?? 'open'}
            options={warningViews.map((value) => ({ value, label: text.views[value] }))}
            onChange={(view) => change({ view: view as WarningSearch['view'] })}
          />
          <FilterSelect
            label={text.kind}
            value={search.kind}
            options={warningKind.options.map((value) => ({ value, label: warningKindLabels[value] }))}
            onChange={(kind) => change({ kind: kind as WarningSearch['kind'] })}
            width={200}
          />
          <FilterEnd
            total={list.total}
            filtered={search.kind !== undefined}
            onClear={() => change({ kind: undefined })}
          />
        </>
      }
      {...(shown ? { pane: <WarningPane warning={shown} onClose={() => change({ warning: undefined })} /> } : {})}
      hint={
        <KeyHints
          hints={[
            ['J K', text.hintMove],
            ['Enter', text.hintOpen],
            ['Esc', text.hintClose],
          ]}
        />
      }
    >
      {list.total === 0 ? (
        <EmptyState title={text.emptyTitle}>{text.emptyText}</EmptyState>
      ) : (
        <Grid name={name} list={list} active={active} onOpen={open} onShow={(warning) => change({ warning })} />
      )}
    </ListPage>
  )
}

interface GridProps {
  readonly name: string
  readonly list: ReturnType<typeof useWindowedList<WarningView>>
  readonly active: ReturnType<typeof useActiveRow<WarningView>>
  readonly onOpen: (row: WarningView) => void
  readonly onShow: (id: string) => void
}

function Grid({ name, list, active, onOpen, onShow }: GridProps) {
  const ref = useReference()
  const columns: GridColumn<WarningView>[] = [
    {
      key: 'severity',
      title: text.columns.severity,
      width: 68,
      render: ({ severity }) => <StatusTag tone={severity}>{warningWords.severity[severity]}</StatusTag>,
    },
    { key: 'kind', title: text.columns.kind, width: 158, rank: 1, render: ({ kind }) => warningKindLabels[kind] },
    { key: 'title', title: text.columns.title, width: 220, grow: 3, render: (row) => warningTitle(row, ref) },
    { key: 'note', title: text.columns.note, width: 310, grow: 2, rank: 2, render: (row) => warningNote(row) },
    { key: 'at', title: text.columns.at, width: 170, rank: 3, render: (row) => formatMoment(row.createdAt) },
    {
      key: 'state',
      title: text.columns.state,
      width: 76,
      render: ({ state }) => (
        <StatusTag tone={state === 'open' ? 'accent' : state === 'acknowledged' ? 'accentOutline' : 'quiet'}>
          {warningStateLabels[state]}
        </StatusTag>
      ),
    },
  ]
  return (
    <DataGrid
      key={name}
      name={name}
      label={text.title}
      list={list}
      columns={columns}
      active={{ ...active, moveTo: (index) => show(index, active.moveTo) }}
      onOpen={onOpen}
      onSort={() => undefined}
    />
  )

  function show(index: number, moveTo: (index: number) => void) {
    moveTo(index)
    const row = list.rowAt(index)
    if (row) onShow(row.id)
  }
}
