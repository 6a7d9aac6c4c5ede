import type { ReferenceData } from '#shared/domain/reference-data'
import {
  hotlineRequests,
  type OrderUrgency,
  type SupervisionOrder,
  supervisionOrderKindLabels,
  supervisionOrderStatusLabels,
  urgencyOf,
} from '#shared/domain/supervision-order'
import type { GridColumn } from '../../ui/list-page/fit-columns'
import { StatusTag, type Tone } from '../../ui/status/status-tag'
import { DueCountdown } from '../../ui/time/due-countdown'
import { formatDay } from '../../ui/time/format'
import { supervisionTexts } from './messages'

const text = supervisionTexts.columns

export const urgencyTones: Readonly<Record<OrderUrgency, Tone>> = {
  overdue: 'red',
  near: 'amber',
  verify: 'accent',
  running: 'accentOutline',
  draft: 'neutral',
  ended: 'quiet',
}

export function supervisionColumns(ref: ReferenceData, now: Date): GridColumn<SupervisionOrder>[] {
  return [
    {
      key: 'due',
      title: text.due,
      width: 128,
      render: (row) =>
        row.status === 'sent' && row.sentAt && row.dueAt ? (
          <DueCountdown from={row.sentAt} dueAt={row.dueAt} />
        ) : (
          formatDay(row.dueAt ?? row.wantedOn)
        ),
    },
    { key: 'kind', title: text.kind, width: 96, render: (row) => supervisionOrderKindLabels[row.kind] },
    { key: 'title', title: text.title, width: 260, grow: 3, render: (row) => row.title },
    {
      key: 'target',
      title: text.target,
      width: 190,
      grow: 1,
      rank: 1,
      render: (row) => ref.organ(row.targetOrganId)?.name ?? '',
    },
    {
      key: 'answered',
      title: text.answered,
      width: 110,
      rank: 3,
      render: (row) => {
        if (row.status !== 'sent') return ''
        const urged = row.reminders.length > 0 ? supervisionTexts.urged(row.reminders.length) : ''
        return [row.acknowledgement || hotlineRequests.has(row.kind) ? '' : supervisionTexts.notAcknowledged, urged]
          .filter(Boolean)
          .join('　')
      },
    },
    {
      key: 'state',
      title: text.state,
      width: 92,
      render: (row) => (
        <StatusTag tone={urgencyTones[urgencyOf(row, now)]}>{supervisionOrderStatusLabels[row.status]}</StatusTag>
      ),
    },
  ]
}
