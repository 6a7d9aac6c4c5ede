import { DoubleRightOutlined, HistoryOutlined } from '@ant-design/icons'
import { Button, Tooltip } from 'antd'
import { memo, useMemo, useState } from 'react'
import { actionText } from '#shared/domain/action-text'
import { useReference } from '../../data/hooks'
import { StatusTag } from '../../ui/status/status-tag'
import { PendingMark } from '../../ui/status/status-tags'
import { clockOf, formatDay, formatMoment } from '../../ui/time/format'
import { useCase } from './case-context'
import { foldActions, type TimelineEntry } from './fold-actions'
import { caseMessages as text } from './messages'
import styles from './timeline.module.css'
import { timelineNote } from './timeline-note'

/** The case's record: who did what in which role, newest first, grouped by day. */
export function Timeline() {
  const { bundle } = useCase()
  const [shown, setShown] = useState(true)
  const days = useMemo(() => byDay(foldActions(bundle.actions)), [bundle.actions])
  const titles = new Map<string | undefined, string>(bundle.documents.map(({ id, title }) => [id, title]))
  if (!shown)
    return (
      <div className={styles.folded}>
        <Button
          type="text"
          icon={<HistoryOutlined aria-hidden />}
          aria-label={text.timelineShow}
          onClick={() => setShown(true)}
        />
      </div>
    )
  return (
    <aside className={styles.timeline} aria-label={text.timeline}>
      <header className={styles.head}>
        <h2 className={styles.title}>{text.timeline}</h2>
        <Tooltip title={text.timelineHide}>
          <Button
            type="text"
            icon={<DoubleRightOutlined aria-hidden />}
            aria-label={text.timelineHide}
            onClick={() => setShown(false)}
          />
        </Tooltip>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section className={styles.body} tabIndex={0} aria-label={text.timeline}>
        {days.length === 0 && <p className={styles.none}>{text.timelineEmpty}</p>}
        {days.map(([day, entries]) => (
          <section key={day}>
            <h3 className={styles.day}>{day}</h3>
            <ol className={styles.list}>
              {entries.map(({ action, times, since }) => (
                <Entry
                  key={action.id}
                  action={action}
                  times={times}
                  since={since}
                  subject={titles.get(action.documentId)}
                  pending={bundle.pending.includes(action.id)}
                />
              ))}
            </ol>
          </section>
        ))}
      </section>
    </aside>
  )
}

function byDay(entries: readonly TimelineEntry[]): [string, TimelineEntry[]][] {
  const days = new Map<string, TimelineEntry[]>()
  for (const entry of entries) {
    const day = formatDay(entry.action.at)
    days.set(day, [...(days.get(day) ?? []), entry])
  }
  return [...days]
}

interface EntryProps extends TimelineEntry {
  /** Title of the document it is about. */
  readonly subject: string | undefined
  readonly pending: boolean
}

/** A case has hundreds of them, and a command adds one. */
const Entry = memo(function Entry({ action, times, since, subject, pending }: EntryProps) {
  const ref = useReference()
  const words = actionText(action, ref, () => subject)
  return (
    <li className={styles.entry}>
      <p className={styles.line}>
        <Tooltip title={formatMoment(action.at)}>
          <time className={styles.clock} dateTime={action.at}>
            {clockOf(action.at)}
          </time>
        </Tooltip>
        <span className={styles.what}>{words.what}</span>
        {pending && <PendingMark />}
      </p>
      <p className={styles.who}>
        {words.who}
        {words.role && ` · ${words.role}`}
        {times > 1 && ` · ${text.times(times, clockOf(since))}`}
      </p>
      {words.subject && <p className={styles.subject}>{words.subject}</p>}
      {words.note && words.note !== words.subject && <p className={styles.note}>{timelineNote(words.note)}</p>}
      {words.changes.length > 0 && (
        <dl className={styles.changes}>
          {words.changes.map(({ path, label, from, to }) => (
            <div key={path}>
              <dt>{label}</dt>
              {(from || to) && (
                <dd>
                  {from && (
                    <>
                      <s className={styles.from}>{from}</s> →{' '}
                    </>
                  )}
                  {to || text.emptied}
                </dd>
              )}
            </div>
          ))}
        </dl>
      )}
      {words.parallel.length > 0 && (
        <Tooltip title={text.parallelHint}>
          <span>
            <StatusTag tone="amber">{text.parallel(words.parallel.join('、'))}</StatusTag>
          </span>
        </Tooltip>
      )}
    </li>
  )
})
