import { type DataReturn, isOwed, isReturnOverdue, periodLabel, returnStateLabels } from '#shared/domain/data-return'
import type { ReferenceData } from '#shared/domain/reference-data'
import type { GridColumn } from '../../ui/list-page/fit-columns'
import { StatusTag } from '../../ui/status/status-tag'
import { DueCountdown } from '../../ui/time/due-countdown'
import { formatDay } from '../../ui/time/format'
import { returnTones, sharingTexts } from './messages'

const text = sharingTexts.returns

export function returnColumns(ref: ReferenceData, now: Date, withOrgan: boolean): GridColumn<DataReturn>[] {
  const organ: GridColumn<DataReturn> = {
    key: 'organ',
    title: text.columns.organ,
    width: 200,
    grow: 2,
    render: ({ organId }) => ref.organ(organId)?.name ?? '',
  }
  return [
    { key: 'period', title: text.columns.period, width: 120, render: ({ period }) => periodLabel(period) },
    { key: 'title', title: text.columns.title, width: 220, grow: 3, render: ({ title }) => title },
    ...(withOrgan ? [organ] : []),
    {
      key: 'due',
      title: text.columns.due,
      width: 128,
      render: (one) => (isOwed(one) ? <DueCountdown from={one.openedAt} dueAt={one.dueAt} /> : formatDay(one.dueAt)),
    },
    {
      key: 'rows',
      title: text.columns.rows,
      width: 80,
      rank: 3,
      render: ({ rows, nothing }) => (nothing ? text.nothing : rows.length || ''),
    },
    {
      key: 'submittedAt',
      title: text.columns.submittedAt,
      width: 120,
      rank: 2,
      render: ({ submittedAt }) => (submittedAt ? formatDay(submittedAt) : ''),
    },
    {
      key: 'state',
      title: text.columns.state,
      width: 84,
      render: (one) => (
        <StatusTag tone={isReturnOverdue(one, now) ? 'red' : returnTones[one.state]}>
          {isReturnOverdue(one, now) ? text.late : returnStateLabels[one.state]}
        </StatusTag>
      ),
    },
  ]
}
