import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { civilDateOf, civilWeekday } from '#shared/domain/civil-date'
import { useLive, useSession, useSyncStatus } from '../../data/hooks'
import { formatCount, formatDay } from '../../ui/time/format'
import { useNow } from '../../ui/time/use-now'
import { type ArrangedSupervision, arrangeSupervision } from './arrange-supervision'
import { type ArrangedCases, arrangeCases } from './arrange-work'
import { workbenchMessages as text } from './messages'
import { supervisionGroups } from './supervision-groups'
import { type WorkData, workData } from './work-data'
import { CaseRows, DocumentRows, LeadRows, WorkGroup } from './work-rows'
import styles from './workbench.module.css'

/** What to do next, in three columns by urgency; every number is a link to the rows behind it. */
export function WorkbenchPage() {
  const session = useSession()
  const now = useNow()
  const { value: work } = useLive(
    `workbench ${session.userId}`,
    ['orders', 'cases', 'documents', 'warnings', 'consultations', 'campaigns', 'transfers'],
    (desk) => workData(desk, session),
  )
  const today = civilDateOf(now)
  return (
    <section className={styles.page} aria-label={text.title}>
      <header className={styles.head}>
        <h1>{text.title}</h1>
        <span className={styles.date}>{text.asOf(formatDay(today), text.weekdays[civilWeekday(today)] ?? '')}</span>
      </header>
      {work && (
        <Columns
          work={work}
          cases={arrangeCases(work.mine, now)}
          triage={arrangeCases(work.unassigned, now)}
          supervision={arrangeSupervision(work.supervision, session, now)}
        />
      )}
    </section>
  )
}

function Columns(props: ColumnProps) {
  return (
    <div className={styles.columns}>
      <Today {...props} />
      <Week {...props} />
      <Others {...props} />
    </div>
  )
}

function Column({ title, nothing, children }: { title: string; nothing: ReactNode; children: readonly ReactNode[] }) {
  const shown = children.filter(Boolean)
  return (
    <section className={styles.column} aria-label={title}>
      <h2 className={styles.columnTitle}>{title}</h2>
      {shown.length > 0 ? shown : <p className={styles.nothing}>{nothing}</p>}
    </section>
  )
}

function Today({
  work: { toApprove, toReview, escalated, toHandle, leads, transfers },
  cases: { today, corrections },
  triage,
  supervision,
}: ColumnProps) {
  const { attention } = useSyncStatus()
  const groups = [
    attention > 0 && (
      <WorkGroup key="attention" title={text.attention}>
        <li className={styles.row}>
          <Link to="/sync" className={styles.rowTitle}>
            {text.attentionAll(attention)}
          </Link>
        </li>
      </WorkGroup>
    ),
    today.length > 0 && (
      <WorkGroup key="due" title={text.due} all={<AllOf to="mine" count={today.length} />}>
        <CaseRows cases={today} />
      </WorkGroup>
    ),
    corrections.length > 0 && (
      <WorkGroup key="corrections" title={text.corrections}>
        <CaseRows cases={corrections} />
      </WorkGroup>
    ),
    triage.today.length > 0 && (
      <WorkGroup key="triage" title={text.dueTriage} all={<AllOf to="triage" count={triage.today.length} />}>
        <CaseRows cases={triage.today} />
      </WorkGroup>
    ),
    toHandle && toHandle.total > 0 && (
      <WorkGroup
        key="documents"
        title={text.documents}
        all={
          <Link to="/documents" search={{ view: 'waiting' }}>
            {text.documentsAll(toHandle.total)}
          </Link>
        }
      >
        <DocumentRows documents={toHandle.rows} />
      </WorkGroup>
    ),
    toApprove.length > 0 && (
      <WorkGroup key="filings" title={text.filings} all={<AllOf to="toFile" count={toApprove.length} />}>
        <CaseRows cases={toApprove} />
      </WorkGroup>
    ),
    toReview.length > 0 && (
      <WorkGroup key="legalReviews" title={text.legalReviews} all={<AllOf to="toReview" count={toReview.length} />}>
        <CaseRows cases={toReview} />
      </WorkGroup>
    ),
    transfers.length > 0 && (
      <WorkGroup key="transfers" title={text.transfers}>
        {transfers.map(({ transfer, step }) => (
          <li key={transfer.id} className={styles.row}>
            <Link
              to="/cases/$caseId"
              params={{ caseId: transfer.caseId }}
              search={{ section: 'aftermath' }}
              className={styles.rowTitle}
            >
              {text.transferSteps[step]}
            </Link>
          </li>
        ))}
      </WorkGroup>
    ),
    ...supervisionGroups(supervision.today, 'today'),
    escalated.length > 0 && (
      <WorkGroup key="escalated" title={text.escalated} all={<AllOf to="escalating" count={escalated.length} />}>
        <CaseRows cases={escalated} />
      </WorkGroup>
    ),
    leads && leads.total > 0 && (
      <WorkGroup
        key="leads"
        title={text.leads}
        all={<Link to="/leads">{text.leadsAll(formatCount(leads.total))}</Link>}
      >
        <LeadRows leads={leads.rows} />
      </WorkGroup>
    ),
  ]
  return (
    <Column title={text.today} nothing={text.nothingToday}>
      {groups}
    </Column>
  )
}

