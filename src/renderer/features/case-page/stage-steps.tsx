import { CheckOutlined } from '@ant-design/icons'
import type { SupervisionCase } from '#shared/domain/supervision-case'
import styles from './case-head.module.css'
import { caseMessages as text } from './messages'
import { type StageStep, stagePath } from './stage-path'

const stateWords: Readonly<Record<StageStep['state'], string>> = {
  done: text.stageDone,
  now: text.stageNow,
  ahead: text.stageAhead,
  maybe: text.stageMaybe,
}

/** The way of the case on one line; the state of a step is told in words to those who do not see its look. */
export function StageSteps({ found }: { found: SupervisionCase }) {
  return (
    <ol className={styles.steps} aria-label={text.stageLabel}>
      {stagePath(found).map((step, index) => (
        <li
          key={step.key}
          className={`${styles.step} ${styles[step.state]}`}
          aria-current={step.state === 'now' ? 'step' : undefined}
        >
          <span className={styles.dot} aria-hidden>
            {step.state === 'done' ? <CheckOutlined aria-hidden /> : index + 1}
          </span>
          <span>{step.label}</span>
          {step.state === 'maybe' && <span className={styles.maybeWord}>{text.stageMaybe}</span>}
          <span className="visually-hidden">{stateWords[step.state]}</span>
        </li>
      ))}
    </ol>
  )
}
