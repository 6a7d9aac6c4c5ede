import { type KeyboardEvent, useRef } from 'react'
import { formatCount } from '../time/format'
import styles from './list-page.module.css'
import { listMessages } from './messages'

export interface ListView {
  readonly key: string
  readonly label: string
  /** Undefined while it is not known. */
  readonly count?: number
}

interface ViewTabsProps {
  readonly views: readonly ListView[]
  readonly current: string
  readonly onChange: (key: string) => void
}

/** The saved views of a list with their counts; arrow keys move between them. */
export function ViewTabs({ views, current, onChange }: ViewTabsProps) {
  const bar = useRef<HTMLDivElement>(null)

  function onKeyDown(event: KeyboardEvent) {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
    if (step === 0) return
    event.preventDefault()
    const at = views.findIndex(({ key }) => key === current)
    const next = views[(at + step + views.length) % views.length]
    if (!next) return
    onChange(next.key)
    bar.current?.querySelector<HTMLElement>(`[data-view="${next.key}"]`)?.focus()
  }

  return (
    <div ref={bar} role="tablist" aria-label={listMessages.views} className={styles.views} onKeyDown={onKeyDown}>
      {views.map(({ key, label, count }) => (
        <button
          key={key}
          type="button"
          role="tab"
          data-view={key}
          aria-selected={key === current}
          tabIndex={key === current ? 0 : -1}
          className={styles.view}
          onClick={() => onChange(key)}
        >
          {label}
          {count !== undefined && <span className={styles.viewCount}>{formatCount(count)}</span>}
        </button>
      ))}
    </div>
  )
}
