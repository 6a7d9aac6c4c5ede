import { isSuggestion, resolutionAuthorityLabels, resolutionKindLabels } from '#shared/domain/consultation'
import type { ReferenceData } from '#shared/domain/reference-data'
import type { GridColumn } from '../../ui/list-page/fit-columns'
import page from '../../ui/sections/subject-page.module.css'
import { StatusTag } from '../../ui/status/status-tag'
import { formatDay } from '../../ui/time/format'
import { consultationTexts } from './messages'
import type { ResolutionRow } from './resolution-rows'
import { resolutionTones } from './resolutions-block'

const text = consultationTexts.resolutionList.columns

export function resolutionColumns(ref: ReferenceData): GridColumn<ResolutionRow>[] {
  return [
    {
      key: 'due',
      title: text.due,
      width: 128,
      render: ({ resolution: { dueOn }, overdue }) => (
        <span className={overdue ? page.late : undefined}>{dueOn ? formatDay(dueOn) : ''}</span>
      ),
    },
    { key: 'title', title: text.title, width: 220, grow: 3, render: ({ resolution }) => resolution.title },
    { key: 'kind', title: text.kind, width: 100, rank: 1, render: ({ resolution }) => kindOf(resolution) },
    {
      key: 'owner',
      title: text.owner,
      width: 170,
      grow: 1,
      rank: 1,
      render: ({ resolution }) => ref.organ(resolution.organId)?.name ?? '',
    },
    {
      key: 'authority',
      title: text.authority,
      width: 210,
      rank: 4,
      render: ({ resolution }) => resolutionAuthorityLabels[resolution.decidedBy],
    },
    {
      key: 'topic',
      title: text.topic,
      width: 180,
      grow: 2,
      rank: 2,
      render: ({ consultation }) => consultation.topic,
    },
    {
      key: 'state',
      title: text.state,
      width: 100,
      render: ({ resolution: { state }, overdue }) => (
        <StatusTag tone={overdue ? 'red' : resolutionTones[state]}>
          {overdue ? consultationTexts.overdue : consultationTexts.states[state]}
        </StatusTag>
      ),
    },
  ]
}

/** What those at the table agreed about duties binds nobody: it is told as what it is. */
function kindOf(found: ResolutionRow['resolution']): string {
  return isSuggestion(found) ? consultationTexts.suggestion : resolutionKindLabels[found.kind]
}
