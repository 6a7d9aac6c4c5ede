import { type Inspection, inspectionStatusLabels } from '#shared/domain/inspection'
import type { ReferenceData } from '#shared/domain/reference-data'
import type { GridColumn } from '../../ui/list-page/fit-columns'
import { StatusTag, type Tone } from '../../ui/status/status-tag'
import { formatDay } from '../../ui/time/format'
import { inspectionTexts } from './messages'

const text = inspectionTexts.columns

export const statusTones: Readonly<Record<Inspection['status'], Tone>> = {
  planned: 'accent',
  running: 'accentSolid',
  finished: 'quiet',
  cancelled: 'quiet',
}

export function inspectionColumns(ref: ReferenceData): GridColumn<Inspection>[] {
  return [
    { key: 'plannedOn', title: text.plannedOn, width: 128, render: (row) => formatDay(row.startedAt ?? row.plannedOn) },
    {
      key: 'organ',
      title: text.organ,
      width: 200,
      grow: 1,
      render: (row) => ref.organ(row.organId)?.name ?? '',
    },
    { key: 'place', title: text.place, width: 220, grow: 2, render: (row) => row.place },
    {
      key: 'inspectors',
      title: text.inspectors,
      width: 130,
      rank: 2,
      render: (row) => row.inspectors.map(({ name }) => name).join('、'),
    },
    {
      key: 'results',
      title: text.results,
      width: 80,
      rank: 1,
      render: (row) => {
        const bad = Object.values(row.items).filter(({ result }) => result === 'notOk').length
        return bad > 0 ? inspectionTexts.count(bad) : ''
      },
    },
    {
      key: 'status',
      title: text.status,
      width: 92,
      render: (row) => <StatusTag tone={statusTones[row.status]}>{inspectionStatusLabels[row.status]}</StatusTag>,
    },
  ]
}
