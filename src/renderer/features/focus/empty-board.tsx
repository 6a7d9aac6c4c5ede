import { Button } from 'antd'
import { addMonths, monthOf } from '#shared/domain/focus'
import type { FocusQuery } from '#shared/domain/focus-board'
import { useReference } from '../../data/hooks'
import { EmptyState } from '../../ui/feedback/empty-state'
import { monthsName } from '../../ui/focus/place-names'
import { useNow } from '../../ui/time/use-now'
import { focusTexts as text } from './messages'
import { useBoard } from './use-board'

/** Before any hotline was counted. */
const FIRST_MONTH = '2000-01'

interface EmptyBoardProps {
  readonly query: FocusQuery
  readonly fromServer: boolean
  readonly onlyProposals: boolean
  readonly onPickMonths: (months: { readonly from: string; readonly to: string }) => void
}

/** No row to show: where there are complaints of another time, one step leads to the latest of them. */
export function EmptyBoard({ query, fromServer, onlyProposals, onPickMonths }: EmptyBoardProps) {
  if (onlyProposals) return <EmptyState title={text.noProposalTitle}>{text.noProposalText}</EmptyState>
  return (
    <EmptyState
      title={text.emptyTitle}
      action={<LatestMonths query={query} fromServer={fromServer} onPickMonths={onPickMonths} />}
    >
      {text.emptyText}
    </EmptyState>
  )
}

function LatestMonths({ query, fromServer, onPickMonths }: Omit<EmptyBoardProps, 'onlyProposals'>) {
  const now = monthOf(useNow())
  const { months } = useReference().thresholds
  const { board } = useBoard({ ...query, from: FIRST_MONTH, to: now }, fromServer)
  const latest = board?.months.findLast(({ numbers }) => numbers.complaints > 0)?.month
  if (!latest) return null
  const found = { from: addMonths(latest, 1 - months), to: latest }
  return <Button onClick={() => onPickMonths(found)}>{text.showMonths(monthsName(found))}</Button>
}
