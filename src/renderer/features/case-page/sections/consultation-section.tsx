import { MinutesPanel } from '../../../ui/minutes/minutes-panel'
import { Block } from '../../../ui/sections/block'
import { useCase } from '../case-context'
import styles from '../case-page.module.css'
import { sectionTexts as text } from '../section-messages'

/** What was discussed on the case, written down together. */
export function ConsultationSection() {
  const { bundle } = useCase()
  const caseId = bundle.case.id
  return (
    <div className={styles.section}>
      <Block title={text.minutes} hint={text.minutesHint}>
        <MinutesPanel owner={{ type: 'supervisionCase', id: caseId, caseId }} />
      </Block>
    </div>
  )
}
