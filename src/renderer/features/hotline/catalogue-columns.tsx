import { type DispatchEntry, dispatchSourceLabels } from '#shared/domain/dispatch-entry'
import type { ReferenceData } from '#shared/domain/reference-data'
import type { GridColumn } from '../../ui/list-page/fit-columns'
import { StatusTag } from '../../ui/status/status-tag'
import { formatDay } from '../../ui/time/format'
import { catalogueTexts } from './messages'

const { columns: text, retired, proposed } = catalogueTexts

export function catalogueColumns(ref: ReferenceData): GridColumn<DispatchEntry>[] {
  return [
    {
      key: 'matter',
      title: text.matter,
      width: 200,
      grow: 2,
      render: ({ matter, state }) => (
        <>
          {state === 'retired' && <StatusTag tone="quiet">{retired}</StatusTag>}
          {state === 'proposed' && <StatusTag tone="amber">{proposed}</StatusTag>} {matter}
        </>
      ),
    },
    { key: 'words', title: text.words, width: 200, grow: 2, rank: 2, render: ({ words }) => words.join('、') },
    { key: 'organ', title: text.organ, width: 190, grow: 1, render: ({ organId }) => ref.organ(organId)?.name ?? '' },
    { key: 'region', title: text.region, width: 124, rank: 4, render: ({ region }) => ref.label('region', region) },
    { key: 'source', title: text.source, width: 112, rank: 3, render: ({ source }) => dispatchSourceLabels[source] },
    { key: 'basis', title: text.basis, width: 150, grow: 1, rank: 1, render: ({ basis }) => basis },
    { key: 'updated', title: text.updated, width: 128, rank: 5, render: ({ updatedAt }) => formatDay(updatedAt) },
  ]
}

/** Whether all words of a search occur in what an entry says. */
export function isListed(entry: DispatchEntry, sought: string | undefined, ref: ReferenceData): boolean {
  const organs = [entry.organId, ...entry.coOrganIds].map((id) => ref.organ(id)?.name ?? '')
  const whole = [entry.matter, ...entry.words, ...organs, entry.basis, entry.note].join('\n')
  return (sought ?? '').split(/\s+/).every((word) => whole.includes(word))
}
