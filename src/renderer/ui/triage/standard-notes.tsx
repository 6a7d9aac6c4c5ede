import { useReference } from '../../data/hooks'
import { triageTexts as text } from './messages'
import styles from './triage.module.css'

interface StandardNotesProps {
  readonly level: string | undefined
  readonly patterns: readonly string[]
}

/** 分级分类标准 of what is chosen: criteria, examples and the disposal norm, beside the judgement. */
export function StandardNotes({ level, patterns }: StandardNotesProps) {
  const ref = useReference()
  const standards = [
    ...(level ? [ref.standard('level', level)] : []),
    ...patterns.map((code) => ref.standard('patterns', code)),
  ].filter((each) => each !== undefined)
  if (standards.length === 0) return <p className={styles.quiet}>{text.standardsHint}</p>
  return standards.map((standard) => (
    <section key={standard.id} className={styles.standard}>
      <h3 className={styles.standardTitle}>{ref.label(standard.dictionary, standard.code)}</h3>
      <ul aria-label={text.criteria}>
        {standard.criteria.map((each) => (
          <li key={each}>{each}</li>
        ))}
      </ul>
      {standard.examples.length > 0 && (
        <span className={styles.quiet}>
          {text.examples}：{standard.examples.join('；')}
        </span>
      )}
      <span>
        {text.norm}：{standard.norm}
      </span>
      <span className={styles.quiet}>
        {standard.approvedBy ? text.approvedBy(standard.approvedBy) : text.notApproved}
      </span>
    </section>
  ))
}
