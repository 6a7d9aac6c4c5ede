import { Tooltip } from 'antd'
import { statusMessages } from '../status/messages'
import { StatusTag } from '../status/status-tag'
import tones from '../status/tone.module.css'
import { dueWords } from './due'
import { useNow } from './use-now'

interface DueCountdownProps {
  readonly from: string
  readonly dueAt: string
  readonly doneAt?: string
  /** What is owed, put before the countdown. */
  readonly label?: string
}

/** A limit as countdown, with colour and words; the last day is the hint. */
export function DueCountdown({ from, dueAt, doneAt, label }: DueCountdownProps) {
  const now = useNow()
  if (!dueAt) return null
  const words = dueWords({ from, dueAt, ...(doneAt ? { doneAt } : {}) }, now)
  const text = label ? `${label} ${words.text}` : words.text
  return (
    <Tooltip title={statusMessages.dueOn(words.lastDay)}>
      {words.state === 'overdue' || words.state === 'near' ? (
        <span>
          <StatusTag tone={words.state === 'overdue' ? 'red' : 'amber'}>{text}</StatusTag>
        </span>
      ) : (
        <span className={tones.textNeutral}>{text}</span>
      )}
    </Tooltip>
  )
}
