import { CloseOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import styles from './list-page.module.css'
import { listMessages } from './messages'

interface ListPageProps {
  readonly title: string
  readonly views: ReactNode
  /** Buttons of the whole list, at the right of the views. */
  readonly actions?: ReactNode
  readonly filters: ReactNode
  readonly children: ReactNode
  /** The selected row's essence; absent while closed. */
  readonly pane?: ReactNode
  readonly selectionBar?: ReactNode
  /** What the keys do here, in one line. */
  readonly hint?: ReactNode
}

/** The frame that all lists share: views, filters in one line, table, pane at the right, selection bar below. */
export function ListPage({ title, views, actions, filters, children, pane, selectionBar, hint }: ListPageProps) {
  return (
    <section className={styles.page} aria-label={title}>
      <h1 className="visually-hidden">{title}</h1>
      <div className={styles.top}>
        {views}
        {actions && <div className={styles.actions}>{actions}</div>}
      </div>
      <search className={styles.filters} aria-label={listMessages.filters}>
        {filters}
      </search>
      <div className={styles.main}>
        <div className={styles.list}>{children}</div>
        {pane}
      </div>
      {selectionBar}
      {!selectionBar && hint && <div className={styles.hint}>{hint}</div>}
    </section>
  )
}

interface ListPaneProps {
  readonly label: string
  readonly title: ReactNode
  readonly onClose: () => void
  readonly children: ReactNode
  readonly actions?: ReactNode
}

export function ListPane({ label, title, onClose, children, actions }: ListPaneProps) {
  return (
    <aside className={styles.pane} aria-label={label}>
      <header className={styles.paneHead}>
        <div className={styles.paneTitle}>{title}</div>
        <Button
          type="text"
          icon={<CloseOutlined aria-hidden />}
          aria-label={listMessages.closePane}
          onClick={onClose}
        />
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section className={styles.paneBody} data-pane-body tabIndex={0} aria-label={label}>
        {children}
      </section>
      {actions && <footer className={styles.paneFoot}>{actions}</footer>}
    </aside>
  )
}

/** What is selected and what can be done with all of it at once. */
export function SelectionBar({
  count,
  onClear,
  children,
}: {
  count: string
  onClear: () => void
  children: ReactNode
}) {
  return (
    <div className={styles.selection} role="toolbar" aria-label={listMessages.selected(count)}>
      <span className={styles.selectionCount}>{listMessages.selected(count)}</span>
      {children}
      <Button type="text" onClick={onClear}>
        {listMessages.clearSelection}
      </Button>
    </div>
  )
}

/** A block of the pane; a heading and lines, no box around it. */
export function PaneSection({ title, extra, children }: { title: string; extra?: ReactNode; children: ReactNode }) {
  return (
    <section className={styles.block}>
      <h2 className={styles.blockTitle}>
        {title}
        {extra && <span className={styles.blockExtra}>{extra}</span>}
      </h2>
      {children}
    </section>
  )
}

/** Name and value pairs in two columns. */
export function Facts({ rows }: { rows: readonly (readonly [string, ReactNode])[] }) {
  return (
    <dl className={styles.facts}>
      {rows
        .filter(([, value]) => value !== undefined && value !== '' && value !== null && value !== false)
        .map(([name, value]) => (
          <div key={name} className={styles.fact}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  )
}
