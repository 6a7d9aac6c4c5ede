import { leadStateLabels } from '#shared/commands/leads/lead-state'
import { type DocumentStatus, documentStatus, documentStatusLabels } from '#shared/domain/official-document'
import { type CaseStage, caseStage, stageLabels } from '#shared/domain/supervision-case'
import { type LeadState, leadState } from '#shared/domain/work-order'
import type { CaseWait } from '../../data/desk-worker-api'
import { statusMessages } from './messages'
import { StatusTag } from './status-tag'
import { documentTones, leadTones, stageTones } from './status-tones'
import styles from './tone.module.css'

export function StageTag({ stage }: { stage: string }) {
  const known = caseStage.safeParse(stage)
  return known.success ? (
    <StatusTag tone={stageTones[known.data as CaseStage]}>{stageLabels[known.data]}</StatusTag>
  ) : (
    stage
  )
}

/** The next step of a case, where its stage does not say it. */
export function WaitTag({ wait }: { wait: CaseWait | '' }) {
  if (wait === '') return null
  const sentBack = wait === 'filingCorrection' || wait === 'legalCorrection'
  return <StatusTag tone={sentBack ? 'amber' : 'accent'}>{statusMessages.waits[wait]}</StatusTag>
}

export function LeadStateTag({ state }: { state: string }) {
  const known = leadState.safeParse(state)
  return known.success ? (
    <StatusTag tone={leadTones[known.data as LeadState]}>{leadStateLabels[known.data]}</StatusTag>
  ) : (
    state
  )
}

export function DocumentStatusTag({ status }: { status: string }) {
  const known = documentStatus.safeParse(status)
  return known.success ? (
    <StatusTag tone={documentTones[known.data as DocumentStatus]}>{documentStatusLabels[known.data]}</StatusTag>
  ) : (
    status
  )
}

/** Grey: work that waits to be sent is normal, not an error. */
export function PendingMark() {
  return (
    <span className={styles.pending} title={statusMessages.pendingHint}>
      {statusMessages.pending}
    </span>
  )
}
