import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Alert } from 'antd'
import { useState } from 'react'
import { focusCountLabels } from '#shared/domain/focus'
import { explain, type Refusal } from '#shared/messages/catalogue'
import type { FocusOrderRow } from '#shared/sync/focus-protocol'
import { useDesk, useReference } from '../../data/hooks'
import { ExportButton } from '../../ui/export/export-button'
import { EmptyState } from '../../ui/feedback/empty-state'
import { monthsName, partName, placeName } from '../../ui/focus/place-names'
import { DataGrid } from '../../ui/list-page/data-grid'
import { KeyHints } from '../../ui/list-page/key-hints'
import { placeOf } from '../../ui/list-page/list-memory'
import { ListPage } from '../../ui/list-page/list-page'
import { useActiveRow } from '../../ui/list-page/use-active-row'
import { useListKeys } from '../../ui/list-page/use-list-keys'
import { useWindowedList } from '../../ui/list-page/use-windowed-list'
import { formatDay } from '../../ui/time/format'
import { useNow } from '../../ui/time/use-now'
import styles from './focus.module.css'
import { filterOf } from './focus-search'
import { focusTexts as text } from './messages'
import { orderColumns } from './order-columns'
import { OrderFilters } from './order-filters'

const EXPORT_STEP = 500

/** The very orders behind a number of the board or a warning. */
export function FocusOrdersPage() {
  const desk = useDesk()
  const ref = useReference()
  const now = useNow()
  const search = useSearch({ from: '/focus/orders' })
  const navigate = useNavigate()
  const [refusal, setRefusal] = useState<Refusal>()
  const filter = filterOf(search, now, ref.thresholds.months)
  const count = search.count ?? 'complaints'
  const fromServer = search.source === 'server'

  async function read(range: { offset: number; limit: number }) {
    if (!fromServer) return desk.focusOrders(filter, count, range)
    const answer = await desk.focusServerOrders(filter, count, range)
    setRefusal(answer.ok ? undefined : answer.refusal)
    return answer.ok ? answer.value : { total: 0, rows: [] }
  }

  const name = `focus orders ${JSON.stringify([filter, count, fromServer])}`
  const list = useWindowedList<FocusOrderRow>(
    name,
    async ({ offset, limit }) => {
      const { total, rows } = await read({ offset, limit })
      return { total, offset, rows, counts: {} }
    },
    fromServer ? [] : ['orders', 'cases'],
  )
  const place = placeOf(name)
  const active = useActiveRow(list, { index: place?.activeIndex, id: place?.activeId })
  const open = (row: FocusOrderRow) =>
    row.caseId
      ? void navigate({ to: '/cases/$caseId', params: { caseId: row.caseId } })
      : void navigate({ to: '/leads', search: { view: 'all', order: row.id } })
  useListKeys({ active, paneOpen: false, onOpen: open, onClosePane: () => undefined })
  const heading = text.ordersHeading(focusCountLabels[count], partName(filter, ref), monthsName(filter))

  async function readAll(): Promise<FocusOrderRow[]> {
    const all: FocusOrderRow[] = []
    for (let more = true; more; ) {
      const { rows, total } = await read({ offset: all.length, limit: EXPORT_STEP })
      all.push(...rows)
      more = rows.length > 0 && all.length < total
    }
    return all
  }

  return (
    <ListPage
      title={text.ordersTitle}
      views={
        <div className={styles.heading}>
          <Link to="/focus" search={{ ...filter, ...(search.source ? { source: search.source } : {}) }}>
            {text.back}
          </Link>
          <strong>{heading}</strong>
        </div>
      }
      actions={
        <ExportButton
          what={heading}
          total={list.total}
          read={async () => ({
            columns: [
              text.orders.orderNo,
              text.orders.title,
              text.orders.receivedAt,
              text.orders.organ,
              text.orders.field,
              text.orders.verified,
              text.orders.satisfaction,
            ].map((title) => ({ title, width: 16 })),
            rows: (await readAll()).map((row) => [
              row.orderNo,
              row.title,
              formatDay(row.receivedAt),
              placeName('organ', row.organ, ref),
              placeName('field', row.field, ref),
              ref.label('verified', row.verified),
              ref.label('satisfaction', row.satisfaction),
            ]),
          })}
        />
      }
      filters={
        <OrderFilters
          search={search}
          count={count}
          total={list.total}
          onChange={(patch) => void navigate({ to: '/focus/orders', search: { ...search, ...patch }, replace: true })}
        />
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
      {refusal && <Alert banner type="warning" title={text.serverFailed} description={explain(refusal)} />}
      {list.total === 0 ? (
        <EmptyState title={text.ordersEmpty}>{text.ordersEmptyText}</EmptyState>
      ) : (
        <DataGrid
          key={name}
          name={name}
          label={heading}
          list={list}
          columns={orderColumns(ref)}
          active={active}
          onOpen={open}
          onSort={() => undefined}
        />
      )}
    </ListPage>
  )
}
