import { Alert } from 'antd'
import type { RowProblem } from '#shared/sync/hotline-protocol'
import styles from './hotline.module.css'
import { taxonomyTexts as text } from './import-messages'

const SHOWN = 8

/** What of a sheet could not be used as it stood, row by row. */
export function TaxonomyProblems({ problems, onClose }: { problems: readonly RowProblem[]; onClose: () => void }) {
  return (
    <Alert
      type="warning"
      role="alert"
      showIcon
      title={text.problems}
      closable={{ onClose }}
      description={
        <ul className={styles.lines}>
          {problems.slice(0, SHOWN).map(({ row, field, reason }) => (
            <li key={`${row}/${field}`}>{text.problem(row, field, reason)}</li>
          ))}
          {problems.length > SHOWN && <li>{text.more(problems.length - SHOWN)}</li>}
        </ul>
      }
    />
  )
}
