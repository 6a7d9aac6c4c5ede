import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { Segmented } from 'antd'
import { inspectionStatusLabels } from '#shared/domain/inspection'
import { useInspection, useOffered, useReference } from '../../data/hooks'
import { EmptyState } from '../../ui/feedback/empty-state'
import page from '../../ui/sections/subject-page.module.css'
import { StatusTag } from '../../ui/status/status-tag'
import { PendingMark } from '../../ui/status/status-tags'
import { formatDay } from '../../ui/time/format'
import { statusTones } from './inspection-columns'
import { InspectionContext, inspectionCommands, useInspectionPage } from './inspection-context'
import { type InspectionPart, inspectionParts } from './inspection-search'
import styles from './inspections.module.css'
import { inspectionTexts as text } from './messages'
import { PrepareView } from './prepare/prepare-view'
import { RecordView } from './record/record-view'
import { FinishButton } from './site/finish-button'
import { SiteView } from './site/site-view'

/** One inspection: prepared at the office, done on site, printed as its record. */
export function InspectionPage() {
  const { inspectionId } = useParams({ from: '/inspections/$inspectionId' })
  const { value: bundle, stale } = useInspection(inspectionId)
  const offered = useOffered({ type: 'inspection', id: inspectionId }, inspectionCommands)
  const search = useSearch({ from: '/inspections/$inspectionId' })
  if (!bundle)
    return stale ? (
      <EmptyState title={text.loading} />
    ) : (
      <EmptyState title={text.notFound} action={<Link to="/inspections">{text.toList}</Link>}>
        {text.notFoundTodo}
      </EmptyState>
    )
  const { status } = bundle.inspection
  const part = search.part ?? (status === 'running' ? 'site' : status === 'finished' ? 'record' : 'prepare')
  return (
    <InspectionContext.Provider value={{ bundle, offered, writable: offered?.['inspection.write'] === null }}>
      <div className={page.page}>
        <Head part={part} />
        {part === 'prepare' && <PrepareView />}
        {part === 'site' && <SiteView />}
        {part === 'record' && <RecordView />}
      </div>
    </InspectionContext.Provider>
  )
}

function Head({ part }: { part: InspectionPart }) {
  const { bundle } = useInspectionPage()
  const ref = useReference()
  const navigate = useNavigate({ from: '/inspections/$inspectionId' })
  const { inspection: found, case: home, pending } = bundle
  return (
    <header className={styles.head}>
      <div className={styles.names}>
        <p className={page.kicker}>
          <Link to="/inspections">{text.title}</Link>
          <span>{formatDay(found.startedAt ?? found.plannedOn)}</span>
          <StatusTag tone={statusTones[found.status]}>{inspectionStatusLabels[found.status]}</StatusTag>
          {pending && <PendingMark />}
          {home && (
            <Link to="/cases/$caseId" params={{ caseId: home.id }} search={{ section: 'investigation' }}>
              {home.caseNo ?? home.title}
            </Link>
          )}
        </p>
        <h1 className={styles.title}>{`${ref.organ(found.organId)?.name ?? ''}　${found.place}`}</h1>
      </div>
      <div className={styles.buttons}>
        <Segmented<InspectionPart>
          value={part}
          options={inspectionParts.map((value) => ({ value, label: text.parts[value] }))}
          onChange={(next) => void navigate({ search: { part: next }, replace: true })}
        />
        {found.status === 'running' && <FinishButton />}
      </div>
    </header>
  )
}
