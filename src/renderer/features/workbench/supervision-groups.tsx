import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useReference } from '../../data/hooks'
import { StatusTag } from '../../ui/status/status-tag'
import { formatDay } from '../../ui/time/format'
import { warningWords } from '../../ui/warnings/messages'
import { EvidenceLink } from '../../ui/warnings/warning-link'
import { warningNote, warningTitle } from '../../ui/warnings/warning-words'
import type { SupervisionWork } from './arrange-supervision'
import { workbenchMessages as text } from './messages'
import { WorkGroup } from './work-rows'
import styles from './workbench.module.css'

const SHOWN = 5

/** Warnings, meetings and campaigns of one column, each line a link to the thing itself. */
export function supervisionGroups(work: SupervisionWork, column: keyof typeof text.campaigns): ReactNode[] {
  const { warnings, consultations, resolutions, tasks, campaigns } = work
  return [
    warnings.length > 0 && (
      <WorkGroup
        key="warnings"
        title={text.warnings}
        all={<Link to="/warnings">{text.warningsAll(warnings.length)}</Link>}
      >
        <WarningRows warnings={warnings} />
      </WorkGroup>
    ),
    consultations.length > 0 && (
      <WorkGroup
        key="consultations"
        title={text.consultations}
        all={<Link to="/consultations">{text.consultationsAll(consultations.length)}</Link>}
      >
        {consultations.slice(0, SHOWN).map((found) => (
          <li key={found.id} className={styles.line}>
            <Link to="/consultations/$consultationId" params={{ consultationId: found.id }} className={styles.rowTitle}>
              {found.topic}
            </Link>
            <span className={styles.rowWhen}>
              {[formatDay(found.scheduledOn), found.time].filter(Boolean).join(' ')}
            </span>
          </li>
        ))}
      </WorkGroup>
    ),
    resolutions.length > 0 && (
      <WorkGroup
        key="resolutions"
        title={text.resolutions}
        all={
          <Link to="/consultations" search={{ view: 'resolutions' }}>
            {text.resolutionsAll(resolutions.length)}
          </Link>
        }
      >
        {resolutions.slice(0, SHOWN).map(({ consultation, resolution }) => (
          <li key={resolution.id} className={styles.line}>
            <Link
              to="/consultations/$consultationId"
              params={{ consultationId: consultation.id }}
              className={styles.rowTitle}
            >
              {resolution.title}
            </Link>
            <span className={styles.rowWhen}>{formatDay(resolution.dueOn)}</span>
          </li>
        ))}
      </WorkGroup>
    ),
    tasks.length > 0 && (
      <WorkGroup key="tasks" title={text.tasks} all={<Link to="/campaigns">{text.tasksAll(tasks.length)}</Link>}>
        {tasks.slice(0, SHOWN).map(({ campaign, task }) => (
          <li key={task.id} className={styles.line}>
            <Link to="/campaigns/$campaignId" params={{ campaignId: campaign.id }} className={styles.rowTitle}>
              {task.title}
            </Link>
            <span className={styles.rowWhen}>{formatDay(task.dueOn)}</span>
          </li>
        ))}
      </WorkGroup>
    ),
    campaigns.length > 0 && (
      <WorkGroup
        key="campaigns"
        title={text.campaigns[column]}
        all={<Link to="/campaigns">{text.count(campaigns.length)}</Link>}
      >
        {campaigns.slice(0, SHOWN).map((found) => (
          <li key={found.id} className={styles.line}>
            <Link to="/campaigns/$campaignId" params={{ campaignId: found.id }} className={styles.rowTitle}>
              {found.title}
            </Link>
          </li>
        ))}
      </WorkGroup>
    ),
  ]
}

function WarningRows({ warnings }: Pick<SupervisionWork, 'warnings'>) {
  const ref = useReference()
  return warnings.slice(0, SHOWN).map((found) => (
    <li key={found.id} className={styles.row}>
      <EvidenceLink warning={found} className={styles.rowTitle}>
        {warningTitle(found, ref)}
      </EvidenceLink>
      <span className={styles.rowNote}>
        <StatusTag tone={found.severity}>{warningWords.severity[found.severity]}</StatusTag>
        <span>{warningNote(found)}</span>
      </span>
    </li>
  ))
}
