import { type Campaign, type CampaignStatus, campaignStatusLabels } from '#shared/domain/campaign'
import type { ReferenceData } from '#shared/domain/reference-data'
import type { GridColumn } from '../../ui/list-page/fit-columns'
import { StatusTag, type Tone } from '../../ui/status/status-tag'
import { formatDay } from '../../ui/time/format'
import { campaignTexts } from './messages'

const text = campaignTexts.columns

export const statusTones: Readonly<Record<CampaignStatus, Tone>> = {
  planned: 'accentOutline',
  running: 'accent',
  summarised: 'accentOutline',
  closed: 'quiet',
  cancelled: 'quiet',
}

export function campaignColumns(ref: ReferenceData): GridColumn<Campaign>[] {
  return [
    { key: 'title', title: text.title, width: 260, grow: 3, render: (row) => row.title },
    { key: 'field', title: text.field, width: 100, rank: 4, render: (row) => ref.label('field', row.field) },
    {
      key: 'respondents',
      title: text.respondents,
      width: 180,
      grow: 1,
      rank: 3,
      render: (row) => row.respondentOrganIds.map((id) => ref.organ(id)?.name ?? '').join('、'),
    },
    {
      key: 'time',
      title: text.time,
      width: 270,
      rank: 2,
      render: (row) => campaignTexts.period(formatDay(row.from), formatDay(row.to)),
    },
    {
      key: 'tasks',
      title: text.tasks,
      width: 72,
      align: 'end',
      rank: 1,
      render: ({ tasks }) => {
        const all = Object.values(tasks)
        return campaignTexts.ratio(all.filter(({ state }) => state !== 'open').length, all.length)
      },
    },
    { key: 'cases', title: text.cases, width: 60, align: 'end', rank: 1, render: (row) => row.caseIds.length },
    {
      key: 'status',
      title: text.status,
      width: 84,
      render: (row) => <StatusTag tone={statusTones[row.status]}>{campaignStatusLabels[row.status]}</StatusTag>,
    },
  ]
}