interface ColumnProps {
  readonly work: WorkData
  /** Mine. */
  readonly cases: ArrangedCases
  /** In triage, and nobody's yet. */
  readonly triage: ArrangedCases
  readonly supervision: ArrangedSupervision
}

function Week({ work, cases: { week, later }, triage, supervision }: ColumnProps) {
  const unassigned = [...triage.week, ...triage.later]
  const groups = [
    week.length > 0 && (
      <WorkGroup key="week" title={text.dueThisWeek} all={<AllOf to="mine" count={week.length} />}>
        <CaseRows cases={week} />
      </WorkGroup>
    ),
    ...supervisionGroups(supervision.week, 'week'),
    unassigned.length > 0 && (
      <WorkGroup
        key="unassigned"
        title={text.unassigned}
        all={
          <Link to="/cases" search={{ view: 'triage', sort: 'dueAt', up: true }}>
            {text.unassignedAll(work.unassigned.length)}
          </Link>
        }
      >
        <CaseRows cases={unassigned} />
      </WorkGroup>
    ),
    later.length > 0 && (
      <p key="later" className={styles.later}>
        {text.later(later.length)}：
        <Link to="/cases" search={{ view: 'mine', sort: 'dueAt', up: true }}>
          {text.laterAll}
        </Link>
      </p>
    ),
  ]
  return (
    <Column title={text.week} nothing={text.nothingWeek}>
      {groups}
    </Column>
  )
}

function Others({ work: { onTheirWay }, cases: { others, filings, legalReviews }, supervision }: ColumnProps) {
  const groups = [
    others.length > 0 && (
      <WorkGroup key="cases" title={text.waitingCases} all={<AllOf to="mine" count={others.length} />}>
        <CaseRows cases={others} />
      </WorkGroup>
    ),
    filings.length > 0 && (
      <WorkGroup key="filings" title={text.waitingFilings} all={<AllOf to="triage" count={filings.length} />}>
        <CaseRows cases={filings} />
      </WorkGroup>
    ),
    legalReviews.length > 0 && (
      <WorkGroup key="legalReviews" title={text.waitingLegalReviews}>
        <CaseRows cases={legalReviews} />
      </WorkGroup>
    ),
    ...supervisionGroups(supervision.others, 'others'),
    onTheirWay.length > 0 && (
      <WorkGroup
        key="documents"
        title={text.waitingDocuments}
        all={<Link to="/documents">{text.documentsAll(onTheirWay.length)}</Link>}
      >
        <DocumentRows documents={onTheirWay} />
      </WorkGroup>
    ),
  ]
  return (
    <Column title={text.others} nothing={text.nothingOthers}>
      {groups}
    </Column>
  )
}

function AllOf({ to, count }: { to: string; count: number }) {
  return (
    <Link to="/cases" search={{ view: to, sort: 'dueAt', up: true }}>
      {text.count(count)}
    </Link>
  )
}
