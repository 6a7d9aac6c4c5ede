import type { ReactNode } from 'react'
import type { FieldSpec } from '../../../ui/documents/form-model'
import { documentTexts as text } from '../messages'
import type { ProblemRank } from '../rank-problems'
import { fieldElementId, useFields } from './field-context'
import styles from './fields.module.css'

const rankClass: Readonly<Record<ProblemRank, string | undefined>> = {
  error: styles.error,
  atIssue: styles.atIssue,
  warning: styles.warning,
}

interface FieldFrameProps {
  readonly spec: FieldSpec
  readonly path: string
  readonly children: ReactNode
  /** Problems of parts that have no field of their own stand here too. */
  readonly withInner?: boolean
  readonly extra?: ReactNode
}

/** Title, field, and what the legality check says of it. */
export function FieldFrame({ spec, path, children, withInner = false, extra }: FieldFrameProps) {
  const { problems } = useFields()
  const own = problems.filter((problem) => problem.path === path || (withInner && problem.path.startsWith(`${path}.`)))
  return (
    <div className={styles.field} data-field={path}>
      <div className={styles.fieldHead}>
        <label
          className={spec.required ? `${styles.label} ${styles.required}` : styles.label}
          htmlFor={fieldElementId(path)}
        >
          {spec.title}
        </label>
        {!spec.required && <span className={styles.optional}>{text.optional}</span>}
        {extra}
      </div>
      {children}
      {spec.hint && <p className={styles.hint}>{spec.hint}</p>}
      {own.map((problem) => (
        <p key={problem.text} className={`${styles.problem} ${rankClass[problem.rank]}`}>
          {problem.rank !== 'error' && `${text.problemKinds[problem.rank]}：`}
          {problem.text}
        </p>
      ))}
    </div>
  )
}
