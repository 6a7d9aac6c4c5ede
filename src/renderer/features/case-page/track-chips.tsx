import { useNavigate } from '@tanstack/react-router'
import { type Track, trackKindLabels } from '#shared/domain/case-course'
import { runningTracks } from '#shared/domain/stages'
import { StatusTag } from '../../ui/status/status-tag'
import { formatDay } from '../../ui/time/format'
import { useCase } from './case-context'
import styles from './case-head.module.css'
import { caseMessages as text } from './messages'

/** What runs beside the stage, each with its day; a click leads to the meeting, or to where its result is recorded. */
export function TrackChips() {
  const { bundle, goTo } = useCase()
  const navigate = useNavigate()
  const running = runningTracks(bundle.case)
  function follow({ id, kind, refId }: Track) {
    if (kind === 'consultation' && refId)
      return void navigate({ to: '/consultations/$consultationId', params: { consultationId: refId } })
    // A document served without an order has a track of this kind too, and refers to itself in the same way.
    if (kind === 'supervision' && refId === id && !bundle.documents.some((one) => one.id === id))
      return void navigate({ to: '/supervision/$supervisionOrderId', params: { supervisionOrderId: id } })
    return goTo('overview')
  }
  if (running.length === 0) return null
  return (
    <ul className={styles.tracks} aria-label={text.tracksLabel}>
      {running.map((track) => (
        <li key={track.id}>
          <button type="button" className={styles.track} onClick={() => follow(track)}>
            <StatusTag tone="accentOutline">{trackKindLabels[track.kind]}</StatusTag>
            {track.title}
            {track.dueOn && <span className={styles.trackDue}>{formatDay(track.dueOn)}</span>}
          </button>
        </li>
      ))}
    </ul>
  )
}
