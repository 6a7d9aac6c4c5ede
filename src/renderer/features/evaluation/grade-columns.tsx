import type { ReferenceData } from '#shared/domain/reference-data'
import { GradeTag } from '../../ui/grades/grade-tag'
import type { GridColumn } from '../../ui/list-page/fit-columns'
import page from '../../ui/sections/subject-page.module.css'
import { formatDay } from '../../ui/time/format'
import type { GradeRow } from './grade-rows'
import { evaluationTexts as text } from './messages'

export function gradeColumns(ref: ReferenceData): GridColumn<GradeRow>[] {
  const last = ({ current }: GradeRow) => current?.decisions.at(-1)
  return [
    { key: 'organ', title: text.columns.organ, width: 240, grow: 2, render: ({ organ }) => organ.name },
    {
      key: 'region',
      title: text.columns.region,
      width: 152,
      rank: 3,
      render: ({ organ }) => ref.label('region', organ.region),
    },
    {
      key: 'grade',
      title: text.columns.grade,
      width: 96,
      render: ({ current }) =>
        current ? <GradeTag grade={current.grade} /> : <span className={page.muted}>{text.none}</span>,
    },
    {
      key: 'before',
      title: text.columns.before,
      width: 96,
      rank: 2,
      render: ({ before }) => before && <GradeTag grade={before.grade} />,
    },
    { key: 'reason', title: text.columns.reason, width: 220, grow: 3, render: (row) => last(row)?.reason ?? '' },
    {
      key: 'decidedAt',
      title: text.columns.decidedAt,
      width: 132,
      rank: 1,
      render: (row) => formatDay(last(row)?.at) ?? '',
    },
    {
      key: 'decidedBy',
      title: text.columns.decidedBy,
      width: 90,
      rank: 4,
      render: (row) => ref.user(last(row)?.by)?.name ?? '',
    },
  ]
}
