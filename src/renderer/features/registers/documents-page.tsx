import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { documentKinds } from '#shared/documents/kinds/registry'
import { civilYearOf } from '#shared/domain/civil-date'
import { documentStatus, documentStatusLabels } from '#shared/domain/official-document'
import type { Role } from '#shared/domain/roles'
import type { DocumentColumns } from '../../data/desk-worker-api'
import { useDesk, useReference, useSession } from '../../data/hooks'
import { documentKindName } from '../../ui/documents/kind-name'
import { ExportButton } from '../../ui/export/export-button'
import { readAll } from '../../ui/export/read-all'
import { EmptyState } from '../../ui/feedback/empty-state'
import { DataGrid } from '../../ui/list-page/data-grid'
import { FilterEnd } from '../../ui/list-page/filter-end'
import { FilterSelect } from '../../ui/list-page/filter-select'
import { KeyHints } from '../../ui/list-page/key-hints'
import { placeOf } from '../../ui/list-page/list-memory'
import { ListPage, SelectionBar } from '../../ui/list-page/list-page'
import { ListSearch } from '../../ui/list-page/list-search'
import { listMessages } from '../../ui/list-page/messages'
import { useActiveRow } from '../../ui/list-page/use-active-row'
import { useListKeys } from '../../ui/list-page/use-list-keys'
import { useSelection } from '../../ui/list-page/use-selection'
import { useWindowedList } from '../../ui/list-page/use-windowed-list'
import { type ListView, ViewTabs } from '../../ui/list-page/view-tabs'
import { statusMessages } from '../../ui/status/messages'
import { statusesWaitingFor } from '../../ui/status/waiting-statuses'
import { formatCount, formatDay } from '../../ui/time/format'
import { useNow } from '../../ui/time/use-now'
import { BatchPrintButton } from './batch-print-button'
import { documentColumns } from './document-columns'
import { DocumentPane } from './document-pane'
import { documentQuery } from './document-query'
import type { DocumentSearch } from './document-search'
import { registerMessages as text } from './messages'
import { recentYears } from './recent-years'
import { statusWords } from './status-words'

/** The register of all documents with their numbers. */
export function DocumentsPage() {
  const desk = useDesk()
  const reference = useReference()
  const { roles } = useSession()
  const search = useSearch({ from: '/documents' })
  const navigate = useNavigate({ from: '/documents' })
  const query = documentQuery(search, roles)
  const question = JSON.stringify(query)
  const list = useWindowedList<DocumentColumns>(question, (range) => desk.listDocuments({ ...query, ...range }), [
    'documents',
  ])
  const name = `documents ${question}`
  const place = placeOf(name)
  const active = useActiveRow(list, { index: place?.activeIndex, id: place?.activeId })
  const [paneWanted, setPaneWanted] = useState(true)
  const columns = useMemo(() => documentColumns(reference), [reference])
  const organs = useMemo(() => reference.organs().map(({ id, name: label }) => ({ value: id, label })), [reference])
  const selection = useSelection()
  const now = useNow()

  const change = (patch: Partial<DocumentSearch>) =>
    void navigate({ search: (before) => ({ ...before, ...patch }), replace: true })
  const open = (row: DocumentColumns) => void navigate({ to: '/documents/$documentId', params: { documentId: row.id } })
  const activeId = active.row?.id
  const closePane = () => setPaneWanted(false)
  useListKeys({ active, selection, paneOpen: paneWanted, onOpen: open, onClosePane: closePane })
  const filtered = Boolean(search.kind || search.year || search.organ || search.q)

  async function rowsForFile() {
    const rows = await readAll((range) => desk.listDocuments({ ...query, ...range }))
    return {
      columns: fileColumns,
      rows: rows.map((row) => [
        row.number || statusMessages.awaitingNumber,
        documentKindName(row.kind),
        row.title,
        reference.organ(row.addresseeOrganId)?.name ?? '',
        statusWords(row.status),
        formatDay(row.issuedOn),
        formatDay(row.replyDueAt),
        formatDay(row.updatedAt),
      ]),
    }
  }

  return (
    <ListPage
      title={text.title}
      views={
        <ViewTabs
          views={viewsOf(list.counts, roles)}
          current={search.view ?? 'all'}
          onChange={(view) => change({ view })}
        />
      }
      actions={
        <>
          <Link to="/documents/registers">{text.registers}</Link>
          <ExportButton what={text.title} total={list.total} read={rowsForFile} />
        </>
      }
      selectionBar={
        selection.ids.size > 0 && (
          <SelectionBar count={formatCount(selection.ids.size)} onClear={selection.clear}>
            <BatchPrintButton ids={selection.ids} onDone={selection.clear} />
          </SelectionBar>
        )
      }
      filters={
        <>
          <ListSearch label={text.search} value={search.q} onSearch={(q) => change({ q })} />
          <FilterSelect
            label={text.kind}
            value={search.kind}
            options={documentKinds.map(({ code, name }) => ({ value: code, label: name }))}
            onChange={(kind) => change({ kind })}
          />
          <FilterSelect
            label={text.year}
            width={100}
            value={search.year}
            options={recentYears(civilYearOf(now)).map((value) => ({ value, label: text.yearOption(value) }))}
            onChange={(year) => change({ year })}
          />
          <FilterSelect
            label={text.columns.addressee}
            value={search.organ}
            options={organs}
            onChange={(organ) => change({ organ })}
          />
          <FilterEnd
            total={list.total}
            filtered={filtered}
            onClear={() => change({ kind: undefined, year: undefined, organ: undefined, q: undefined })}
          />
        </>
      }
      pane={paneWanted && activeId && <DocumentPane documentId={activeId} onClose={closePane} />}
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
        <EmptyState title={filtered ? listMessages.nothingMatches : text.emptyTitle}>
          {filtered ? listMessages.nothingMatchesTodo : text.emptyText}
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
            change({ sort: sort?.by as DocumentSearch['sort'], up: sort && !sort.descending ? true : undefined })
          }
        />
      )}
    </ListPage>
  )
}

const fileColumns = [
  { title: text.columns.number, width: 26 },
  { title: text.columns.kind, width: 20 },
  { title: text.columns.title, width: 48 },
  { title: text.columns.addressee, width: 26 },
  { title: text.columns.status, width: 10 },
  { title: text.columns.issuedOn, width: 16 },
  { title: text.columns.replyDueAt, width: 16 },
  { title: text.columns.updatedAt, width: 16 },
]

function viewsOf(counts: Readonly<Record<string, number>>, roles: readonly Role[]): ListView[] {
  const waiting = statusesWaitingFor(roles)
  const sum = (statuses: readonly string[]) => statuses.reduce((total, status) => total + (counts[status] ?? 0), 0)
  return [
    { key: 'all', label: text.views.all, count: sum(documentStatus.options) },
    ...(waiting.length > 0 ? [{ key: 'waiting', label: text.views.waiting, count: sum(waiting) }] : []),
    { key: 'awaitingReply', label: text.views.awaitingReply },
    ...documentStatus.options
      .filter((status) => (counts[status] ?? 0) > 0)
      .map((status) => ({ key: status, label: documentStatusLabels[status], count: counts[status] ?? 0 })),
  ]
}
