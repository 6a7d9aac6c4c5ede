import { useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { type FocusCount, focusCountLabels, focusRates, rateOf } from '#shared/domain/focus'
import type { FocusQuery } from '#shared/domain/focus-board'
import { useReference, useSession } from '../../data/hooks'
import { monthsName, partName, percentText } from '../../ui/focus/place-names'
import { Facts, ListPane, PaneSection } from '../../ui/list-page/list-page'
import { StatusTag } from '../../ui/status/status-tag'
import { type BoardRow, isSignal, rates, rowFilter } from './board-rows'
import styles from './focus.module.css'
import { CountLink } from './focus-columns'
import type { FocusSearch } from './focus-search'
import { focusTexts as text } from './messages'

interface FocusPaneProps {
  readonly row: BoardRow
  readonly query: FocusQuery
  readonly source: FocusSearch['source']
  readonly onClose: () => void
}

const opened: readonly FocusCount[] = [
  'complaints',
  'judged',
  'verified',
  'rated',
  'satisfied',
  'dissatisfied',
  'repeated',
  'timed',
  'late',
]

/** One row of the board: its rates, every number with its orders, and the way to a campaign. */
export function FocusPane({ row, query, source, onClose }: FocusPaneProps) {
  const ref = useReference()
  const { roles } = useSession()
  const navigate = useNavigate()
  const filter = rowFilter(query, row)
  const { by: _by, ...basis } = filter as FocusQuery
  return (
    <ListPane
      label={text.pane}
      title={
        <>
          <h2>{partName(row.part, ref)}</h2>
          <span className={styles.quiet}>{monthsName(query)}</span>
        </>
      }
      onClose={onClose}
      actions={
        roles.includes('officer') && (
          <Button
            type={row.proposed ? 'primary' : 'default'}
            onClick={() => void navigate({ to: '/campaigns', search: { propose: JSON.stringify(basis) } })}
          >
            {text.propose}
          </Button>
        )
      }
    >
      {row.proposed && (
        <p className={styles.proposal}>
          <StatusTag tone="amber">{text.proposed}</StatusTag>
        </p>
      )}
      <PaneSection title={text.columns.place}>
        <Facts
          rows={rates.map((rate) => [
            focusRates[rate].label,
            <span key={rate} className={isSignal(row.signals, rate) ? styles.signal : ''}>
              {percentText(rateOf(row.numbers, rate))}{' '}
              <span className={styles.quiet}>
                {text.fraction(row.numbers[focusRates[rate].part], row.numbers[focusRates[rate].whole])}
              </span>
            </span>,
          ])}
        />
      </PaneSection>
      <PaneSection title={text.numbers}>
        <Facts
          rows={opened.map((count) => [
            focusCountLabels[count],
            <CountLink key={count} filter={basis} count={count} n={row.numbers[count]} source={source} />,
          ])}
        />
      </PaneSection>
    </ListPane>
  )
}
