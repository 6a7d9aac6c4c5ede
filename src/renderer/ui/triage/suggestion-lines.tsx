import { Button } from 'antd'
import type { SuggestedCode, SuggestedPattern, TriageSuggestions } from '../../data/desk-worker-api'
import { useLive, useReference } from '../../data/hooks'
import { StatusTag } from '../status/status-tag'
import { triageTexts as text } from './messages'
import styles from './triage.module.css'

/** What the model suggests for these orders; asked again when models or orders change. */
export function useSuggestions(orderIds: readonly string[]): TriageSuggestions | undefined {
  return useLive(`suggestions ${orderIds.join(' ')}`, ['orders', 'reference'], (desk) => desk.suggestions(orderIds), {
    keepEarlier: true,
  }).value
}

/** The suggested values as a form takes them over; a doubtful one is shown, never filled in. */
export interface SuggestedValues {
  readonly field?: string
  readonly enforcementType?: string
  readonly level?: string
  readonly issues?: readonly string[]
  readonly patterns?: readonly string[]
}

export function suggestedValues(all: TriageSuggestions): SuggestedValues {
  return {
    ...(all.field?.sure && { field: all.field.code }),
    ...(all.enforcementType?.sure && { enforcementType: all.enforcementType.code }),
    ...(all.level?.sure && { level: all.level.code }),
    issues: all.issues.filter(({ sure }) => sure).map(({ code }) => code),
    patterns: all.patterns.map(({ code }) => code),
  }
}

interface SuggestionLinesProps {
  readonly suggestions: TriageSuggestions | undefined
  /** Takes one line over into a form; without it the lines are only read. */
  readonly onAdopt?: (values: SuggestedValues) => void
}

export function SuggestionLines({ suggestions, onAdopt }: SuggestionLinesProps) {
  if (!suggestions) return null
  const { field, enforcementType, level, issues, patterns } = suggestions
  const nothing = !field && !enforcementType && !level && issues.length === 0 && patterns.length === 0
  if (nothing) return <span className={styles.quiet}>{text.none}</span>
  const adopt = (values: SuggestedValues) => onAdopt && (() => onAdopt(values))
  return (
    <ul className={styles.list}>
      {field && <Line dictionary="field" title={text.field} found={field} onAdopt={adopt({ field: field.code })} />}
      {enforcementType && (
        <Line
          dictionary="enforcementType"
          title={text.enforcementType}
          found={enforcementType}
          onAdopt={adopt({ enforcementType: enforcementType.code })}
        />
      )}
      {issues.map((issue) => (
        <Line
          key={issue.code}
          dictionary="issue"
          title={text.issue}
          found={issue}
          onAdopt={adopt({ issues: [issue.code] })}
        />
      ))}
      {level && <Line dictionary="level" title={text.level} found={level} onAdopt={adopt({ level: level.code })} />}
      {patterns.map((pattern) => (
        <PatternLine key={pattern.code} pattern={pattern} onAdopt={adopt({ patterns: [pattern.code] })} />
      ))}
    </ul>
  )
}

interface LineProps {
  readonly dictionary: string
  readonly title: string
  readonly found: SuggestedCode
  readonly onAdopt: (() => void) | undefined
}

function Line({ dictionary, title, found, onAdopt }: LineProps) {
  const ref = useReference()
  return (
    <li className={styles.line}>
      <span className={styles.name}>{title}</span>
      <StatusTag tone={found.sure ? 'accentOutline' : 'quiet'}>{ref.label(dictionary, found.code)}</StatusTag>
      {!found.sure && <span className={styles.quiet}>{text.unsure}</span>}
      <span className={styles.words}>
        {found.words.map((word) => (
          <q key={word}>{word}</q>
        ))}
      </span>
      <Adopt onAdopt={onAdopt} />
    </li>
  )
}

function PatternLine({ pattern, onAdopt }: { pattern: SuggestedPattern; onAdopt: (() => void) | undefined }) {
  const ref = useReference()
  return (
    <li className={styles.line}>
      <span className={styles.name}>{text.patterns}</span>
      <StatusTag tone="quiet">{ref.label('patterns', pattern.code)}</StatusTag>
      <span className={styles.words}>
        {text.why[pattern.why](pattern.n)}
        {pattern.words.map((word) => (
          <q key={word}>{word}</q>
        ))}
      </span>
      <Adopt onAdopt={onAdopt} />
    </li>
  )
}

function Adopt({ onAdopt }: { onAdopt: (() => void) | undefined }) {
  if (!onAdopt) return null
  return (
    <Button type="link" size="small" onClick={onAdopt}>
      {text.adopt}
    </Button>
  )
}
