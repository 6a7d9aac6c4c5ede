import { ArrowLeftOutlined } from '@ant-design/icons'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import { documentKinds } from '#shared/documents/kinds/registry'
import { civilYearOf } from '#shared/domain/civil-date'
import { type RegisterRow, registerNames } from '../../data/desk-worker-api-registers'
import { useDesk, useReference } from '../../data/hooks'
import { ExportButton } from '../../ui/export/export-button'
import { readAll } from '../../ui/export/read-all'
import { EmptyState } from '../../ui/feedback/empty-state'
import { DataGrid } from '../../ui/list-page/data-grid'
import { FilterEnd } from '../../ui/list-page/filter-end'
import { FilterSelect } from '../../ui/list-page/filter-select'
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
import { registerLabels, ledgerMessages as text } from './ledger-messages'
import type { LedgerSearch } from './ledger-search'
import { recentYears } from './recent-years'
import { gridColumns, registerColumns } from './register-columns'

/** The registers over all documents: numbers, seals, deliveries, replies, copies. */
export function LedgerPage() {
  const desk = useDesk()
  const reference = useReference()
  const { register = 'numbers', year, kind, organ, q } = useSearch({ from: '/documents/registers' })
  const navigate = useNavigate({ from: '/documents/registers' })
  const now = useNow()
  const query = {
    register,
    ...(year ? { year } : {}),
    ...(kind ? { kind } : {}),
    ...(organ ? { addresseeOrganId: organ } : {}),
    ...(q ? { text: q } : {}),
  }
  const question = JSON.stringify(query)
  const list = useWindowedList<RegisterRow>(question, (range) => desk.listRegister({ ...query, ...range }), [
    'documents',
  ])
  const name = `registers ${question}`
  const place = placeOf(name)
  const active = useActiveRow(list, { index: place?.activeIndex, id: place?.activeId })
  const columns = useMemo(() => registerColumns(register, reference), [register, reference])
  const grid = useMemo(() => gridColumns(columns), [columns])
  const organs = useMemo(() => reference.organs().map(({ id, name: label }) => ({ value: id, label })), [reference])

  const change = (patch: Partial<LedgerSearch>) =>
    void navigate({ search: (before) => ({ ...before, ...patch }), replace: true })
  const open = ({ documentId }: RegisterRow) => {
    if (documentId) void navigate({ to: '/documents/$documentId', params: { documentId } })
  }
  useListKeys({ active, paneOpen: false, onOpen: open, onClosePane: () => undefined })
  const filtered = Boolean(year || kind || organ || q)

  async function rowsForFile() {
    const rows = await readAll((range) => desk.listRegister({ ...query, ...range }))
    return {
      // A character of Excel's standard font is some seven pixels wide.
      columns: columns.map(({ title, width, grow }) => ({ title, width: Math.round((width + (grow ?? 0) * 60) / 7) })),
      rows: rows.map((row) => columns.map(({ words }) => words(row))),
    }
  }

  return (
    <ListPage
      title={text.title}
      views={
        <ViewTabs
          views={registerNames.map((key) => ({ key, label: registerLabels[key], count: list.counts[key] }))}
          current={register}
          onChange={(key) => change({ register: key as LedgerSearch['register'] })}
        />
      }
      actions={
        <>
          <Link to="/documents">
            <ArrowLeftOutlined aria-hidden /> {text.toDocuments}
          </Link>
          <ExportButton what={registerLabels[register]} total={list.total} read={rowsForFile} />
        </>
      }
      filters={
        <>
          <ListSearch label={text.search} value={q} onSearch={(next) => change({ q: next })} />
          <FilterSelect
            label={text.year}
            width={100}
            value={year}
            options={recentYears(civilYearOf(now)).map((value) => ({ value, label: text.yearOption(value) }))}
            onChange={(next) => change({ year: next })}
          />
          <FilterSelect
            label={text.kind}
            value={kind}
            options={documentKinds.map(({ code, name: label }) => ({ value: code, label }))}
            onChange={(next) => change({ kind: next })}
          />
          <FilterSelect
            label={text.organ}
            value={organ}
            options={organs}
            onChange={(next) => change({ organ: next })}
          />
          <FilterEnd
            total={list.total}
            filtered={filtered}
            onClear={() => change({ year: undefined, kind: undefined, organ: undefined, q: undefined })}
          />
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
        <EmptyState title={filtered ? listMessages.nothingMatches : text.emptyTitle}>
          {filtered ? listMessages.nothingMatchesTodo : text.emptyText}
        </EmptyState>
      ) : (
        <DataGrid
          key={name}
          name={name}
          label={registerLabels[register]}
          list={list}
          columns={grid}
          active={active}
          onOpen={open}
          onSort={() => undefined}
        />
      )}
    </ListPage>
  )
}
