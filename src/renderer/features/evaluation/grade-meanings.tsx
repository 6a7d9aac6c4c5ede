import { grade, gradeMeanings } from '#shared/domain/organ-grade'
import { GradeTag } from '../../ui/grades/grade-tag'
import page from '../../ui/sections/subject-page.module.css'

export function GradeMeanings() {
  return (
    <table className={page.table}>
      <tbody>
        {grade.options.map((one) => (
          <tr key={one}>
            <td className={page.noWrap}>
              <GradeTag grade={one} />
            </td>
            <td>{gradeMeanings[one]}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
