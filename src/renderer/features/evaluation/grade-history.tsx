import type { OrganGrade } from '#shared/domain/organ-grade'
import { useReference } from '../../data/hooks'
import { GradeTag } from '../../ui/grades/grade-tag'
import page from '../../ui/sections/subject-page.module.css'
import { formatDay } from '../../ui/time/format'
import { evaluationTexts as text } from './messages'

/** Every decision on an organ's years, the latest first. Who decided is known inside only. */
export function GradeHistory({ grades }: { grades: readonly OrganGrade[] }) {
  const ref = useReference()
  const rows = grades.flatMap(({ year, decisions }) =>
    decisions.map((one, index) => ({ ...one, year, key: `${year}/${index}` })).reverse(),
  )
  return (
    <table className={page.table}>
      <thead>
        <tr>
          <th>{text.year}</th>
          <th>{text.columns.grade}</th>
          <th>{text.columns.reason}</th>
          <th>{text.columns.decidedAt}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, year, grade, reason, at, by }) => (
          <tr key={key}>
            <td className={page.noWrap}>{text.yearOption(year)}</td>
            <td className={page.noWrap}>
              <GradeTag grade={grade} />
            </td>
            <td className={page.text}>{reason}</td>
            <td className={page.noWrap}>
              {formatDay(at)} <span className={page.muted}>{ref.user(by)?.name}</span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
