import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { WarningView } from '../../data/desk-worker-api'

interface EvidenceLinkProps {
  readonly warning: WarningView
  readonly className?: string | undefined
  readonly onClick?: () => void
  readonly children: ReactNode
}

/** Leads to the very rows behind a warning: the orders of the board, the case whose limit it is, the return that is late, the push that is held up, or the records beside the warning. */
export function EvidenceLink({ warning, children, ...rest }: EvidenceLinkProps) {
  const { evidence } = warning
  switch (evidence.type) {
    case 'orders':
      return (
        <Link to="/focus/orders" search={{ ...evidence.filter, count: evidence.count }} {...rest}>
          {children}
        </Link>
      )
    case 'case':
      return (
        <Link to="/cases/$caseId" params={{ caseId: evidence.caseId }} {...rest}>
          {children}
        </Link>
      )
    case 'records':
      return (
        <Link to="/warnings" search={{ view: 'all', warning: warning.id }} {...rest}>
          {children}
        </Link>
      )
    case 'push':
      return (
        <Link to="/pushes/$pushId" params={{ pushId: evidence.pushId }} {...rest}>
          {children}
        </Link>
      )
    case 'return':
      return (
        <Link to="/returns/$returnId" params={{ returnId: evidence.returnId }} {...rest}>
          {children}
        </Link>
      )
  }
}
