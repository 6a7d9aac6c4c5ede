import { createContext, useContext } from 'react'
import type { BasisFacts } from '#shared/documents/kinds/facts'
import type { InsertionGroup } from '../editor/insertions'
import type { RankedProblem } from '../rank-problems'

/** What every field of the form needs besides its own value. */
export interface FieldsView {
  readonly problems: readonly RankedProblem[]
  readonly readOnly: boolean
  /** Bases that the case itself cites: offered first, because others are refused at issue. */
  readonly citedBases: readonly BasisFacts[]
  /** What the tools of a running text put in. */
  readonly insertions: readonly InsertionGroup[]
}

export const FieldsContext = createContext<FieldsView>({ problems: [], readOnly: true, citedBases: [], insertions: [] })

export function useFields(): FieldsView {
  return useContext(FieldsContext)
}

/** Where a problem's field stands in the page. */
export function fieldElementId(path: string): string {
  return `document-field-${path}`
}
