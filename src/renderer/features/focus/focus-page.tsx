import { useNavigate, useSearch } from '@tanstack/react-router'
import { Alert, Button, Drawer, Popover } from 'antd'
import { useMemo, useState } from 'react'
import { draftAnalysisReport } from '#shared/commands/focus/draft-analysis-report'
import { focusDefinitions, focusRates, noNumbers } from '#shared/domain/focus'
import type { FocusBoard, FocusQuery } from '#shared/domain/focus-board'
import { explain } from '#shared/messages/catalogue'
import { useReference } from '../../data/hooks'
import { DraftOwnButton } from '../../ui/documents/draft-own-button'
import { ExportButton } from '../../ui/export/export-button'
import { monthsName, partName, percentText } from '../../ui/focus/place-names'
import { SupervisionTabs } from '../../ui/focus/supervision-tabs'
import { DataGrid } from '../../ui/list-page/data-grid'
import { KeyHints } from '../../ui/list-page/key-hints'
import { placeOf } from '../../ui/list-page/list-memory'
import { ListPage } from '../../ui/list-page/list-page'
import { useActiveRow } from '../../ui/list-page/use-active-row'
import { useListKeys } from '../../ui/list-page/use-list-keys'
import { useWindowedList } from '../../ui/list-page/use-windowed-list'
import { ThresholdForm } from '../../ui/thresholds/threshold-form'
import { formatMoment } from '../../ui/time/format'
import { useNow } from '../../ui/time/use-now'
import { type BoardRow, boardRows, countProposals, rates, rowFilter } from './board-rows'
import { EmptyBoard } from './empty-board'
import styles from './focus.module.css'
import { FocusCharts } from './focus-charts'
import { focusColumns } from './focus-columns'
import { FocusFilters } from './focus-filters'
import { FocusPane } from './focus-pane'
import { type FocusSearch, queryOf } from './focus-search'
import { focusTexts as text } from './messages'
import { useBoard } from './use-board'

/** Where to look: what is complained of, how much of it is true, and whether people are content with the answers. */
export function FocusPage() {
  const ref = useReference()
  const now = useNow()
  const search = useSearch({ from: '/focus' })
  const navigate = useNavigate({ from: '/focus' })
  const query = queryOf(search, now, ref.thresholds.months)
  const { board, refusal, asOf } = useBoard(query, search.source === 'server')
  const rows = useMemo(() => board && boardRows(board, ref.thresholds, search), [board, ref, search])
  const name = `focus ${JSON.stringify([query, search.source, search.only, search.sort, search.up])}`
  const list = useWindowedList<BoardRow>(
    `${name} ${useVersion(rows)}`,
    async ({ offset, limit }) => ({
      total: rows?.length ?? 0,
      offset,
      rows: (rows ?? []).slice(offset, offset + limit),
      counts: {},
    }),
    [],
  )
  const place = placeOf(name)
  const active = useActiveRow(list, { index: place?.activeIndex, id: place?.activeId })
  const change = (patch: Partial<FocusSearch>) =>
    void navigate({ search: (before) => ({ ...before, ...patch }), replace: true })
  const shown = rows?.find(({ id }) => id === search.row)
  const openOrders = (row: BoardRow) =>
    void navigate({
      to: '/focus/orders',
      search: { ...rowFilter(query, row), ...(search.source ? { source: search.source } : {}) },
    })
  useListKeys({
    active,
    paneOpen: shown !== undefined,
    onOpen: openOrders,
    onClosePane: () => change({ row: undefined }),
  })

  return (
    <ListPage
      title={text.title}
      views={<SupervisionTabs current="board" />}
      actions={<BoardActions board={board} rows={rows} query={query} />}
      filters={
        <FocusFilters
          search={search}
          query={query}
          total={rows?.length}
          proposals={board ? countProposals(board, ref.thresholds) : 0}
          onChange={change}
        />
      }
      {...(shown
        ? {
            pane: (
              <FocusPane row={shown} query={query} source={search.source} onClose={() => change({ row: undefined })} />
            ),
          }
        : {})}
      hint={
        <>
          <KeyHints
            hints={[
              ['J K', text.hintMove],
              ['Enter', text.hintOpen],
              ['Esc', text.hintClose],
            ]}
          />
          {asOf && <span>{text.asOf(formatMoment(asOf))}</span>}
        </>
      }
    >
      {refusal && <Alert banner type="warning" title={text.serverFailed} description={explain(refusal)} />}
      {rows?.length === 0 ? (
        <EmptyBoard
          query={query}
          fromServer={search.source === 'server'}
          onlyProposals={search.only !== undefined}
          onPickMonths={change}
        />
      ) : (
        <div className={styles.board}>
          <DataGrid
            key={name}
            name={name}
            label={text.title}
            list={list}
            columns={focusColumns(ref, query, search.source)}
            active={active}
            onOpen={openOrders}
            onPress={() => undefined}
            {...(search.sort ? { sort: { by: search.sort, descending: !search.up } } : {})}
            onSort={(sort) =>
              change({ sort: sort?.by as FocusSearch['sort'], up: sort ? !sort.descending || undefined : undefined })
            }
          />
          {!shown && board && rows && (
            <FocusCharts
              rows={rows}
              months={board.months}
              onPickRow={(id) => change({ row: id })}
              onPickMonth={(month) => change({ from: month, to: month })}
            />
          )}
        </div>
      )}
      <RowFollower id={active.row?.id} shown={search.row} onShow={(row) => change({ row })} />
    </ListPage>
  )
}

