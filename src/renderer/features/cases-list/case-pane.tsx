import { Link, useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { actionText } from '#shared/domain/action-text'
import type { CaseBundle } from '../../data/desk-worker-api'
import { useCaseBundle, useReference } from '../../data/hooks'
import { OrganGradeTag } from '../../ui/grades/organ-grade-tag'
import { Facts, ListPane, PaneSection } from '../../ui/list-page/list-page'
import { statusMessages } from '../../ui/status/messages'
import { StatusTag } from '../../ui/status/status-tag'
import { DocumentStatusTag, PendingMark, StageTag } from '../../ui/status/status-tags'
import { levelTone } from '../../ui/status/status-tones'
import { DueCountdown } from '../../ui/time/due-countdown'
import { formatDay, relativeTime } from '../../ui/time/format'
import { useNow } from '../../ui/time/use-now'
import styles from './cases.module.css'
import { caseMessages as text } from './messages'

const RECENT = 5

/** A case at a glance beside the list; Enter opens it. */
export function CasePane({ caseId, onClose }: { caseId: string; onClose: () => void }) {
  const { value: bundle, stale } = useCaseBundle(caseId)
  const navigate = useNavigate()
  if (!bundle)
    return (
      <ListPane label={text.pane} title="" onClose={onClose}>
        {!stale && <p>{text.notHere}</p>}
      </ListPane>
    )
  return (
    <ListPane
      label={text.pane}
      title={<PaneTitle bundle={bundle} />}
      onClose={onClose}
      actions={
        <Button type="primary" onClick={() => void navigate({ to: '/cases/$caseId', params: { caseId } })}>
          {text.open}
        </Button>
      }
    >
      <CaseEssence bundle={bundle} />
    </ListPane>
  )
}

function PaneTitle({ bundle: { case: found, pending } }: { bundle: CaseBundle }) {
  const reference = useReference()
  return (
    <>
      <h2>{found.title}</h2>
      <div className={styles.meta}>
        <span>{found.caseNo ?? statusMessages.awaitingNumber}</span>
        <StageTag stage={found.stage} />
        {found.level && <StatusTag tone={levelTone(found.level)}>{reference.label('level', found.level)}</StatusTag>}
        {found.openConflictIds.length > 0 && (
          <Link to="/sync">
            <StatusTag tone="amber">{text.conflicts(found.openConflictIds.length)}</StatusTag>
          </Link>
        )}
        {pending.includes(found.id) && <PendingMark />}
      </div>
    </>
  )
}

function CaseEssence({ bundle: { case: found, orders, documents, actions } }: { bundle: CaseBundle }) {
  const reference = useReference()
  const now = useNow()
  const running = Object.entries(found.limits).filter(([, limit]) => !limit.doneAt)
  const titleOf = (id: string) => documents.find((document) => document.id === id)?.title
  const recent = [...actions].sort((a, b) => b.at.localeCompare(a.at)).slice(0, RECENT)
  return (
    <>
      {running.length > 0 && (
        <PaneSection title={text.limits}>
          <div className={styles.limits}>
            {running.map(([key, limit]) => (
              <DueCountdown
                key={key}
                from={limit.from}
                dueAt={limit.dueAt}
                label={text.limitKinds[limit.kind] ?? limit.kind}
              />
            ))}
          </div>
        </PaneSection>
      )}
      <PaneSection title={text.facts}>
        <Facts
          rows={[
            [
              text.organ,
              found.respondentOrganId && (
                <span key="organ">
                  {reference.organ(found.respondentOrganId)?.name} <OrganGradeTag organId={found.respondentOrganId} />
                </span>
              ),
            ],
            [text.region2, reference.label('region', found.region)],
            [text.field, reference.label('field', found.field)],
            [text.enforcementType, reference.label('enforcementType', found.enforcementType)],
            [text.issues, found.issues.map((issue) => reference.label('issue', issue)).join('、')],
            [text.handler, found.handlerIds.map((id) => reference.user(id)?.name ?? id).join('、')],
            [text.origin, reference.label('caseOrigin', found.origin)],
            [text.opened, formatDay(found.createdAt)],
          ]}
        />
      </PaneSection>
      {orders.length > 0 && (
        <PaneSection title={text.orders}>
          <ul className={styles.lines}>
            {orders.map((order) => (
              <li key={order.id}>
                <Link to="/leads" search={{ view: 'all', order: order.id }} className={styles.lineMain}>
                  {order.title}
                </Link>
                <span className={styles.lineSide}>{formatDay(order.receivedAt)}</span>
              </li>
            ))}
          </ul>
        </PaneSection>
      )}
      <PaneSection title={text.documents}>
        {documents.length === 0 && <span className={styles.quiet}>{text.noDocuments}</span>}
        <ul className={styles.lines}>
          {documents.map((document) => (
            <li key={document.id}>
              <Link to="/documents/$documentId" params={{ documentId: document.id }} className={styles.lineMain}>
                {document.title}
              </Link>
              <DocumentStatusTag status={document.status} />
            </li>
          ))}
        </ul>
      </PaneSection>
      <PaneSection title={text.record}>
        <ul className={styles.lines}>
          {recent.map((action) => {
            const read = actionText(action, reference, titleOf)
            return (
              <li key={action.id}>
                <span className={styles.lineMain}>
                  {read.who}　{read.what}
                  {read.subject && `《${read.subject}》`}
                </span>
                <span className={styles.lineSide}>{relativeTime(action.at, now)}</span>
              </li>
            )
          })}
        </ul>
      </PaneSection>
    </>
  )
}
