import { Link } from '@tanstack/react-router'
import { useSession, useSyncStatus } from '../../data/hooks'
import { useNow } from '../../ui/time/use-now'
import styles from './frame.module.css'
import { frameMessages as text } from './messages'
import { syncWords } from './sync-words'

export function SyncIndicator() {
  const words = syncWords(useSyncStatus(), useNow(), useSession().enrolled)
  return (
    <Link to="/sync" className={`${styles.sync} ${styles[words.mood]}`} title={text.openSyncCentre}>
      <span aria-hidden="true" className={styles.syncDot} />
      <span className="visually-hidden">{text.syncState}：</span>
      <span role="status">{words.text}</span>
    </Link>
  )
}
