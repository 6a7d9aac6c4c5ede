import { Alert, Drawer } from 'antd'
import { gradesOf, type OrganGrade, organGradeId } from '#shared/domain/organ-grade'
import type { Organ } from '#shared/domain/reference'
import { explain } from '#shared/messages/catalogue'
import { useOffered } from '../../data/hooks'
import { Block } from '../../ui/sections/block'
import { GradeHistory } from './grade-history'
import { GradeMeanings } from './grade-meanings'
import { evaluationTexts as text } from './messages'
import { RegradeForm } from './regrade-form'

const commands = ['evaluation.regrade'] as const

interface GradeDrawerProps {
  readonly organ: Organ | undefined
  readonly year: number
  readonly grades: readonly OrganGrade[]
  readonly onClose: () => void
}

/** One organ: how it was graded in every year, and the decision on the year that is looked at. */
export function GradeDrawer({ organ, year, grades, onClose }: GradeDrawerProps) {
  return (
    <Drawer open={organ !== undefined} title={organ?.name} size={600} mask={false} onClose={onClose} destroyOnHidden>
      {organ && <Shown key={organ.id} organ={organ} year={year} grades={gradesOf(grades, organ.id)} />}
    </Drawer>
  )
}

function Shown({ organ, year, grades }: { organ: Organ; year: number; grades: readonly OrganGrade[] }) {
  const offered = useOffered({ type: 'organGrade', id: organGradeId(organ.id, year) }, commands)
  const refusal = offered?.['evaluation.regrade']
  const okText = grades.some((one) => one.year === year) ? text.change : text.regrade
  return (
    <>
      <Block title={`${okText}（${text.yearOption(year)}）`}>
        {refusal ? (
          <Alert type="info" showIcon title={explain(refusal)} />
        ) : (
          // A form that is not yet known to be possible would lose what is typed when it is not.
          offered && <RegradeForm key={year} organId={organ.id} year={year} okText={okText} />
        )}
      </Block>
      <Block title={text.history} hint={grades.length === 0 && text.noHistory}>
        {grades.length > 0 && <GradeHistory grades={grades} />}
      </Block>
      <Block title={text.meaning}>
        <GradeMeanings />
      </Block>
    </>
  )
}
