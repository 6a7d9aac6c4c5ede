import { EmptyState } from '../../ui/feedback/empty-state'
import { listMessages } from '../../ui/list-page/messages'
import type { LeadView } from './lead-search'
import { leadMessages as text } from './messages'

interface LeadsEmptyProps {
  readonly filtered: boolean
  readonly view: LeadView
  readonly nothingAtAll: boolean
}

/** An empty list says what to do first. */
export function LeadsEmpty({ filtered, view, nothingAtAll }: LeadsEmptyProps) {
  if (filtered) return <EmptyState title={listMessages.nothingMatches}>{listMessages.nothingMatchesTodo}</EmptyState>
  if (nothingAtAll)
    return (
      <EmptyState title={text.emptyFirst}>
        <p>{text.emptyFirstText}</p>
        <code>{text.emptyFirstCommand}</code>
      </EmptyState>
    )
  if (view === 'open') return <EmptyState title={text.emptyOpen}>{text.emptyOpenText}</EmptyState>
  return <EmptyState title={text.emptyView} />
}
