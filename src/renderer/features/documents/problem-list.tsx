import { RightOutlined } from '@ant-design/icons'
import { useState } from 'react'
import { StatusTag, type Tone } from '../../ui/status/status-tag'
import styles from './document-page.module.css'
import { documentTexts as text } from './messages'
import type { ProblemRank, RankedProblem } from './rank-problems'

const tones: Readonly<Record<ProblemRank, Tone>> = { error: 'red', atIssue: 'amber', warning: 'quiet' }

interface ProblemListProps {
  readonly problems: readonly RankedProblem[]
  readonly onGoTo: (path: string) => void
}

/** What the legality check says, each line a way to its field. */
export function ProblemList({ problems, onGoTo }: ProblemListProps) {
  const [open, setOpen] = useState(true)
  const count = (rank: ProblemRank) => problems.filter((problem) => problem.rank === rank).length
  const summary = [
    count('error') > 0 && text.blocking(count('error')),
    count('atIssue') > 0 && text.atIssue(count('atIssue')),
    count('warning') > 0 && text.warnings(count('warning')),
  ].filter(Boolean)
  return (
    <section className={styles.problems} aria-label={text.problems}>
      <button
        type="button"
        className={styles.problemsHead}
        aria-expanded={open}
        disabled={problems.length === 0}
        onClick={() => setOpen(!open)}
      >
        <RightOutlined rotate={open && problems.length > 0 ? 90 : 0} />
        <span className={styles.problemsTitle}>{text.problems}</span>
        <span role="status" className={count('error') > 0 ? styles.blocking : styles.quiet}>
          {summary.length > 0 ? summary.join('，') : text.noProblems}
        </span>
      </button>
      {open && problems.length > 0 && (
        <ul className={styles.problemLines}>
          {problems.map((problem) => (
            <li key={`${problem.path} ${problem.text}`}>
              <button
                type="button"
                className={styles.problemLine}
                title={text.jump}
                onClick={() => onGoTo(problem.path)}
              >
                <StatusTag tone={tones[problem.rank]}>{text.problemKinds[problem.rank]}</StatusTag>
                <span>{problem.text}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
