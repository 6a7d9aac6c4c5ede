import { processLabels } from '#shared/domain/order-process'
import type { ReferenceData } from '#shared/domain/reference-data'
import type { WorkOrder } from '#shared/domain/work-order'
import type { OrderColumns } from '../../data/desk-worker-api'
import type { GridColumn } from '../../ui/list-page/fit-columns'
import { StatusTag } from '../../ui/status/status-tag'
import { LeadStateTag, PendingMark, StageTag } from '../../ui/status/status-tags'
import { formatDay } from '../../ui/time/format'
import { orderTexts } from './messages'

const { columns: text, disputed } = orderTexts

export function orderColumns(ref: ReferenceData): GridColumn<OrderColumns>[] {
  return [
    { key: 'orderNo', title: text.orderNo, width: 150, sortBy: 'orderNo', rank: 3, render: (row) => row.orderNo },
    {
      key: 'title',
      title: text.title,
      width: 240,
      grow: 3,
      render: (row) => (
        <>
          {row.pending && <PendingMark />}
          {row.dispute === 'open' && <StatusTag tone="amber">{disputed}</StatusTag>} {row.title}
        </>
      ),
    },
    {
      key: 'region',
      title: text.region,
      width: 90,
      grow: 1,
      rank: 5,
      render: (row) => ref.label('region', row.region),
    },
    {
      key: 'organName',
      title: text.organName,
      width: 170,
      grow: 2,
      rank: 2,
      render: (row) => row.organName,
    },
    {
      key: 'process',
      title: text.process,
      width: 88,
      rank: 1,
      render: (row) => processLabels[row.process as WorkOrder['process']],
    },
    { key: 'lead', title: text.lead, width: 116, rank: 1, render: (row) => <Supervision row={row} /> },
    {
      key: 'receivedAt',
      title: text.receivedAt,
      width: 128,
      sortBy: 'receivedAt',
      rank: 4,
      render: (row) => formatDay(row.receivedAt),
    },
  ]
}

/** Stage and nothing else: what is found in a case is the bureau's (domain.md §6). */
function Supervision({ row }: { row: OrderColumns }) {
  if (row.caseStage !== '') return <StageTag stage={row.caseStage} />
  return row.leadState === '' ? null : <LeadStateTag state={row.leadState} />
}
