import type { Conflict } from '#shared/domain/conflict'
import { useReference } from '../../data/hooks'
import { StatusTag } from '../../ui/status/status-tag'
import { TextDifference } from '../../ui/text/text-difference'
import { formatMoment } from '../../ui/time/format'
import { syncMessages as text } from './messages'
import styles from './sync.module.css'
import { isLongText, valueText } from './value-lines'

interface ConflictColumnsProps {
  readonly conflict: Conflict
  readonly names: { readonly theirs: string; readonly mine: string }
}

/** Base, theirs and mine side by side; long texts with what they change in the base. */
export function ConflictColumns({ conflict, names }: ConflictColumnsProps) {
  return (
    <div className={styles.three}>
      <Column title={text.base}>
        <Value conflict={conflict} value={conflict.base} />
      </Column>
      <Column title={text.theirs(names.theirs)} note={formatMoment(conflict.theirsAt)} tag={text.inForce}>
        <Value conflict={conflict} value={conflict.theirs} />
      </Column>
      <Column title={text.mine(names.mine)} note={formatMoment(conflict.mineAt)} tag={text.notInForce}>
        <Value conflict={conflict} value={conflict.mine} />
      </Column>
    </div>
  )
}

interface ColumnProps {
  readonly title: string
  readonly note?: string
  readonly tag?: string
  readonly children: React.ReactNode
}

function Column({ title, note, tag, children }: ColumnProps) {
  return (
    <section className={styles.version} aria-label={title}>
      <h4 className={styles.versionTitle}>{title}</h4>
      <div className={styles.versionNote}>
        {note}
        {tag && <StatusTag tone={tag === text.inForce ? 'accent' : 'quiet'}>{tag}</StatusTag>}
      </div>
      <div className={styles.versionText}>{children}</div>
    </section>
  )
}

function Value({ conflict, value }: { conflict: Conflict; value: unknown }) {
  const reference = useReference()
  const words = valueText(conflict.path, value, reference)
  if (!words) return <span className={styles.quiet}>{text.empty}</span>
  const base = valueText(conflict.path, conflict.base, reference)
  return value !== conflict.base && base && (isLongText(words) || isLongText(base)) ? (
    <TextDifference from={base} to={words} />
  ) : (
    words
  )
}
