import type { WorkOrder } from '#shared/domain/work-order'

/**
 * An order ready to be stored: every text cleaned, every code one of ours, its lead judged. What the store adds is the
 * id and the stamps; what the bureau adds later (`caseReply`, `actionable`, the fate of the lead) is not intake's to change.
 */
export type PreparedOrder = Omit<
  WorkOrder,
  'id' | 'createdAt' | 'createdBy' | 'updatedAt' | 'updatedBy' | 'caseReply' | 'actionable' | 'repeatOf' | 'linkages'
> & {
  /** SHA-256 (hex) over everything the source said; the same hash means nothing changed (column `content_hash`). */
  readonly contentHash: string
  /** Where the source said nothing and a default stands; it is for a new order only. */
  readonly assumed?: ReadonlySet<Assumable>
}

export type Assumable = 'channel' | 'region' | 'process' | 'isEnterprise' | 'confidential' | 'anonymous'

export interface UpsertCounts {
  readonly created: number
  readonly updated: number
  readonly unchanged: number
}

/** The port intake writes through; the server's store stands behind it, tests use one in memory. */
export interface IntakeStore {
  /**
   * Writes one batch in one transaction: all of it or nothing. Idempotent by source and order number; an order whose
   * `contentHash` is already stored counts as unchanged and is not touched. Use `newOrder` and `mergeOrder` for the rows.
   */
  upsertOrders(source: string, orders: readonly PreparedOrder[]): Promise<UpsertCounts>
}
