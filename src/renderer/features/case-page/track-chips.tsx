import { trackKindLabels } from '#shared/domain/case-course'
import { runningTracks } from '#shared/domain/stages'
import { StatusTag } from '../../ui/status/status-tag'
import { formatDay } from '../../ui/time/format'
import { useCase } from './case-context'
import styles from './case-head.module.css'
import { caseMessages as text } from './messages'

/** What runs beside the stage, each with its day; a click leads to where its result is recorded. */
export function TrackChips() {
  const { bundle, goTo } = useCase()
  const running = runningTracks(bundle.case)
  if (running.length === 0) return null
  return (
    <ul className={styles.tracks} aria-label={text.tracksLabel}>
      {running.map(({ id, kind, title, dueOn }) => (
        <li key={id}>
          <button type="button" className={styles.track} onClick={() => goTo('overview')}>
            <StatusTag tone="accentOutline">{trackKindLabels[kind]}</StatusTag>
            {title}
            {dueOn && <span className={styles.trackDue}>{formatDay(dueOn)}</span>}
          </button>
        </li>
      ))}
    </ul>
  )
}
