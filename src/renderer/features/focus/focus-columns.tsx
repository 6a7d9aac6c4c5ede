import { Link } from '@tanstack/react-router'
import { type FocusCount, type FocusRate, focusCountLabels, focusRates, rateOf } from '#shared/domain/focus'
import type { FocusFilter } from '#shared/domain/focus-board'
import type { ReferenceData } from '#shared/domain/reference-data'
import { partName, percentText } from '../../ui/focus/place-names'
import type { GridColumn } from '../../ui/list-page/fit-columns'
import { formatCount } from '../../ui/time/format'
import { type BoardRow, isSignal, rates, rowFilter } from './board-rows'
import styles from './focus.module.css'
import type { FocusSearch } from './focus-search'
import { focusTexts as text } from './messages'

type Source = FocusSearch['source']

export function focusColumns(ref: ReferenceData, filter: FocusFilter, source: Source): GridColumn<BoardRow>[] {
  return [
    {
      key: 'place',
      title: text.columns.place,
      width: 200,
      grow: 3,
      render: (row) => partName(row.part, ref),
    },
    {
      key: 'complaints',
      title: text.columns.complaints,
      width: 88,
      align: 'end',
      sortBy: 'complaints',
      render: (row) => (
        <CountLink filter={rowFilter(filter, row)} count="complaints" n={row.numbers.complaints} source={source} />
      ),
    },
    ...rates.map(
      (rate): GridColumn<BoardRow> => ({
        key: rate,
        title: text.columns[rate],
        width: 84,
        align: 'end',
        sortBy: rate,
        rank: rate === 'overdue' ? 2 : rate === 'repeat' ? 1 : 0,
        render: (row) => <RateLink row={row} rate={rate} filter={rowFilter(filter, row)} source={source} />,
      }),
    ),
  ]
}

interface CountLinkProps {
  readonly filter: FocusFilter
  readonly count: FocusCount
  readonly n: number
  readonly source: Source
}

/** A number that opens to the very orders behind it. */
export function CountLink({ filter, count, n, source }: CountLinkProps) {
  if (n === 0) return <span>0</span>
  return (
    <Link
      to="/focus/orders"
      search={{ ...filter, count, ...(source ? { source } : {}) }}
      className={styles.number}
      title={focusCountLabels[count]}
      onClick={(event) => event.stopPropagation()}
    >
      {formatCount(n)}
    </Link>
  )
}

/** A rate opens to the orders that make it: for satisfaction those that are dissatisfied, which is what one looks for. */
function RateLink({
  row,
  rate,
  filter,
  source,
}: {
  row: BoardRow
  rate: FocusRate
  filter: FocusFilter
  source: Source
}) {
  const value = rateOf(row.numbers, rate)
  const { part, whole } = focusRates[rate]
  if (value === undefined) return <span className={styles.unknown}>—</span>
  const signal = isSignal(row.signals, rate)
  return (
    <Link
      to="/focus/orders"
      search={{ ...filter, count: rate === 'satisfaction' ? 'dissatisfied' : part, ...(source ? { source } : {}) }}
      className={`${styles.number} ${signal ? styles.signal : ''}`}
      title={text.fraction(row.numbers[part], row.numbers[whole])}
      onClick={(event) => event.stopPropagation()}
    >
      {signal && <span aria-hidden="true">! </span>}
      {percentText(value)}
    </Link>
  )
}
