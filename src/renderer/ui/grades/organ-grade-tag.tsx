import { Tooltip } from 'antd'
import { gradeInForce, gradeMeanings } from '#shared/domain/organ-grade'
import { GradeTag } from './grade-tag'
import styles from './grades.module.css'
import { gradeTexts } from './messages'
import { useOrganGrades } from './use-organ-grades'

/** An organ's grade that counts now, wherever a case of it is shown; nothing where it was never graded. */
export function OrganGradeTag({ organId }: { organId: string | undefined }) {
  const found = gradeInForce(useOrganGrades() ?? [], organId)
  if (!found) return null
  const { grade, year } = found
  return (
    <Tooltip title={gradeTexts.tip(year, gradeMeanings[grade])}>
      <span className={styles.tag}>
        <GradeTag grade={grade} />
      </span>
    </Tooltip>
  )
}
