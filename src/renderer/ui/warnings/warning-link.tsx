import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { WarningView } from '../../data/desk-worker-api'

interface EvidenceLinkProps {
  readonly warning: WarningView
  readonly className?: string | undefined
  readonly onClick?: () => void
  readonly children: ReactNode
}

/** Leads to the very rows behind a warning: the orders of the board, or the case whose limit it is. */
export function EvidenceLink({ warning, children, ...rest }: EvidenceLinkProps) {
  const { evidence } = warning
  return evidence.type === 'orders' ? (
    <Link to="/focus/orders" search={{ ...evidence.filter, count: evidence.count }} {...rest}>
      {children}
    </Link>
  ) : (
    <Link to="/cases/$caseId" params={{ caseId: evidence.caseId }} {...rest}>
      {children}
    </Link>
  )
}