/** The pane shows the row that the officer is at, once he has gone to one. */
function RowFollower({
  id,
  shown,
  onShow,
}: {
  id: string | undefined
  shown: string | undefined
  onShow: (id: string) => void
}) {
  const [before, setBefore] = useState(id)
  if (id !== before) {
    setBefore(id)
    if (id !== undefined && id !== shown) queueMicrotask(() => onShow(id))
  }
  return null
}

/** Counts how often a value was another one: names a list by what it shows. */
function useVersion(value: unknown): number {
  const [seen, setSeen] = useState({ value, version: 0 })
  if (seen.value === value) return seen.version
  const next = { value, version: seen.version + 1 }
  setSeen(next)
  return next.version
}

interface BoardActionsProps {
  readonly board: FocusBoard | undefined
  readonly rows: readonly BoardRow[] | undefined
  readonly query: FocusQuery
}

/** 分析报告 from the board as it stands on the screen, filtered and sorted. */
function ReportButton({ board, rows, query }: BoardActionsProps) {
  const ref = useReference()
  const { field, organ, region } = query
  return (
    <DraftOwnButton
      kind="analysis-report"
      label={text.draftReport}
      refusal={board && board.total.complaints > 0 ? undefined : { code: 'focus.nothingToReport' }}
      draft={(facts) =>
        draftAnalysisReport({
          facts,
          period: monthsName(query),
          scope: field || organ || region ? partName({ field, organ, region }, ref) : '',
          board: board ?? { months: [], total: noNumbers },
          rows: (rows ?? []).map(({ part, numbers, proposed }) => ({ name: partName(part, ref), numbers, proposed })),
        })
      }
    />
  )
}

function BoardActions({ board, rows, query }: BoardActionsProps) {
  const ref = useReference()
  const [thresholds, setThresholds] = useState(false)
  return (
    <>
      <Popover
        trigger="click"
        placement="bottomRight"
        title={text.definitionsTitle}
        content={
          <dl className={styles.definitions}>
            {focusDefinitions.map(([name, words]) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{words}</dd>
              </div>
            ))}
          </dl>
        }
      >
        <Button>{text.definitions}</Button>
      </Popover>
      <Button onClick={() => setThresholds(true)}>{text.thresholds}</Button>
      <ReportButton board={board} rows={rows} query={query} />
      <ExportButton
        what={`${text.excel}（${monthsName(query)}）`}
        total={board && rows?.length}
        read={async () => ({
          columns: [
            text.columns.place,
            text.columns.complaints,
            ...rates.flatMap((rate) => [focusRates[rate].label, `${focusRates[rate].label}（件）`]),
          ].map((title) => ({ title, width: 16 })),
          rows: (rows ?? []).map(({ part, numbers }) => [
            partName(part, ref),
            String(numbers.complaints),
            ...rates.flatMap((rate) => {
              const { part: of, whole } = focusRates[rate]
              const share = numbers[whole] ? numbers[of] / numbers[whole] : undefined
              return [percentText(share), text.fraction(numbers[of], numbers[whole])]
            }),
          ]),
        })}
      />
      <Drawer
        open={thresholds}
        title={text.thresholdsTitle}
        size={560}
        onClose={() => setThresholds(false)}
        destroyOnHidden
      >
        <ThresholdForm onDone={() => setThresholds(false)} />
      </Drawer>
    </>
  )
}
