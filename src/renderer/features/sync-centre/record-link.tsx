import { Link, type LinkProps } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { EntityRef } from '#shared/domain/entities'

export interface RecordSubject extends EntityRef {
  readonly title: string
}

interface RecordLinkProps {
  readonly subject: EntityRef
  readonly className?: string | undefined
  readonly children: ReactNode
}

/** The way to the page of a record; plain words where it has none. */
export function RecordLink({ subject, className = '', children }: RecordLinkProps) {
  const page = pageOf(subject)
  if (!page) return <span className={className}>{children}</span>
  return (
    <Link {...page} className={className}>
      {children}
    </Link>
  )
}

/** The page that shows a record, where one does. */
export function pageOf({ type, id }: EntityRef): LinkProps | undefined {
  switch (type) {
    case 'workOrder':
      return { to: '/leads', search: { view: 'all', order: id } }
    case 'supervisionCase':
      return { to: '/cases/$caseId', params: { caseId: id } }
    case 'officialDocument':
      return { to: '/documents/$documentId', params: { documentId: id } }
    case 'consultation':
      return { to: '/consultations/$consultationId', params: { consultationId: id } }
    case 'supervisionOrder':
      return { to: '/supervision/$supervisionOrderId', params: { supervisionOrderId: id } }
    case 'inspection':
      return { to: '/inspections/$inspectionId', params: { inspectionId: id } }
    case 'campaign':
      return { to: '/campaigns/$campaignId', params: { campaignId: id } }
    case 'transfer':
      return { to: '/transfers/$transferId', params: { transferId: id } }
    case 'submission':
      return { to: '/submissions/$submissionId', params: { submissionId: id } }
    case 'dataReturn':
      return { to: '/returns/$returnId', params: { returnId: id } }
    case 'sharePush':
      return { to: '/pushes/$pushId', params: { pushId: id } }
    default:
      return undefined
  }
}
