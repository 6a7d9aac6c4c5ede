import { type FocusDimension, type FocusNumbers, type FocusRate, focusDimensions, rateOf } from '#shared/domain/focus'
import type { FocusBoard, FocusFilter, FocusRow } from '#shared/domain/focus-board'
import { proposals, type RowSignals, signalsOf } from '#shared/domain/focus-signals'
import type { ThresholdValues } from '#shared/domain/thresholds'
import type { FocusSearch } from './focus-search'

export interface BoardRow {
  readonly id: string
  /** What it holds fixed, for the orders behind it. */
  readonly part: Readonly<Partial<Record<FocusDimension, string>>>
  readonly numbers: FocusNumbers
  readonly signals: RowSignals
  readonly proposed: boolean
}

/** The rows of the board as the table shows them: with their signals, filtered and sorted. */
export function boardRows(
  board: FocusBoard,
  limits: ThresholdValues,
  { only, sort = 'complaints', up = false }: FocusSearch,
): BoardRow[] {
  const proposed = new Set(proposals(board.rows, limits))
  const rows = board.rows
    .map((row) => ({
      id: idOf(row),
      part: partOf(row),
      numbers: row.numbers,
      signals: signalsOf(row.numbers, limits),
      proposed: proposed.has(row),
    }))
    .filter((row) => only !== 'proposals' || row.proposed)
  // What has no rate stands last, whichever way it is sorted.
  const keyOf = ({ numbers }: BoardRow) => (sort === 'complaints' ? numbers.complaints : rateOf(numbers, sort))
  return rows
    .map((row, at) => ({ row, at, key: keyOf(row) }))
    .sort((a, b) => {
      if (a.key === undefined || b.key === undefined)
        return a.key === b.key ? a.at - b.at : a.key === undefined ? 1 : -1
      return (up ? a.key - b.key : b.key - a.key) || a.at - b.at
    })
    .map(({ row }) => row)
}

export function countProposals(board: FocusBoard, limits: ThresholdValues): number {
  return proposals(board.rows, limits).length
}

function partOf(row: FocusRow): BoardRow['part'] {
  return Object.fromEntries(
    focusDimensions.flatMap((dimension) => (row[dimension] === undefined ? [] : [[dimension, row[dimension]]])),
  )
}

function idOf(row: FocusRow): string {
  return focusDimensions.map((dimension) => row[dimension] ?? '').join('|')
}

export function rowFilter(filter: FocusFilter, row: BoardRow): FocusFilter {
  return { ...filter, ...row.part }
}

export const rates: readonly FocusRate[] = ['verified', 'satisfaction', 'repeat', 'overdue']

/** Whether a rate lies beyond its threshold; that much is true is only bad where people are not content with it. */
export function isSignal(signals: RowSignals, rate: FocusRate): boolean {
  switch (rate) {
    case 'verified':
      return signals.verifiedHigh && signals.satisfactionLow
    case 'satisfaction':
      return signals.satisfactionLow
    case 'repeat':
      return signals.repeatHigh
    case 'overdue':
      return signals.overdueHigh
  }
}
