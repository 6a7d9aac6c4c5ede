import { Button, Form } from 'antd'
import type { ReactNode } from 'react'
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

function judgedIn({ field, enforcementType, level, issues, patterns }: SuggestedValues): SuggestedValues {
  return { field, enforcementType, level, issues, patterns }
}

/** The lines inside a form with the fields of `SuggestedValues`: what it does not hold yet can be filled in, one by one. */
export function SuggestionsToAdopt({ suggestions }: { readonly suggestions: TriageSuggestions | undefined }) {
  const form = Form.useFormInstance()
  const chosen = Form.useWatch(judgedIn, { form, preserve: true }) ?? {}
  const adopt = (values: SuggestedValues) => form.setFieldsValue(withSuggested(chosen, values))
  return <SuggestionLines suggestions={suggestions} form={{ chosen, adopt }} />
}

/** A suggested code joins a list, and replaces a single choice. */
function withSuggested(chosen: SuggestedValues, values: SuggestedValues): SuggestedValues {
  const joined = (a: readonly string[] = [], b: readonly string[] = []) => [...new Set([...a, ...b])]
  return { ...values, issues: joined(chosen.issues, values.issues), patterns: joined(chosen.patterns, values.patterns) }
}

function holds(chosen: SuggestedValues, { issues = [], patterns = [], ...single }: SuggestedValues): boolean {
  return (
    Object.entries(single).every(([name, code]) => chosen[name as keyof typeof single] === code) &&
    issues.every((code) => chosen.issues?.includes(code)) &&
    patterns.every((code) => chosen.patterns?.includes(code))
  )
}

interface SuggestionLinesProps {
  readonly suggestions: TriageSuggestions | undefined
  /** What a form holds, and the way a line gets into it; without it the lines are only read. */
  readonly form?: { readonly chosen: SuggestedValues; readonly adopt: (values: SuggestedValues) => void }
}

export function SuggestionLines({ suggestions, form }: SuggestionLinesProps) {
  if (!suggestions) return null
  const { field, enforcementType, level, issues, patterns } = suggestions
  const nothing = !field && !enforcementType && !level && issues.length === 0 && patterns.length === 0
  if (nothing) return <span className={styles.quiet}>{text.none}</span>
  const adopt = (values: SuggestedValues) =>
    form && (holds(form.chosen, values) ? <Adopted /> : <Adopt onAdopt={() => form.adopt(values)} />)
  return (
    <ul className={styles.list}>
      {field && <Line dictionary="field" title={text.field} found={field} adopt={adopt({ field: field.code })} />}
      {enforcementType && (
        <Line
          dictionary="enforcementType"
          title={text.enforcementType}
          found={enforcementType}
          adopt={adopt({ enforcementType: enforcementType.code })}
        />
      )}
      {issues.map((issue) => (
        <Line
          key={issue.code}
          dictionary="issue"
          title={text.issue}
          found={issue}
          adopt={adopt({ issues: [issue.code] })}
        />
      ))}
      {level && <Line dictionary="level" title={text.level} found={level} adopt={adopt({ level: level.code })} />}
      {patterns.map((pattern) => (
        <PatternLine key={pattern.code} pattern={pattern} adopt={adopt({ patterns: [pattern.code] })} />
      ))}
    </ul>
  )
}

interface LineProps {
  readonly dictionary: string
  readonly title: string
  readonly found: SuggestedCode
  readonly adopt: ReactNode
}

function Line({ dictionary, title, found, adopt }: LineProps) {
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
      {adopt}
    </li>
  )
}

function PatternLine({ pattern, adopt }: { pattern: SuggestedPattern; adopt: ReactNode }) {
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
      {adopt}
    </li>
  )
}

function Adopt({ onAdopt }: { onAdopt: () => void }) {
  return (
    <Button type="link" size="small" onClick={onAdopt}>
      {text.adopt}
    </Button>
  )
}

function Adopted() {
  return <span className={styles.adopted}>{text.adopted}</span>
}
