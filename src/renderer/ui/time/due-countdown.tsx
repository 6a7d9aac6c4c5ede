import { statusMessages } from '../status/messages'
import { StatusTag } from '../status/status-tag'
import tones from '../status/tone.module.css'
import { dueWords } from './due'
import { useNow } from './use-now'

interface DueCountdownProps {
  readonly from: string
  readonly dueAt: string
  readonly doneAt?: string | undefined
  readonly stoppedAt?: string | undefined
  /** What is owed, put before the countdown. */
  readonly label?: string
}

/** A limit as countdown, with colour and words; the last day is the hint. */
export function DueCountdown({ from, dueAt, doneAt, stoppedAt, label }: DueCountdownProps) {
  const now = useNow()
  if (!dueAt) return null
  const words = dueWords({ from, dueAt, ...(doneAt ? { doneAt } : {}), ...(stoppedAt ? { stoppedAt } : {}) }, now)
  const text = label ? `${label} ${words.text}` : words.text
  // A plain title: lists draw hundreds of these, and a tooltip component costs more than the whole row.
  return (
    <span title={statusMessages.dueOn(words.lastDay)}>
      {words.state === 'overdue' || words.state === 'near' ? (
        <StatusTag tone={words.state === 'overdue' ? 'red' : 'amber'}>{text}</StatusTag>
      ) : (
        <span className={tones.textNeutral}>{text}</span>
      )}
    </span>
  )
}
