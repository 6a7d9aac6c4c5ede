import { Tooltip } from 'antd'
import { isSuspended } from '#shared/domain/stages'
import { useReference } from '../../data/hooks'
import { OrganGradeTag } from '../../ui/grades/organ-grade-tag'
import { StatusTag } from '../../ui/status/status-tag'
import { PendingMark } from '../../ui/status/status-tags'
import { levelTone } from '../../ui/status/status-tones'
import { formatDay } from '../../ui/time/format'
import { useCase } from './case-context'
import styles from './case-head.module.css'
import { CommandBar } from './command-bar'
import { ConflictBanner } from './conflict-banner'
import { LimitsLine } from './limits-line'
import { caseMessages as text } from './messages'
import { StageSteps } from './stage-steps'
import { TrackChips } from './track-chips'

/** What tells one case from another, where it stands, what runs out, and what can be done now. */
export function CaseHead() {
  const { bundle } = useCase()
  const ref = useReference()
  const found = bundle.case
  const pending = bundle.pending.length > 0
  const respondent = ref.organ(found.respondentOrganId)?.name
  return (
    <header className={styles.head}>
      <div className={styles.first}>
        <div className={styles.names}>
          <p className={styles.number}>
            {found.caseNo ?? (
              <Tooltip title={text.awaitingNumberHint}>
                <span className={styles.awaiting}>{text.awaitingNumber}</span>
              </Tooltip>
            )}
            {pending && <PendingMark />}
          </p>
          <h1 className={styles.title}>{found.title}</h1>
        </div>
        <CommandBar />
      </div>
      <div className={styles.facts}>
        <span className={respondent ? styles.respondent : styles.missing}>{respondent ?? text.noRespondent}</span>
        <OrganGradeTag organId={found.respondentOrganId} />
        {found.level && <StatusTag tone={levelTone(found.level)}>{ref.label('level', found.level)}</StatusTag>}
        {found.field && <StatusTag>{ref.label('field', found.field)}</StatusTag>}
        {found.enforcementType && <StatusTag>{ref.label('enforcementType', found.enforcementType)}</StatusTag>}
        {found.mode === 'focus' && <StatusTag tone="accentOutline">{text.focus}</StatusTag>}
        {found.suspension && isSuspended(found) && (
          <StatusTag tone="amber">
            {text.suspended(ref.label('suspendGround', found.suspension.ground), formatDay(found.suspension.until))}
          </StatusTag>
        )}
        {found.flags.graveImpact && <StatusTag tone="accentSolid">{text.graveImpact}</StatusTag>}
        {found.flags.enterprise && <StatusTag tone="accentOutline">{text.enterprise}</StatusTag>}
        {found.flags.confidential && <StatusTag tone="amber">{text.confidential}</StatusTag>}
        <span className={styles.people}>
          {found.handlerIds.length > 0
            ? `${text.handlers} ${found.handlerIds.map((id) => ref.user(id)?.name ?? id).join('、')}`
            : text.noHandlers}
        </span>
        <LimitsLine limits={found.limits} />
      </div>
      <StageSteps found={found} />
      <TrackChips />
      <ConflictBanner />
    </header>
  )
}
