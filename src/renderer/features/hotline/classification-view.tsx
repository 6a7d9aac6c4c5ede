import { App, Button } from 'antd'
import type { ReactNode } from 'react'
import type { Classification } from '#shared/classify/classification'
import { Block, FactList } from '../../ui/sections/block'
import { settledTexts } from '../../ui/settled/messages'
import { SettledList } from '../../ui/settled/settled-list'
import { StatusTag } from '../../ui/status/status-tag'
import { HighlightedText } from '../../ui/text/highlighted-text'
import styles from './hotline.module.css'
import { classifyTexts as text } from './messages'

interface ClassificationViewProps {
  readonly found: Classification
  /** The text that was asked about, with the telling words marked. */
  readonly source: string
  readonly took: number
  /** What can be done with it. */
  readonly actions?: ReactNode
}

/** Is it about enforcement, why, whose, which way, what to say: top to bottom in the order in which it is needed. */
export function ClassificationView({ found, source, took, actions }: ClassificationViewProps) {
  const telling = [...found.reasons.flatMap(({ words }) => words), ...(found.organ?.words ?? [])]
  return (
    <section aria-label={found.verdictLabel} aria-live="polite">
      <div className={styles.verdict}>
        <h2 className={styles[found.verdict]}>{found.verdictLabel}</h2>
        <span className={styles.quiet}>{text.took(took)}</span>
        {actions}
      </div>
      <Block title={text.say} hint={text.sayHint} actions={<CopyButton words={found.say} />}>
        <p className={styles.say}>{found.say}</p>
      </Block>
      <Block title={text.why}>
        <Reasons found={found} />
      </Block>
      <Block title={text.suggestion}>
        <Suggestions found={found} />
      </Block>
      {found.settled.length > 0 && (
        <Block title={settledTexts.title} hint={settledTexts.hint}>
          <SettledList settled={found.settled} />
        </Block>
      )}
      <Block title={text.routes}>
        <Routes found={found} />
      </Block>
      <Block title={text.source} hint={text.sourceHint}>
        <HighlightedText text={source} words={telling} />
      </Block>
    </section>
  )
}

function CopyButton({ words }: { words: string }) {
  const { message } = App.useApp()
  async function copy() {
    try {
      await navigator.clipboard.writeText(words)
      void message.success(text.copied)
    } catch {
      // Refused by the browser, or no secure context: the text can still be marked by hand.
      void message.warning(text.copyFailed)
    }
  }
  return (
    <Button size="small" onClick={() => void copy()}>
      {text.copy}
    </Button>
  )
}

function Words({ words }: { words: readonly string[] }) {
  return (
    <span className={styles.words}>
      {words.map((word) => (
        <q key={word}>{word}</q>
      ))}
    </span>
  )
}

function Reasons({ found }: { found: Classification }) {
  const { reasons, category } = found
  if (reasons.length === 0 && !category) return <span className={styles.quiet}>{text.noReasons}</span>
  return (
    <ul className={styles.lines}>
      {reasons.map(({ topic, label, words }) => (
        <li key={topic}>
          <StatusTag tone="accentOutline">{label}</StatusTag>
          <Words words={words} />
        </li>
      ))}
    </ul>
  )
}

function Suggestions({ found }: { found: Classification }) {
  const { organ, field, enforcementType, issues } = found
  return (
    <FactList
      rows={[
        [text.organ, organ ? <Organ key="organ" organ={organ} /> : text.organUnknown, 'wide'],
        [text.field, field && <Told key="field" told={field} />],
        [text.type, enforcementType && <Told key="type" told={enforcementType} />],
        [text.issues, issues.length > 0 && issues.map((each) => <Told key={each.code} told={each} />), 'wide'],
      ]}
    />
  )
}

function Organ({ organ }: { organ: NonNullable<Classification['organ']> }) {
  return (
    <>
      <strong>{organ.name}</strong> <StatusTag tone="quiet">{text.organWhy[organ.why]}</StatusTag>
      <Words words={organ.words} />
      {organ.why === 'catalogue' && <div className={styles.quiet}>{text.basis(organ.matter, organ.basis)}</div>}
    </>
  )
}

function Told({ told }: { told: NonNullable<Classification['field']> }) {
  return (
    <div>
      <StatusTag tone={told.sure ? 'accentOutline' : 'quiet'}>{told.label}</StatusTag>{' '}
      {!told.sure && <span className={styles.quiet}>{text.unsure}</span>}
      <Words words={told.words} />
    </div>
  )
}

function Routes({ found }: { found: Classification }) {
  if (found.routes.length === 0) return <span className={styles.quiet}>{text.noRoutes}</span>
  return (
    <ul className={styles.lines}>
      {found.routes.map(({ code, label, limit, verified, words }) => (
        <li key={code} className={styles.route}>
          <span className={styles.routeName}>{label}</span>
          <span>
            {limit} {!verified && <StatusTag tone="amber">{text.unverified}</StatusTag>}
            <Words words={words} />
          </span>
        </li>
      ))}
    </ul>
  )
}
