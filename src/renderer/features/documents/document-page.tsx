import { Link, Navigate, useParams } from '@tanstack/react-router'
import { Spin } from 'antd'
import { INSPECTION_RECORD } from '#shared/commands/inspections/inspection-record-draft'
import { useCaseBundle, useLive } from '../../data/hooks'
import { EmptyState } from '../../ui/feedback/empty-state'
import { DocumentDesk } from './document-desk'
import styles from './document-page.module.css'
import { documentTexts as text } from './messages'

export function DocumentPage() {
  const { documentId = '' } = useParams({ strict: false })
  const caseId = useLive(`case of document ${documentId}`, ['documents'], (desk) =>
    desk.get('officialDocument', documentId).then((document) => document?.caseId ?? ''),
  )
  if (caseId.value === undefined) return <Waiting />
  if (caseId.value === '') return <NotFound />
  return <OfCase documentId={documentId} caseId={caseId.value} />
}

/** The document is taken from its case, so that both agree. */
function OfCase({ documentId, caseId }: { documentId: string; caseId: string }) {
  const { value, stale } = useCaseBundle(caseId)
  const document = value?.documents.find(({ id }) => id === documentId)
  // Shown where it was written, with its photos.
  if (document?.kind === INSPECTION_RECORD && document.recordOf)
    return <Navigate to="/inspections/$inspectionId" params={{ inspectionId: document.recordOf }} replace />
  if (value && document) return <DocumentDesk key={documentId} bundle={value} document={document} />
  return stale ? <Waiting /> : <NotFound />
}

function Waiting() {
  return (
    <div className={styles.waiting} role="status" aria-busy="true">
      <Spin delay={150} />
      <span className="visually-hidden">{text.loading}</span>
    </div>
  )
}

function NotFound() {
  return (
    <EmptyState title={text.notFound} action={<Link to="/documents">{text.toRegister}</Link>}>
      {text.notFoundTodo}
    </EmptyState>
  )
}
