import { type Consultation, consultationKindLabels, consultationStatusLabels } from '#shared/domain/consultation'
import type { ReferenceData } from '#shared/domain/reference-data'
import type { GridColumn } from '../../ui/list-page/fit-columns'
import { StatusTag, type Tone } from '../../ui/status/status-tag'
import { formatDay } from '../../ui/time/format'
import { consultationTexts } from './messages'

const text = consultationTexts.columns

export const statusTones: Readonly<Record<Consultation['status'], Tone>> = {
  convened: 'accent',
  held: 'accentOutline',
  closed: 'quiet',
  cancelled: 'quiet',
}

export function consultationColumns(ref: ReferenceData): GridColumn<Consultation>[] {
  return [
    { key: 'scheduledOn', title: text.scheduledOn, width: 128, render: (row) => formatDay(row.scheduledOn) },
    { key: 'kind', title: text.kind, width: 140, rank: 2, render: (row) => consultationKindLabels[row.kind] },
    { key: 'topic', title: text.topic, width: 260, grow: 3, render: (row) => row.topic },
    {
      key: 'hosts',
      title: text.hosts,
      width: 180,
      grow: 1,
      rank: 3,
      render: (row) => row.hostOrganIds.map((id) => ref.organ(id)?.name ?? '').join('、'),
    },
    {
      key: 'open',
      title: text.open,
      width: 80,
      rank: 1,
      render: (row) => {
        const open = Object.values(row.resolutions).filter(({ state }) => state === 'open').length
        return open > 0 ? consultationTexts.count(open) : ''
      },
    },
    {
      key: 'status',
      title: text.status,
      width: 92,
      render: (row) => <StatusTag tone={statusTones[row.status]}>{consultationStatusLabels[row.status]}</StatusTag>,
    },
  ]
}
