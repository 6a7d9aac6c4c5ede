import { Link } from '@tanstack/react-router'
import type { Conflict } from '#shared/domain/conflict'
import { fieldLabel, fieldValueText } from '#shared/domain/field-text'
import type { ReferenceData } from '#shared/domain/reference-data'
import { useReference } from '../../data/hooks'
import { useCase } from './case-context'
import styles from './case-head.module.css'
import { caseMessages as text } from './messages'

const SHOWN = 3

/** Says that two people set the same legal fact to different values, which, and where it is settled. */
export function ConflictBanner() {
  const { bundle } = useCase()
  const ref = useReference()
  const open = bundle.conflicts.filter(({ state }) => state === 'open')
  if (open.length === 0) return null
  return (
    <div className={styles.conflict} role="alert">
      <div className={styles.conflictWords}>
        {text.conflicts(open.length)}
        <ul className={styles.conflictList}>
          {open.slice(0, SHOWN).map((conflict) => (
            <li key={conflict.id}>{conflictLine(conflict, ref)}</li>
          ))}
        </ul>
      </div>
      <Link to="/sync">{text.toConflicts}</Link>
    </div>
  )
}

function conflictLine(conflict: Conflict, ref: ReferenceData): string {
  const side = (by: string | undefined, value: unknown) => {
    const name = ref.user(by)?.name ?? text.colleague
    const words = fieldValueText(conflict.path, value, ref)
    return `${name}“${words.length > 24 ? `${words.slice(0, 24)}…` : words || text.emptied}”`
  }
  return text.conflictLine(
    fieldLabel(conflict.path, ref) ?? conflict.path,
    side(conflict.theirsBy, conflict.theirs),
    side(conflict.mineBy, conflict.mine),
  )
}
