/** Lists as the screens ask for them and get them: windows over columns, never whole stores. */

export interface ListWindow<T> {
  readonly total: number
  readonly offset: number
  readonly rows: readonly T[]
  /** Counts by lead state, stage or status over the same filter without that one field: the numbers beside views. */
  readonly counts: Readonly<Record<string, number>>
}

export interface ListRange {
  readonly offset: number
  readonly limit: number
  readonly sort?: { readonly by: string; readonly descending: boolean }
  /** Words that must all occur in number, title, text, place, organ. */
  readonly text?: string
}

export interface OrderQuery extends ListRange {
  readonly leadState?: string
  readonly region?: string
  readonly channel?: string
  readonly handlingOrganId?: string
  readonly receivedFrom?: string
  readonly receivedTo?: string
}

export interface OrderColumns {
  readonly id: string
  readonly orderNo: string
  readonly title: string
  readonly excerpt: string
  readonly channel: string
  readonly region: string
  readonly organName: string
  readonly receivedAt: string
  readonly leadState: string
  readonly score: number
  readonly caseId: string
  readonly replied: boolean
  readonly pending: boolean
}

export interface CaseQuery extends ListRange {
  readonly stage?: readonly string[]
  readonly handlerId?: string
  readonly field?: string
  readonly level?: string
  readonly region?: string
  readonly respondentOrganId?: string
  readonly overdueOnly?: boolean
}

export interface CaseColumns {
  readonly id: string
  readonly caseNo: string
  readonly title: string
  readonly stage: string
  readonly respondentOrganId: string
  readonly field: string
  readonly level: string
  readonly region: string
  readonly handlerIds: readonly string[]
  readonly orders: number
  /** The nearest running limit. */
  readonly dueKind: string
  readonly dueFrom: string
  readonly dueAt: string
  readonly updatedAt: string
  readonly conflicts: number
  readonly pending: boolean
}

export interface DocumentQuery extends ListRange {
  readonly kind?: string
  readonly status?: readonly string[]
  readonly caseId?: string
  readonly addresseeOrganId?: string
  /** Of issue. */
  readonly year?: string
  /** Served, an answer is owed and has not come. */
  readonly awaitingReply?: boolean
}

export interface DocumentColumns {
  readonly id: string
  readonly kind: string
  readonly number: string
  readonly title: string
  readonly status: string
  readonly caseId: string
  readonly addresseeOrganId: string
  readonly issuedOn: string
  readonly replyDueAt: string
  readonly updatedAt: string
  readonly pending: boolean
}
