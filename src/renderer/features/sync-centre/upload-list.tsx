import { Progress } from 'antd'
import { explain } from '#shared/messages/catalogue'
import { useUploads } from '../../data/hooks'
import { formatBytes } from '../../ui/time/format'
import { syncMessages as text } from './messages'
import styles from './sync.module.css'

const SHOWN = 20

/** Files whose bytes only this machine has, with how far they are; absent when there is none. */
export function UploadList() {
  const uploads = useUploads().value
  if (!uploads || uploads.length === 0) return null
  return (
    <section className={styles.block} aria-label={text.uploads}>
      <h2 className={styles.title}>
        {text.uploads}
        <span className={styles.count}>{uploads.length}</span>
      </h2>
      <ol className={styles.queue}>
        {uploads.slice(0, SHOWN).map(({ attachmentId, name, size, sentBytes, problem }) => (
          <li key={attachmentId}>
            <span className={styles.queueTitle}>{name}</span>
            <span className={styles.queueNote}>{text.uploadText(formatBytes(sentBytes), formatBytes(size))}</span>
            {sentBytes > 0 && (
              <Progress
                aria-label={name}
                size="small"
                percent={Math.floor((sentBytes / size) * 100)}
                showInfo={false}
              />
            )}
            {problem && <span className={styles.queueNote}>{explain(problem)}</span>}
          </li>
        ))}
        {uploads.length > SHOWN && <li className={styles.queueNote}>{text.queueMore(uploads.length - SHOWN)}</li>}
      </ol>
    </section>
  )
}
